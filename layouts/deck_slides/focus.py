"""What gets a slide of its own: an event with its details, a term, a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.items import Item
from lessonpress.resources.markup import Rich, Statement, Text
from lessonpress.resources.topic import Alliance, Event, Person, Term

from ..document import (
    Block,
    Cell,
    Column,
    Heading,
    Illustration,
    Inlines,
    ListBlock,
    Slide,
    SlideRole,
    Table,
    paragraph,
    text_cell,
)
from ..poster.alliances import told
from ..saying import said_briefly
from .notes import notes
from .talk import Talk

ENOUGH = 3
"""Details that make an event worth a slide of its own when the topic names none."""
MOST = 3


def focus(talk: Talk) -> Iterator[Slide]:
    """The slides of all that was named, or of the weightiest events that have details."""
    if talk.options.focus is not None:
        wanted: Sequence[Item] = [talk.topic.by_id[name] for name in talk.options.focus]
    else:
        wanted = talk.weightiest((e for e in talk.topic.events if len(e.details) >= ENOUGH), MOST)
    for thing in wanted:
        yield from slides_about(talk, thing)


def slides_about(talk: Talk, thing: Item) -> Iterator[Slide]:
    """A slide about one thing of the topic; of somebody who has a portrait, that on a slide before it."""
    match thing:
        case Event():
            yield _event(talk, thing)
        case Term():
            yield _term(talk, thing)
        case Person():
            yield from _introduced(talk, thing)
            yield _person(talk, thing)
        case Alliance():
            yield _alliance(talk, thing)
        case _:
            yield _other(talk, thing)


def _event(talk: Talk, event: Event) -> Slide:
    """What happened, and its details: as a table when each begins with whom it is about."""
    lead = (Text(f"{talk.date(event.date)}. "), *talk.said(event.description))
    blocks: list[Block] = [paragraph(lead, span=event.description.span)]
    image = talk.topic.pictures.get(event.id)
    blocks += [Illustration(image)] if image else []
    parts = [_parted(detail) for detail in event.details]
    names = {person.name for person in talk.topic.people}
    if parts and all(name in names for name, _ in parts):
        rows = tuple(
            (text_cell(name, header=True), Cell((paragraph(_after(talk.said(detail), name), span=detail.span),)))
            for (name, _), detail in zip(parts, event.details, strict=True)
        )
        blocks.append(Table((Column(), Column(1.0)), (), rows, caption=event.title.plain))
    elif event.details:
        blocks.append(ListBlock(tuple((talk.stated(d),) for d in event.details)))
    said = [event.description, *event.details]
    say = [talk.labels("slide-say-focus"), event.note.plain if event.note else ""]
    told = notes(talk, say, said, pictures=[image] if image else ())
    return Slide(event.title.plain, blocks=tuple(blocks), notes=told, span=event.title.span, id=f"event-{event.id}")


def _parted(detail: Statement) -> tuple[str, str]:
    name, _, rest = detail.plain.partition(": ")
    return name, rest


def _after(inlines: Inlines, name: str) -> Inlines:
    """The words after 'name: ', with a capital."""
    first = inlines[0]
    if not (isinstance(first, Text) and first.text.startswith(name + ": ")):
        return inlines
    rest = first.text[len(name) + 2 :]
    return (Text(rest[:1].upper() + rest[1:]), *inlines[1:])


def _term(talk: Talk, term: Term) -> Slide:
    meaning = term.definition(talk.level)
    native = (paragraph(talk.native(term.native_term)),) if term.native_term else ()
    blocks = (paragraph(said_briefly(meaning, talk.labels), span=meaning.span), *native)
    told = notes(talk, [talk.labels("slide-say-focus")], [meaning])
    return Slide(term.term, blocks=blocks, notes=told, id=f"term-{term.id}")


def _introduced(talk: Talk, person: Person) -> Iterator[Slide]:
    """A face, and who this was."""
    if image := talk.topic.pictures.get(person.id):
        blocks = (talk.stated(person.one_line), Illustration(image))
        told = notes(talk, [talk.labels("slide-say-faces")], [person.one_line], pictures=[image])
        yield Slide(person.full_name or person.name, blocks=blocks, notes=told, id=f"face-{person.id}")


def _person(talk: Talk, person: Person) -> Slide:
    """Strengths beside weaknesses."""
    labels = talk.labels
    left, right = (
        (Heading((Text(labels(name)),)), ListBlock(tuple((talk.stated(s),) for s in statements)))
        for name, statements in (("strengths", person.strengths), ("weaknesses", person.weaknesses))
    )
    said = [person.one_line, *person.strengths, *person.weaknesses]
    say = [labels("slide-say-focus"), person.one_line.plain]
    told = notes(talk, say, said)
    return Slide(person.name, SlideRole.TWO_COLUMNS, left, right, notes=told, id=f"person-{person.id}")


def _alliance(talk: Talk, alliance: Alliance) -> Slide:
    """Who stood together and against whom; what they wanted, and what came of it."""
    parts = {"purpose": alliance.purpose, "policy": alliance.policy, "outcome": alliance.outcome}
    rows = tuple(
        (text_cell(talk.labels(f"column-{name}"), header=True), Cell(tuple(map(talk.stated, statements))))
        for name, statements in parts.items()
        if statements
    )
    blocks: list[Block] = [paragraph(told(alliance, talk.topic) + ".")]
    if rows:
        blocks.append(Table((Column(), Column(1.0)), (), rows, caption=alliance.name))
    say = [talk.labels("slide-say-focus"), alliance.note.plain if alliance.note else ""]
    said = [statement for statements in parts.values() for statement in statements]
    told_of = notes(talk, say, said)
    return Slide(alliance.name, blocks=tuple(blocks), notes=told_of, id=f"alliance-{alliance.id}")


def _other(talk: Talk, thing: Item) -> Slide:
    """Anything else that has a title and says something: a factor, a phase, a figure."""
    title = getattr(thing, "title", None) or getattr(thing, "name", "")
    found = (getattr(thing, name, None) for name in ("summary", "note"))
    said = [value for value in found if value]
    blocks = tuple(paragraph(talk.said(s) if isinstance(s, Statement) else s.nodes, span=s.span) for s in said)
    return Slide(
        title.plain if isinstance(title, Rich) else str(title),
        blocks=blocks,
        notes=notes(talk, [talk.labels("slide-say-focus")], said),
        id=f"about-{getattr(thing, 'id', '')}",
    )

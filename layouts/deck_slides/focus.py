"""What gets a slide of its own: an event with its details, a term, a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lessonpress.resources.markup import Rich, Statement, Text
from lessonpress.resources.topic import Event, Item, Person, Term

from ..document import Block, Cell, Column, Heading, Inlines, ListBlock, Slide, SlideRole, Table, paragraph, text_cell
from .lesson import Lesson
from .notes import notes

ENOUGH = 3
"""Details that make an event worth a slide of its own when the topic names none."""
MOST = 3


def focus(lesson: Lesson) -> Iterator[Slide]:
    """The slides of all that was named, or of the weightiest events that have details."""
    if lesson.options.focus is not None:
        wanted: Sequence[Item] = [lesson.topic.by_id[name] for name in lesson.options.focus]
    else:
        wanted = lesson.weightiest((e for e in lesson.topic.events if len(e.details) >= ENOUGH), MOST)
    for thing in wanted:
        match thing:
            case Event():
                yield _event(lesson, thing)
            case Term():
                yield _term(lesson, thing)
            case Person():
                yield _person(lesson, thing)
            case _:
                yield _other(lesson, thing)


def _event(lesson: Lesson, event: Event) -> Slide:
    """What happened, and its details: as a table when each begins with whom it is about."""
    lead = (Text(f"{lesson.date(event.date)}. "), *lesson.said(event.description))
    blocks: list[Block] = [paragraph(lead, span=event.description.span)]
    parts = [_parted(detail) for detail in event.details]
    names = {person.name for person in lesson.topic.people}
    if parts and all(name in names for name, _ in parts):
        rows = tuple(
            (text_cell(name, header=True), Cell((paragraph(_after(lesson.said(detail), name), span=detail.span),)))
            for (name, _), detail in zip(parts, event.details, strict=True)
        )
        blocks.append(Table((Column(), Column(1.0)), (), rows, caption=event.title.plain))
    elif event.details:
        blocks.append(ListBlock(tuple((lesson.stated(d),) for d in event.details)))
    said = [event.description, *event.details]
    say = [lesson.labels("slide-say-focus"), event.note.plain if event.note else ""]
    return Slide(event.title.plain, blocks=tuple(blocks), notes=notes(lesson, say, said), span=event.title.span)


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


def _term(lesson: Lesson, term: Term) -> Slide:
    meaning = term.definition(lesson.level)
    native = (paragraph(term.native_term),) if term.native_term else ()
    blocks = (lesson.stated(meaning), *native)
    return Slide(term.term, blocks=blocks, notes=notes(lesson, [lesson.labels("slide-say-focus")], [meaning]))


def _person(lesson: Lesson, person: Person) -> Slide:
    """Strengths beside weaknesses."""
    labels = lesson.labels
    left, right = (
        (Heading((Text(labels(name)),)), ListBlock(tuple((lesson.stated(s),) for s in statements)))
        for name, statements in (("strengths", person.strengths), ("weaknesses", person.weaknesses))
    )
    said = [person.one_line, *person.strengths, *person.weaknesses]
    say = [labels("slide-say-focus"), person.one_line.plain]
    return Slide(person.name, SlideRole.TWO_COLUMNS, left, right, notes=notes(lesson, say, said))


def _other(lesson: Lesson, thing: Item) -> Slide:
    """Anything else that has a title and says something: a factor, a phase, an alliance, a figure."""
    title = getattr(thing, "title", None) or getattr(thing, "name", "")
    found = (getattr(thing, name, None) for name in ("summary", "note", "purpose", "policy", "outcome"))
    said = [s for value in found if value for s in (value if isinstance(value, tuple) else (value,))]
    blocks = tuple(paragraph(lesson.said(s) if isinstance(s, Statement) else s.nodes, span=s.span) for s in said)
    return Slide(
        title.plain if isinstance(title, Rich) else str(title),
        blocks=blocks,
        notes=notes(lesson, [lesson.labels("slide-say-focus")], said),
    )

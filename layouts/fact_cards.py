"""Fact cards: one for each contender, with who they were in front and how they fared behind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar, Literal

from lessonpress.resources.dates import format_date, stretch_in_years
from lessonpress.resources.diagnostics import span_of
from lessonpress.resources.items import PersonId
from lessonpress.resources.markup import Statement, Text
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Alliance, Life, Person, Post, Topic

from .card_sheets import CardSheetOptions
from .document import Block, Card, Cards, Heading, ListBlock, Paragraph, Role, paragraph
from .labels import Labels
from .layout import Setting
from .looks import look_numbers, repeated_looks
from .monograms import monograms
from .references import references
from .saying import company, enumerated, said


class FactCardOptions(CardSheetOptions, frozen=True, kw_only=True):
    """What a topic may say of its cards."""

    people: tuple[PersonId, ...] = ()
    """Whom to make cards of; all contenders unless named."""
    flip: Literal["long", "short", "fold"] = "long"
    """The edge of the sheet over which your printer turns it; or 'fold' to print on one side, and fold each card."""


class FactCards:
    """A card for each contender, to print on both sides and cut."""

    name: ClassVar[str] = "fact-cards"
    folder: ClassVar[str] = "cards"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = "somebody in people.yaml with 'contender: yes'"
    Options: ClassVar[type[FactCardOptions]] = FactCardOptions

    def make(self, topic: Topic, material: Material, options: FactCardOptions, setting: Setting) -> Cards:
        """One card for each person, and one that says what the source codes mean."""
        labels = Labels(topic.language)
        people = tuple(topic.by_id[p] for p in options.people) or topic.contenders
        letters = monograms((*topic.contenders, *(p for p in people if not p.contender)))
        cards = tuple(_card(topic, person, letters[person.id], labels) for person in people)
        cited = references(topic, cards)
        sources = tuple(Paragraph((Text(f"{r.code}\u2002{r.text}"),), Role.SOURCE) for r in cited)
        fold = options.flip == "fold"
        turned = labels("cards-fold") if fold else labels("cards-print", edge=labels(f"edge-{options.flip}"))
        how = (paragraph(turned), paragraph(labels("cards-marks")))
        legend = Card(
            labels("cards-how"),
            "",
            str(topic.topic.title),
            "",
            -1,
            how,
            (Heading((Text(labels("sources")),), 2), *sources) if sources else (),
        )
        title = str(material.title) if material.title else labels("fact-cards")
        return Cards(
            id=material.id,
            title=title,
            language=topic.language,
            subtitle=str(topic.topic.title),
            references=cited,
            cards=(*cards, legend),
            size=options.measures,
            flip=options.flip,
            gutter=options.gutter,
            script_language=topic.topic.script_language,
            warnings=repeated_looks(topic, setting.theme),
        )

    def standard(self, topic: Topic) -> Sequence[Material]:
        """Cards whenever there is somebody to make them of."""
        return (Material(id="fact-cards", layout=self.name),) if topic.contenders else ()


def _card(topic: Topic, person: Person, letters: str, labels: Labels) -> Card:
    front = (
        paragraph(person.one_line.nodes, Role.LEAD, person.one_line.span),
        *_section(labels("posts"), (_post(post, labels, topic.language) for post in person.posts)),
        *_section(labels("power-base"), _said(person.power_base, labels)),
    )
    back = (
        *_section(labels("strengths"), _said(person.strengths, labels)),
        *_section(labels("weaknesses"), _said(person.weaknesses, labels)),
        *_section(labels("policy"), _said(person.ideology, labels)),
        *_section(
            labels("alliances"),
            (_alliance(topic, a, person, labels) for a in topic.alliances if person.id in (*a.members, *a.supporters)),
        ),
        *_section(labels("fate"), _said(person.fate, labels)),
    )
    full = person.full_name or ""
    return Card(
        person.name,
        person.native_name or "",
        _dates(person, topic.language),
        letters,
        look_numbers(topic).get(person.id, -1),
        front,
        back,
        topic.pictures.get(person.id),
        full_name="" if full in (person.name, person.native_name) else full,
        life=_life(person, labels, topic.language),
        span=person.one_line.span,
    )


def _section(label: str, entries: Iterable[Paragraph]) -> Iterator[Block]:
    """A label over its statements; nothing where there are none."""
    listed = tuple((entry,) for entry in entries)
    if listed:
        yield Heading((Text(label),), 2)
        yield ListBlock(listed)


def _said(statements: Iterable[Statement], labels: Labels) -> Iterator[Paragraph]:
    for statement in statements:
        yield Paragraph(said(statement, labels), span=statement.span)


def _post(post: Post, labels: Labels, language: str) -> Paragraph:
    """'Commissar for War, 1918–25', or 'from 1922' where the end is open."""
    when = ""
    if post.from_ and post.to:
        when = stretch_in_years(post.from_, post.to, language)
    elif post.from_:
        when = labels("from-year", year=format_date(post.from_.in_years, language))
    elif post.to:
        when = labels("until-year", year=format_date(post.to.in_years, language))
    return Paragraph((*post.title.words, Text(f", {when}" if when else "")), span=post.title.span)


def _alliance(topic: Topic, alliance: Alliance, person: Person, labels: Labels) -> Paragraph:
    """'The Three, 60–53 BC: with Ann and Bob, against Carl'."""
    years = stretch_in_years(alliance.from_, alliance.to, topic.language)
    if person.id in alliance.members:
        others = company(alliance, topic, labels, but=person.id)
    else:
        others = enumerated([topic.name(member) for member in alliance.members], labels)
    against = enumerated([topic.name(a) for a in alliance.against], labels)
    words = labels("with-against", members=others, against=against) if against else labels("with", members=others)
    called = f" ({', '.join(alliance.also_called)})" if alliance.also_called else ""
    return Paragraph(
        (Text(f"{alliance.name}{called}, {years}: {words}"),),
        span=span_of(alliance),
    )


def _dates(person: Person, language: str) -> str:
    """'21 December 1878 – 5 March 1953', as far as it is known."""
    return " – ".join(format_date(end.date, language) for end in (person.born, person.died) if end)


def _life(person: Person, labels: Labels, language: str) -> tuple[str, ...]:
    """'born 21 December 1878, Gori', 'died 5 March 1953, Kuntsevo'; nothing where the dates say as much."""
    ends = (("born", person.born), ("died", person.died))
    lines = tuple(labels(key, when=_when_and_where(end, language)) for key, end in ends if end)
    return lines if any(end and end.place for _, end in ends) else ()


def _when_and_where(end: Life, language: str) -> str:
    when = format_date(end.date, language)
    return f"{when}, {end.place.plain}" if end.place else when

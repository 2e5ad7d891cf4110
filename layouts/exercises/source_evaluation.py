"""Source evaluation: where a source comes from, what it says, and how far it can be used.

What a source asserts is shown as its own claim, right and wrong side by side; how far each holds stands in the key.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from msgspec import Meta

from lessonpress.resources.dates import format_date
from lessonpress.resources.items import SourceId
from lessonpress.resources.markup import Citation, Rich, Text
from lessonpress.resources.topic import Claim, Source, Verdict
from lessonpress.resources.values import Value

from ..document import (
    Block,
    Box,
    Column,
    Heading,
    Illustration,
    Inlines,
    ListBlock,
    Marker,
    Paragraph,
    Strong,
    Table,
    Together,
    Tone,
    text_cell,
)
from ..questions import OpenAnswer, Task
from ..saying import letter
from .choosing import UnfitError, select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .wording import unmarked

LEAST = 2
"""Claims of different verdicts that a source must make."""
ALIKE = 0.6
"""Two claims that share more of their sense than this tell about one another."""
SHARE = 0.7
"""How wide the picture of a source is, as a part of the sheet's text."""
SHORTEST_FIRST = (Verdict.WRONG, Verdict.SOUND, Verdict.IMPRECISE, Verdict.DISPUTED)
"""The verdicts, those that teach most first."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Which sources, how many of their claims, and how much room."""

    sources: Annotated[tuple[SourceId, ...], Meta(max_length=2)] = ()
    question: Rich | None = None
    """What the source is to be used for; unless said, the topic's enquiry question."""
    claims: Annotated[int, Meta(ge=LEAST, le=4)] = 3
    lines: Count = 2


class Case(Value, frozen=True):
    """A source and some of what it claims."""

    source: Source
    claims: tuple[Claim, ...]


def make(options: Options, bench: Bench) -> Task:
    """One source or two: origin, claims, and questions on origin, purpose, value and limits."""

    def ask(source: Source, _: object) -> Case:
        return _case(source, options, bench)

    cases = select(bench, bench.topic.sources, options.sources, None, 1, ask, rank=lambda source: not source.author)
    if not cases:
        raise TooFewFactsError(
            f"this needs a source with its strength, its weakness and {LEAST} claims that do not hold equally well"
        )
    question = options.question or bench.topic.topic.question
    asked = Paragraph((Text(bench.labels("source-evaluation-for") + " "), Strong(question.nodes)), span=question.span)
    first, *body = [block for case in cases for block in _blocks(case, options, bench)]
    if len(cases) > 1:
        guidance = ((Text(bench.labels("know-guidance")),),)
        body.append(OpenAnswer((Text(bench.labels("source-evaluation-compare")),), options.lines + 2, guidance))
    return task(options, bench, (Together((asked, first)), *body))


# ---- which claims ---------------------------------------------------------------------------------------------------


def _case(source: Source, options: Options, bench: Bench) -> Case:
    if not (source.strength and source.weakness):
        raise UnfitError("the topic does not give its strength and its weakness")
    claims = _claims(source, options.claims, bench)
    if len({claim.verdict for claim in claims}) < LEAST:
        raise UnfitError("its claims do not differ in how far they hold")
    bench.order.shuffle(claims)
    return Case(source, tuple(claims))


def _claims(source: Source, count: int, bench: Bench) -> list[Claim]:
    """Claims of as many verdicts as there may be, none of which corrects another."""
    said = [claim for claim in bench.topic.claims if claim.source == source.id and _is_explained(claim)]
    pool = bench.pick.sample(said, len(said))
    chosen: list[Claim] = []
    while len(chosen) < count:
        taken = [claim.verdict for claim in chosen]
        free = [c for c in pool if c not in chosen and not any(_tells(c, other, bench) for other in chosen)]
        if not free:
            break
        chosen.append(min(free, key=lambda c: (taken.count(c.verdict), SHORTEST_FIRST.index(c.verdict))))
    return chosen


def _is_explained(claim: Claim) -> bool:
    """Whether the key can say more than the verdict alone; what is sound needs no more, if it is a matter of fact."""
    if claim.verdict is Verdict.SOUND:
        return claim.kind == "fact" and claim.correction is None
    return claim.correction is not None


def _tells(one: Claim, other: Claim, bench: Bench) -> bool:
    """Whether one of the two says what the other says, or corrects it."""
    texts = (one.text, other.text), (one.text, other.correction), (other.text, one.correction)
    return any(b and bench.wording.likeness(a.plain, b.plain) > ALIKE for a, b in texts)


# ---- how it is set out ----------------------------------------------------------------------------------------------


def _blocks(case: Case, options: Options, bench: Bench) -> tuple[Block, ...]:
    labels, source = bench.labels, case.source
    claims = tuple((Paragraph(unmarked(claim.text.words), span=claim.text.span),) for claim in case.claims)
    questions = tuple((question,) for question in _questions(case, options, bench))
    head = Heading((*source.title.nodes, Text(" "), Citation((source.id,))), 3, span=source.title.span)
    image = bench.topic.pictures.get(source.id)
    shown = (Illustration(image, share=SHARE),) if image else ()
    says = Box((ListBlock(claims, Marker.LETTER),), title=labels("source-evaluation-says"), tone=Tone.SOURCE)
    return (
        Together((head, *shown, _origin(source, bench), says)),
        ListBlock(questions, Marker.NUMBER),
    )


def _origin(source: Source, bench: Bench) -> Table:
    """Author, date and kind: what is known, and that the rest is not."""
    labels = bench.labels
    when = format_date(source.date, bench.topic.language) if source.date else ""
    facts = (
        ("author", (Text(source.author or labels("source-evaluation-unknown")),)),
        ("date", (Text(when or labels("source-evaluation-unknown")),)),
        ("kind", (Text(labels(f"source-kind-{source.kind.replace(' ', '-')}")),)),
        ("details", source.details.nodes if source.details else ()),
    )
    rows = tuple(
        (text_cell(labels(f"source-evaluation-{name}"), header=True), text_cell(said)) for name, said in facts if said
    )
    return Table((Column(), Column(1.0)), (), rows, caption=source.title.plain)


def _questions(case: Case, options: Options, bench: Bench) -> tuple[OpenAnswer, ...]:
    """Origin, purpose, value and limits; a key to each from what the topic says of the source and its claims."""
    source = case.source
    kind = source.kind.replace(" ", "-")
    assert source.strength and source.weakness
    guidance: dict[str, Sequence[Inlines]] = {
        "origin": ((Text(bench.labels("source-evaluation-origin-guidance")),),),
        "purpose": ((Text(bench.labels(f"source-purpose-{kind}")),),),
        "value": (source.strength.nodes,),
        "limits": (source.weakness.nodes,),
        "check": (
            *(_judged(n, claim, bench) for n, claim in enumerate(case.claims, 1)),
            (Text(bench.labels("settle-guidance")),),
        ),
    }
    return tuple(
        OpenAnswer((Text(bench.labels(f"source-evaluation-{name}-question")),), options.lines, tuple(points))
        for name, points in guidance.items()
    )


def _judged(number: int, claim: Claim, bench: Bench) -> Inlines:
    """'B  wrong: …', with what is right instead."""
    verdict = f"{letter(number)}  {bench.labels(f'verdict-{claim.verdict.value}')}"
    if claim.correction is None:
        return (Strong((Text(f"{verdict}."),)),)
    return (Strong((Text(bench.labels("about", name=verdict) + " "),)), *unmarked(claim.correction.nodes))

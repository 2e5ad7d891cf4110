"""The thoughts of a topic: its question, and from it causes, alliances, contenders and phases, as one tree.

The mind map draws this tree, the outline writes it: they cannot say different things.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from lessonpress.resources.dates import format_date, stretch_in_years
from lessonpress.resources.diagnostics import Span, span_of
from lessonpress.resources.markup import Statement, Text
from lessonpress.resources.topic import Alliance, Factor, Person, Phase, Topic
from lessonpress.resources.values import Placed

from ..document import Inlines, Strong
from ..labels import Labels
from ..saying import company, enumerated, said

EVENTS = 3
"""So many events are named as evidence for a cause."""


class Thought(Placed, frozen=True):
    """A node of the tree: words with their citations, and the thoughts that follow, the most important first."""

    words: Inlines
    children: tuple[Thought, ...] = ()
    years: str = ""
    """When it was."""
    person: str | None = None
    """Whose badge belongs to it."""
    span: Span | None = None

    @property
    def count(self) -> int:
        """How many thoughts there are, this one counted."""
        return 1 + sum(child.count for child in self.children)

    def pruned(self, counts: Sequence[int]) -> Thought:
        """The thought with at most `counts[0]` thoughts that follow, each of these with at most `counts[1]` ..."""
        kept = self.children[: counts[0]]
        return replace(self, children=tuple(child.pruned(counts[1:]) for child in kept) if counts[1:] else kept)


def prunings(whole: Thought) -> Iterator[Thought]:
    """The tree, then smaller and smaller ones.

    Each time the branch that says most loses the last statement of each of its things; when no statements are left,
    the branch with most things loses the last of these.
    """
    yield whole
    branches = whole.children
    items = [len(branch.children) for branch in branches]
    leaves = [max((len(item.children) for item in branch.children), default=0) for branch in branches]
    for counts in (leaves, items):
        while any(counts):
            cut = [branch.pruned(most) for branch, *most in zip(branches, items, leaves, strict=True)]
            counts[max((n for n, count in enumerate(counts) if count), key=lambda n: cut[n].count)] -= 1
            cut = [branch.pruned(most) for branch, *most in zip(branches, items, leaves, strict=True)]
            yield replace(whole, children=tuple(cut))


def thoughts(topic: Topic) -> Thought:
    """The whole tree; a branch of which the topic says nothing is left out."""
    words = Labels(topic.language)
    branches: tuple[tuple[str, Iterable[Thought]], ...] = (
        ("mind-causes", (_cause(factor, topic, words) for factor in topic.factors)),
        ("mind-alliances", (_alliance(alliance, topic, words) for alliance in topic.alliances)),
        ("mind-contenders", (_contender(person, words) for person in topic.contenders)),
        ("mind-phases", (_phase(phase, topic) for phase in topic.phases)),
    )
    grown = ((words(label), tuple(made)) for label, made in branches)
    question = topic.topic.question
    return Thought(question.words, tuple(Thought((Text(name),), made) for name, made in grown if made))


def _phase(phase: Phase, topic: Topic) -> Thought:
    years = stretch_in_years(phase.from_, phase.to, topic.language)
    return Thought(phase.title.words, years=years, span=phase.title.span)


def _alliance(alliance: Alliance, topic: Topic, words: Labels) -> Thought:
    sides = {
        "mind-members": company(alliance, topic, words),
        "mind-against": enumerated([topic.name(person) for person in alliance.against], words),
    }
    leaves = (
        *(Thought(_labelled(words(label), (Text(names),))) for label, names in sides.items() if names),
        *_first("mind-outcome", alliance.outcome, words),
    )
    years = stretch_in_years(alliance.from_, alliance.to, topic.language)
    return Thought((Text(alliance.name),), leaves, years=years, span=span_of(alliance))


def _contender(person: Person, words: Labels) -> Thought:
    leaves = (
        *_first("mind-power-base", person.power_base, words),
        *_first("mind-strength", person.strengths, words),
        *_first("mind-weakness", person.weaknesses, words),
    )
    return Thought((Text(person.name),), leaves, person=person.id, span=span_of(person))


def _cause(factor: Factor, topic: Topic, words: Labels) -> Thought:
    events = sorted((topic.by_id[name] for name in factor.evidence), key=lambda event: -event.weight)[:EVENTS]
    named: list[str] = []
    for event in sorted(events, key=lambda event: event.date.sort_key):
        year = format_date(event.date.in_years, topic.language).replace(" ", "\u00a0")
        named.append(f"{event.title.plain} ({year})")
    evidence = (Thought(_labelled(words("mind-evidence"), (Text("; ".join(named)),))),) if named else ()
    summary = Thought(said(factor.summary, words), span=factor.summary.span)
    return Thought(factor.title.words, (summary, *evidence), span=factor.title.span)


def _first(label: str, statements: tuple[Statement, ...], words: Labels) -> Iterator[Thought]:
    for statement in statements[:1]:
        yield Thought(_labelled(words(label), said(statement, words)), span=statement.span)


def _labelled(label: str, words: Inlines) -> Inlines:
    return (Strong((Text(label),)), Text(" "), *words)

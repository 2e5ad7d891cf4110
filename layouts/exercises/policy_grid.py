"""Policy grid: the contenders against what was wanted; a tick for those who were for it, a cross for those against."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from lessonpress.resources.dates import format_date
from lessonpress.resources.items import Level, PersonId, PolicyId
from lessonpress.resources.markup import Text
from lessonpress.resources.topic import Policy

from ..document import Block, Inlines, ListBlock, Paragraph, Role, Strong, paragraph
from ..questions import OpenAnswer, Task
from ..saying import said
from ..thinking import CROSS, SILENT, Stances
from .choosing import UnfitError, named, select
from .kind import Bench, Count, ExerciseOptions, TooFewFactsError, task
from .wording import unmarked

LEAST, USUAL, WIDEST = 2, 5, 6
"""Policies: the fewest, the usual number, and as many as fit across a page."""


class Options(ExerciseOptions, frozen=True, kw_only=True):
    """Who and what stand in the grid."""

    policies: tuple[PolicyId, ...] = ()
    people: tuple[PersonId, ...] = ()
    """Unless named, all contenders whom the topic places on one of the policies."""
    count: Count | None = None
    lines: Count = 4
    """Lines for who stood close together and who far apart."""


def make(options: Options, bench: Bench) -> Task:
    """The grid; what each policy meant is told in the key, and on a sheet for those who need support."""
    people = named(bench.topic.people, options.people) if options.people else bench.topic.contenders
    ids = [person.id for person in people]
    pool = bench.topic.policies
    count = min(WIDEST, options.count or len(options.policies) or USUAL)

    def ask(policy: Policy, _: object) -> Policy:
        return _divided(policy, ids)

    policies = select(bench, pool, options.policies, count, USUAL, ask, rank=lambda policy: not policy.when)
    if len(policies) < LEAST:
        raise TooFewFactsError(f"this needs {LEAST} policies, each with somebody for it and somebody against it")
    placed = [i for i in ids if any(_stand(i, policy) is not None for policy in policies)]
    grid = Stances(
        bench.labels("column-people"),
        tuple(bench.topic.name(i) for i in placed),
        tuple(_head(policy, bench) for policy in policies),
        tuple(tuple(_stand(i, policy) for policy in policies) for i in placed),
        caption=bench.labels("policy-grid-caption"),
    )
    nearest = OpenAnswer((Text(bench.labels("policy-grid-question")),), options.lines, _nearest(grid, bench))
    meanings = _meanings(policies, bench)
    note = paragraph(bench.labels("policy-grid-note", cross=CROSS, silent=SILENT), Role.NOTE)
    if bench.level is Level.SUPPORT:
        return task(options, bench, (meanings, grid, nearest), notes=(note,))
    return task(options, bench, (grid, nearest), notes=(note, meanings))


def _divided(policy: Policy, people: Sequence[str]) -> Policy:
    stands = {_stand(person, policy) for person in people}
    if not {True, False} <= stands:
        raise UnfitError("the topic does not say who of these was for it and who against it")
    return policy


def _stand(person: str, policy: Policy) -> bool | None:
    """Whether they were for it; None when the topic does not say, or names them on both sides."""
    is_for, is_against = person in policy.for_, person in policy.against
    return None if is_for is is_against else is_for


def _head(policy: Policy, bench: Bench) -> Inlines:
    """The policy and the time for which its column holds: in years, where it is several."""
    if policy.when is None:
        return policy.title.words
    ends = {end.year for end in (policy.when.start, policy.when.end) if end}
    when = policy.when if len(ends) == 1 else policy.when.in_years
    return (*policy.title.words, Text(f" ({format_date(when, bench.topic.language)})"))


def _nearest(grid: Stances, bench: Bench) -> tuple[Inlines, ...]:
    """Who agreed on most policies, and who disagreed on most."""
    pairs = list(combinations(range(len(grid.names)), 2))
    counts = {
        name: {pair: sum(_compare(grid, pair, alike)) for pair in pairs}
        for name, alike in (("agree", True), ("disagree", False))
    }
    points = []
    for name, found in counts.items():
        most = max(found.values(), default=0)
        if most:
            best = [f"{grid.names[a]}\u00a0/\u00a0{grid.names[b]}" for (a, b), count in found.items() if count == most]
            points.append((Text(bench.labels(f"policy-grid-{name}", count=most, pairs=", ".join(best))),))
    return tuple(points)


def _compare(grid: Stances, pair: tuple[int, int], alike: bool) -> list[bool]:
    """For each policy on which the two are known to stand, whether they stand alike (or apart)."""
    sides = zip(grid.stands[pair[0]], grid.stands[pair[1]], strict=True)
    return [(one is other) is alike for one, other in sides if one is not None and other is not None]


def _meanings(policies: Sequence[Policy], bench: Bench) -> Block:
    colon = bench.labels("about", name="") + " "
    entries = ((Strong((*policy.title.words, Text(colon))), *unmarked(said(policy.statement, bench.labels)))
               for policy in policies)  # fmt: skip
    return ListBlock(tuple((Paragraph(entry),) for entry in entries))

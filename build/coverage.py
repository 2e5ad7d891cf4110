"""What became of every claim of the sources: where the topic says it, why it does not, and what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from textwrap import shorten, wrap
from typing import Any

from lessonpress.resources.checks_of_claims import TAUGHT
from lessonpress.resources.diagnostics import render
from lessonpress.resources.reader import read_topic
from lessonpress.resources.topic import Claim, Source, Topic, Verdict
from lessonpress.resources.values import Value

from .report import Told

WIDTH = 100
"""Columns of a line; a text that is longer is cut in its first line, and only there."""


class Coverage(Value, frozen=True):
    """One source and its claims, each in one of four lists, in the order of the topic."""

    source: Source
    said: tuple[Claim, ...]
    left_out: tuple[Claim, ...]
    missing: tuple[Claim, ...]
    """Those that hold, and of which nothing is said."""
    unused: tuple[Claim, ...]
    """The others of which nothing is said: nothing need be."""

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All of them."""
        return self.said + self.left_out + self.missing + self.unused

    @property
    def counts(self) -> dict[str, int]:
        """How many claims there are of each verdict that is given at all."""
        verdicts = [claim.verdict for claim in self.claims]
        return {verdict.value: verdicts.count(verdict) for verdict in Verdict if verdict in verdicts}

    def as_json(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "source": self.source.id,
            "title": self.source.title.plain,
            "claims": self.counts,
            "said": [{**_plain(claim), "in": list(claim.said_in)} for claim in self.said],
            "left-out": [{**_plain(claim), "why": _why(claim)} for claim in self.left_out],
            "missing": [_plain(claim) for claim in self.missing],
            "unused": [_plain(claim) for claim in self.unused],
        }


def read_coverage(folder: str) -> tuple[tuple[Coverage, ...], tuple[Told, ...]]:
    """The coverage of every source of the topic in a folder, none if it has errors, and the problems of the topic."""
    reading = read_topic(Path(folder))
    told = tuple(Told(problem.as_json(), render(problem, reading.lines)) for problem in reading.diagnostics)
    return (coverage(reading.topic) if reading.topic else ()), told


def coverage(topic: Topic) -> tuple[Coverage, ...]:
    """What became of the claims of each source that makes any, in the order of the sources."""
    found = (_of(source, [c for c in topic.claims if c.source == source.id]) for source in topic.sources)
    return tuple(one for one in found if one.claims)


def _of(source: Source, claims: list[Claim]) -> Coverage:
    open_ = [claim for claim in claims if not claim.said_in and not claim.left_out]
    return Coverage(
        source,
        said=tuple(claim for claim in claims if claim.said_in),
        left_out=tuple(claim for claim in claims if claim.left_out and not claim.said_in),
        missing=tuple(claim for claim in open_ if claim.verdict in TAUGHT),
        unused=tuple(claim for claim in open_ if claim.verdict not in TAUGHT),
    )


def lines(covered: tuple[Coverage, ...]) -> Iterator[str]:
    """The coverage as text for people, and a last line that sums it up."""
    longest = max((len(claim.id) for one in covered for claim in one.claims), default=0)
    for one in covered:
        yield from wrap(f"{one.source.code}  {one.source.title.plain}", WIDTH)
        yield "    " + ", ".join(f"{count} {verdict}" for verdict, count in one.counts.items())
        yield from _listed("said", one.said, longest)
        yield from _listed("left out", one.left_out, longest)
        yield from _listed("missing", one.missing, longest)
        yield from _listed("not taken up, as they need not be", one.unused, longest)
        yield ""
    yield _sum(covered)


def _listed(heading: str, claims: tuple[Claim, ...], longest: int) -> Iterator[str]:
    if claims:
        yield f"\n  {heading} ({len(claims)})"
    for claim in claims:
        lead = f"    {claim.id:<{longest}}  {claim.verdict:<9}  "
        yield lead + shorten(claim.text.plain, WIDTH - len(lead), placeholder=" …")
        indent = " " * len(lead)
        yield from wrap(_became(claim), WIDTH, initial_indent=indent, subsequent_indent=indent)


def _became(claim: Claim) -> str:
    """Where a claim is said, or why it is not."""
    if claim.said_in:
        return f"{'put right in' if claim.verdict is Verdict.WRONG else 'in'}: {', '.join(claim.said_in)}"
    return f"because: {_why(claim)}" if claim.left_out else ""


def _sum(covered: tuple[Coverage, ...]) -> str:
    if not covered:
        return "no claims: the topic does not list what its sources assert"
    counts = {
        "said": sum(len(one.said) for one in covered),
        "left out": sum(len(one.left_out) for one in covered),
        "missing": sum(len(one.missing) for one in covered),
        "not taken up": sum(len(one.unused) for one in covered),
    }
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count)
    count = sum(len(one.claims) for one in covered)
    return f"{count} claim{'' if count == 1 else 's'}: {told}"


def _plain(claim: Claim) -> dict[str, Any]:
    return {"id": claim.id, "verdict": claim.verdict.value, "text": claim.text.plain}


def _why(claim: Claim) -> str:
    return claim.left_out.plain if claim.left_out else ""

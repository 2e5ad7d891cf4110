"""Cutting: a column of strips becomes pages. What can stand on a page is not cut; what cannot is, between its lines."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec.structs import replace

from .strips import SLACK, Placed, Strip, gap, height, parted

HIGH = 0.6
"""The part of a page from which on a row that yields is high."""
WORTH = 0.25
"""A part of a page that is too much to be left empty for the sake of a row that could be cut."""
SPARSE = 0.2
"""A page that is filled no further than this part is a waste of paper."""


def cut(strips: Sequence[Strip], room: float) -> list[list[Placed]]:
    """Fill pages of `room` mm with `strips`. Every strip lands on exactly one page, unless it is higher than a page.

    Kept strips move on together. A group higher than a whole page, or one that would leave a page all but empty, is cut
    where it is loose, or else where it must be.
    """
    filling = _Filling(room)
    for group in _groups(strips):
        filling.fill(group)
    return filling.pages


def too_high(pages: Sequence[Sequence[Placed]], room: float) -> Iterator[Strip]:
    """The strips that run off their page, because no page can hold them and nothing in them could be cut."""
    for page in pages:
        for placed in page:
            if placed.y + placed.strip.height > room + SLACK:
                yield placed.strip


class _Filling:
    """Pages of `room` mm, of which the last is being filled."""

    def __init__(self, room: float) -> None:
        self.room = room
        self.pages: list[list[Placed]] = [[]]
        self.y = 0.0

    @property
    def page(self) -> list[Placed]:
        """The page that is being filled."""
        return self.pages[-1]

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.y = 0.0

    def could_hold(self, group: Sequence[Strip]) -> bool:
        """Whether strips that stay together fit on a page of their own."""
        return height(group) + self._heads(group[0]) <= self.room + SLACK

    def fill(self, group: Sequence[Strip], *, part: bool = False) -> None:
        """Place strips that stay together. A `part` of what was cut lest a page be all but empty is not cut again."""
        fits = self.could_hold(group)
        wasted = 0 < self.y <= SPARSE * self.room and not group[0].breaks and self.better_on_next(group)
        parts = _parts(group) if not fits or (wasted and not part) else [group]
        if len(parts) > 1:
            for smaller in parts:
                self.fill(smaller, part=fits)
            return
        if self.page and (group[0].breaks or (self.better_on_next(group) and not self._begins_here(group))):
            self.turn()
        for strip in group:
            self.put(strip)

    def better_on_next(self, group: Sequence[Strip]) -> bool:
        """Whether strips that stay together do not fit here, but on a page of their own."""
        needed = gap(self.page[-1].strip, group[0]) + height(group)
        return self.y + needed > self.room + SLACK and self.could_hold(group)

    def _begins_here(self, group: Sequence[Strip]) -> bool:
        """Whether a high row, with what leads to it, is better cut than moved on: where much would stay empty."""
        *leads, last = group
        return self._yields(last) and self._left(group[0]) - height(leads) > WORTH * self.room

    def _yields(self, strip: Strip) -> bool:
        return strip.yields and strip.height > HIGH * self.room

    def put(self, strip: Strip) -> None:
        """Place `strip`, on the next page if need be; one that no page can hold is cut, if it can be."""
        for_no_page = self._yields(strip) or strip.height + self._heads(strip) > self.room + SLACK
        while strip.height > self._left(strip) + SLACK:
            halves = parted(strip, self._left(strip), self.room, tidy=bool(self.page)) if for_no_page else None
            if halves:
                self._place(halves[0])
                strip = halves[1]
            elif not self.page:
                break
            self.turn()
        self._place(strip)

    def _place(self, strip: Strip) -> None:
        if not self.page:
            for head in self._repeated(strip):
                self.page.append(Placed(self.y, replace(head, frames=strip.frames)))
                self.y += head.height
        self.y += gap(self.page[-1].strip if self.page else None, strip)
        self.page.append(Placed(self.y, strip))
        self.y += strip.height

    def _left(self, strip: Strip) -> float:
        """The room for `strip` on this page."""
        if not self.page:
            return self.room - self._heads(strip)
        return self.room - self.y - gap(self.page[-1].strip, strip)

    def _repeated(self, strip: Strip) -> tuple[Strip, ...]:
        """The head to print again above `strip`, unless it takes half a page."""
        return strip.head if sum(head.height for head in strip.head) <= self.room / 2 else ()

    def _heads(self, strip: Strip) -> float:
        return sum(head.height for head in self._repeated(strip))


def _groups(strips: Sequence[Strip]) -> list[list[Strip]]:
    """Runs of strips that are kept together."""
    return _runs(strips, lambda strip: strip.keep)


def _parts(group: Sequence[Strip]) -> list[list[Strip]]:
    """What is kept together, cut where it is loosest; whole, where all of it stays together for its own sake."""
    loosest = max((strip.loose for strip in group[:-1]), default=0)
    return _runs(group, lambda strip: strip.keep and not 0 < strip.loose == loosest)


def _runs(strips: Sequence[Strip], goes_on: Callable[[Strip], bool]) -> list[list[Strip]]:
    """Runs of strips, each of which ends with one that does not go on."""
    runs: list[list[Strip]] = []
    open_ = False
    for strip in strips:
        if open_:
            runs[-1].append(strip)
        else:
            runs.append([strip])
        open_ = goes_on(strip)
    return runs

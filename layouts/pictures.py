"""Pictures in the run of a text: one with its words, several side by side, and a small one beside somebody's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import ClassVar

from lessonpress.resources.images import Image
from lessonpress.resources.topic import Event, Topic

from .document import Block, Cell, Columns, Illustration, Inlines, RichBlock, Slide

ROW, FULLEST = 3.4, 5.0
"""How much wider than high a row of pictures on paper is, at least and at most."""
PER_STORY = 3
"""Pictures of a stretch of time in a text."""


class Plate(RichBlock, frozen=True):
    """Pictures that are looked at together. Native on a slide; elsewhere side by side."""

    name: ClassVar[str] = "plate"
    pictures: tuple[Illustration, ...]
    alike: bool = False
    """Whether they are faces, cut to squares of one size where there is room for several."""

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """Rows of pictures of one height, each as wide as its shape asks for; what a row does not need stays free."""
        blocks: list[Block] = []
        for row in self._rows():
            shapes = [shape(picture.image) for picture in row]
            free = ROW - sum(shapes)
            parts = (*((picture,) for picture in row), *(((),) if free > 0 else ()))
            blocks.append(Columns(parts, (*shapes, *((free,) if free > 0 else ())), span=self.span))
        return tuple(blocks)

    def _rows(self) -> Iterator[list[Illustration]]:
        row: list[Illustration] = []
        for picture in self.pictures:
            if row and sum(shape(other.image) for other in (*row, picture)) > FULLEST:
                yield row
                row = []
            row.append(picture)
        yield row


def shape(image: Image) -> float:
    """How much wider than high a picture is; of the most extreme, as much as looks well beside others."""
    return min(2.2, max(0.55, image.width / image.height))


class Portrait(RichBlock, frozen=True):
    """Words beside a small portrait, whose credit stands at the end of the material; without it, the words alone."""

    name: ClassVar[str] = "portrait"
    image: Image
    blocks: tuple[Block, ...]

    def lower(self, *, answers: bool) -> tuple[Block, ...]:
        """The words."""
        return self.blocks

    def holding(self, lowered: Callable[[tuple[Block, ...]], tuple[Block, ...]]) -> Portrait:
        """The portrait beside lowered words."""
        return Portrait(self.image, lowered(self.blocks), span=self.span)


def with_portrait(cell: Cell, image: Image | None) -> Cell:
    """A cell about somebody, with the portrait if there is one."""
    return Cell((Portrait(image, cell.blocks),), cell.header, cell.lines) if image else cell


def illustrated(topic: Topic, events: Iterable[Event], caption: Callable[[Event], Inlines]) -> tuple[Block, ...]:
    """The pictures of the weightiest events side by side, each with its caption; nothing where there are none."""
    shown = [event for event in events if event.id in topic.pictures]
    heavy = sorted(shown, key=lambda event: -event.weight)[:PER_STORY]
    pictures = tuple(Illustration(topic.pictures[e.id], caption(e), span=e.title.span) for e in shown if e in heavy)
    return (Plate(pictures),) if pictures else ()


def shown_in(said: object) -> frozenset[Image]:
    """The pictures that stand in blocks or slides with their credits."""
    return frozenset(block.image for block in _all(said, Illustration) if isinstance(block, Illustration))


def credited(said: object) -> tuple[Image, ...]:
    """The pictures in blocks whose credit does not stand beside them, each once."""
    return tuple(dict.fromkeys(block.image for block in _all(said, Portrait) if isinstance(block, Portrait)))


def _all(said: object, kind: type[Block]) -> Iterator[Block]:
    """The blocks of a kind, at any depth."""
    if isinstance(said, tuple | list):
        for part in said:
            yield from _all(part, kind)
    elif isinstance(said, Block | Cell | Slide):
        if isinstance(said, kind):
            yield said
        for name in said.__struct_fields__:
            yield from _all(getattr(said, name), kind)


def credits(images: Iterable[Image]) -> str:
    """Who made which pictures, in one line: 'Ann, Bob: Photograph by … · Carl: Drawing by …'."""
    made: dict[str, list[str]] = {}
    for image in images:
        made.setdefault(image.credit, []).append(image.title)
    return " · ".join(f"{', '.join(titles)}: {credit}" for credit, titles in made.items())

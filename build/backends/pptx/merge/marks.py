"""The mark by which a slide is known again: a hidden shape of no size, whose name says what lessonpress wrote there.

Names of such shapes are what survives in every program that was tried: LibreOffice renames placeholders, forgets the
names of slides, and drops tags, custom properties and extensions.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec.structs import astuple
from pptx.oxml import parse_xml

from lessonpress.resources.values import Value

from ....slides.grid import Frame
from ...ooxml import EMU, plain
from ..drawingml import NAMES, NO_LINE, P, preset, xfrm

OURS = "lessonpress:"
"""What the names of shapes begin with that are there for us, and not for the class."""
_OFFER = "+"
_MARK_ID = 90


class Said(Value, frozen=True):
    """Digests of what a slide says: what it shows, its notes, its animations, its foot.

    The mere words of notes and foot, and kinds of effects, are for decks that another program has written anew.
    """

    body: str = ""
    notes: str = ""
    timing: str = ""
    foot: str = ""
    words_of_notes: str = ""
    effects: str = ""
    words_of_foot: str = ""


class Mark(Value, frozen=True):
    """The name of a slide, and what lessonpress wrote there. An `offer` stands beside a slide that was changed.

    `deck` is the id of the document: slides of other decks have the same names.
    """

    deck: str
    name: str
    said: Said = Said()
    offer: bool = False


def mark_slide(slide: Any, deck: str, name: str) -> None:
    """Mark a slide that was just written with its deck and its name, and with what it says."""
    from .meaning import said  # it knows marks: links from slide to slide are told by their names

    marked(slide, Mark(deck, name, said(slide)))


def is_ours(shape: Any) -> bool:
    """Whether a shape (an element) is a mark, or a label of ours."""
    named = next(shape.iter(f"{{{P}}}cNvPr"), None)
    return named is not None and named.get("name", "").startswith(OURS)


def marked(slide: Any, mark: Mark) -> None:
    """Put a mark on a slide, in the place of the one it has."""
    unmarked(slide)
    digests = ".".join(astuple(mark.said))
    name = plain(f"{OURS}{_OFFER if mark.offer else ''}{mark.deck}/{mark.name}:{digests}")
    slide._element.cSld.spTree.append(
        parse_xml(
            f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{_MARK_ID}" name="{name}" hidden="1"/><p:cNvSpPr/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr>{xfrm(Frame(0, 0, 0, 0))}{preset('rect')}<a:noFill/>{NO_LINE}</p:spPr></p:sp>"
        )
    )


def unmarked(slide: Any) -> None:
    """Take away all that is there for us."""
    for shape in list(_ours(slide)):
        shape.getparent().remove(shape)


def put_label(slide: Any, words: str, width: int) -> None:
    """Say at the top right of a slide, in `width` EMU, that it is the new version."""
    w = 52.0
    frame = Frame(width / EMU - w - 4.0, 2.0, w, 9.0)
    look = f'{xfrm(frame)}{preset("rect")}<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>{NO_LINE}'
    body = '<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:noAutofit/></a:bodyPr>'
    run = '<a:rPr sz="1400" b="1"><a:solidFill><a:schemeClr val="bg1"/></a:solidFill></a:rPr>'
    text = f'<a:lstStyle/><a:p><a:pPr algn="ctr"/><a:r>{run}<a:t>{plain(words)}</a:t></a:r></a:p>'
    slide._element.cSld.spTree.append(
        parse_xml(
            f'<p:sp {NAMES}><p:nvSpPr><p:cNvPr id="{_MARK_ID + 1}" name="{OURS}label"/><p:cNvSpPr txBox="1"/><p:nvPr/>'
            f"</p:nvSpPr><p:spPr>{look}</p:spPr><p:txBody>{body}{text}</p:txBody></p:sp>"
        )
    )


def mark_of(slide: Any) -> Mark | None:
    """The mark of a slide; None for a slide that lessonpress did not write, or whose mark was taken away."""
    for shape in _ours(slide):
        words = next(shape.iter(f"{{{P}}}cNvPr")).get("name").removeprefix(OURS)
        name, colon, digests = words.rpartition(":")
        parts = digests.split(".")
        if colon and len(parts) == len(Said.__struct_fields__):
            deck, _, own = name.removeprefix(_OFFER).partition("/")
            return Mark(deck, own, Said(*parts), name.startswith(_OFFER))
    return None


def _ours(slide: Any) -> Iterator[Any]:
    return (shape for shape in slide._element.cSld.spTree if isinstance(shape.tag, str) and is_ours(shape))

"""A picture of a topic as it is printed. Light to import."""

from __future__ import annotations

from hashlib import blake2b
from typing import ClassVar

from .diagnostics import Span
from .values import Placed


class Image(Placed, frozen=True, kw_only=True):
    """The bytes of a PNG or a JPEG that stands upright and holds nothing but what is seen, with what is said of it.

    `width` and `height` are in dots. `title` names whom or what it is of; `digest` stands for the bytes.
    """

    aside: ClassVar[frozenset[str]] = frozenset({"data", "file", "span"})
    data: bytes
    digest: str
    width: int
    height: int
    title: str
    alt: str
    credit: str
    file: str = ""
    span: Span | None = None


class UnfitPicture(Exception):
    """A picture cannot be used: why, and what may help."""


def digest_of_image(data: bytes) -> str:
    """The digest by which a document tells pictures apart."""
    return blake2b(data, digest_size=16).hexdigest()

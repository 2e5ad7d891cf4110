"""What slides are made in, if not in our own template."""

from __future__ import annotations

from .diagnostics import Span
from .values import Value


class DeckTemplate(Value, frozen=True):
    """A template for slides as it was read. `digest` is of all that it decides; `span` is where topic.yaml names it."""

    file: str
    data: bytes
    digest: str
    layouts: dict[str, str] = {}
    span: Span | None = None

"""Elements: names, attributes and content become markup. Whatever is not markup already is escaped, always."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_VOID = frozenset({"br", "col", "hr", "img"})
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
"""What neither HTML (13.2.3.5) nor XML 1.0 (2.2) lets stand in a page, escaped or not."""

EMPTY = Markup()


def element(name: str, *content: str, **attributes: str | int | None) -> Markup:
    """An element, well-formed as HTML and as XML. An attribute that is None is left out.

    Python's names stand for HTML's: `class_` for class, `aria_label` for aria-label.
    """
    pairs = [(key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None]
    start = name + "".join(f' {key}="{said(str(value))}"' for key, value in pairs)
    if name in _VOID:
        return Markup(f"<{start}/>")
    return Markup(f"<{start}>{joined(*content)}</{name}>")


def joined(*content: str) -> Markup:
    """Pieces of markup and plain words, one after the other."""
    return Markup("".join(said(piece) for piece in content))


def said(text: str) -> Markup:
    """`text` as markup that shows exactly it; markup stays as it is."""
    return text if isinstance(text, Markup) else escape(printable(text))


def printable(text: str) -> str:
    """`text` without the control signs that no page may hold."""
    return _UNPRINTABLE.sub("", text)

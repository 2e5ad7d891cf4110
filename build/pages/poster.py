"""A poster on paper: its one scene, with the structure that its groups and text boxes say they have."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.layouts.document import Poster
from lessonpress.layouts.drawing.scene import Clip, Group, Item, Picture, Scene, Tag, TextBox, spoken
from lessonpress.layouts.theme import Theme

from .page import Pages


def set_poster(poster: Poster, theme: Theme, build_id: str = "") -> Pages:
    """The poster as one page."""
    root = Tag("Document", language=poster.language)
    items = tuple(tagged(item, root) for item in poster.scene.items)
    scene = Scene(poster.scene.width, poster.scene.height, items)
    return Pages(poster.title, poster.language, (scene,), root)


def decoration(item: Item) -> Item:
    """The item without any tag: what a screen reader need not tell, or has told elsewhere."""
    if isinstance(item, Group):
        return replace(item, items=tuple(map(decoration, item.items)))
    if isinstance(item, Clip):
        return replace(item, items=tuple(map(decoration, item.items)))
    if isinstance(item, TextBox):
        lines = tuple(replace(li, runs=tuple(replace(r, tag=None) for r in li.runs)) for li in item.lines)
        return replace(item, lines=lines, tag=None)
    return replace(item, tag=None)


def tagged(item: Item, parent: Tag, figure: Tag | None = None) -> Item:
    """The item as content: a group with alternative text and a picture are figures, text is of its kind.

    The rest is decoration.
    """
    if isinstance(item, Group):
        inner = parent.add("Figure", alt=spoken(item.alt, item.items)) if item.alt and figure is None else figure
        section = inner or parent
        return replace(item, items=tuple(tagged(i, section, inner) for i in item.items))
    if isinstance(item, TextBox):
        node = figure or (None if item.kind == "Artifact" else parent.add(item.kind, language=item.language))
        lines = tuple(replace(li, runs=tuple(replace(r, tag=node) for r in li.runs)) for li in item.lines)
        return replace(item, lines=lines, tag=node)
    if isinstance(item, Clip):
        return replace(item, items=tuple(tagged(i, parent, figure) for i in item.items))
    if isinstance(item, Picture):
        return replace(item, tag=figure or parent.add("Figure", alt=item.image.alt))
    return replace(item, tag=figure)

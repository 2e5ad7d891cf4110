"""What there is to choose from: layouts, formats, themes, papers, topics."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lessonpress.layouts.layout import installed as layouts
from lessonpress.layouts.layout import load_layout
from lessonpress.layouts.paper import SIZES, Paper
from lessonpress.layouts.plugins import BrokenPlugin
from lessonpress.layouts.theme import theme_names
from lessonpress.resources.topics import shipped_topics

from .backends.backend import installed as backends
from .backends.backend import load_backend

Lines = list[tuple[str, str]]


def catalogue() -> Iterator[tuple[str, Lines]]:
    """Headings, each with its names and what they are."""
    yield "layouts", [(name, _unless_broken(_makes, name)) for name in layouts()]
    yield "formats", [(name, _unless_broken(_writes, name)) for name in backends()]
    yield "themes", [(name, "also as --grey and --large-print") for name in theme_names()]
    yield "papers, also as a4-landscape", [(paper.name.lower(), _measures(paper)) for paper in SIZES]
    yield "topics", [(name, str(folder)) for name, folder in shipped_topics().items()]


def _unless_broken(tell: Callable[[str], str], name: str) -> str:
    try:
        return tell(name)
    except BrokenPlugin as broken:
        return f"broken: {broken}"


def _measures(paper: Paper) -> str:
    return f"{paper.width:g} x {paper.height:g} mm"


def _makes(name: str) -> str:
    layout = load_layout(name)
    return f"{_about(layout)} (folder {layout.folder})"


def _writes(name: str) -> str:
    backend = load_backend(name)
    forms = ", ".join(form.__name__.lower() for form in backend.forms)
    return f"{_about(backend)} ({forms})"


def _about(plugin: object) -> str:
    """The first line of what a plug-in says of itself."""
    return (type(plugin).__doc__ or "").strip().partition("\n")[0].rstrip(".")

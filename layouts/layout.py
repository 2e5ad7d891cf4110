"""What a layout is: the plug-in that turns a topic into the document of one material."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from random import Random
from typing import Any, Protocol, runtime_checkable

from msgspec import Struct

from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.items import Level
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic
from lessonpress.resources.values import Value

from .document import Document
from .paper import Paper
from .plugins import EntryPoint, find_plugins, load_plugin
from .theme import Theme
from .type.paragraph import Typesetter

GROUP = "lessonpress.layouts"


class Setting(Value, frozen=True):
    """How a material is wanted: its look, its paper, which shuffle, for which level."""

    theme: Theme
    paper: Paper
    level: Level = Level.CORE
    """What the material's options say, if they have a `level`; otherwise the topic's."""
    variant: str = ""

    def typesetter(self, topic: Topic) -> Typesetter:
        """A typesetter in this theme and the topic's language."""
        return Typesetter(self.theme, topic.language)


@runtime_checkable
class Layout(Protocol):
    """One kind of material."""

    @property
    def name(self) -> str:
        """What `layout:` says in a topic."""
        ...

    @property
    def folder(self) -> str:
        """The folder of the pack that its files go to."""
        ...

    @property
    def paper(self) -> str:
        """The paper it is meant for, a key of PAPERS."""
        ...

    @property
    def Options(self) -> type[Struct]:  # noqa: N802
        """What `options:` may say; checked like the topic itself, references included."""
        ...

    def make(self, topic: Topic, material: Material, options: Any, setting: Setting) -> Document:
        """The document of `material`. Never raises for a topic that passed its checks: what cannot be shown is told."""
        ...

    def standard(self, topic: Topic) -> Sequence[Material]:
        """The materials to make of a topic that lists none: only those that it has facts enough for."""
        ...


@runtime_checkable
class Nested(Layout, Protocol):
    """A layout whose options hold options of further types, such as those of a worksheet's exercises."""

    def parts(self, material: Material, options: Any, problems: Problems) -> Sequence[Struct]:
        """The further options, decoded; they are checked like `options`. What cannot be decoded is told."""
        ...


def chance(*words: str) -> Random:
    """Dice that always fall the same for the same words: a sheet's shuffles depend on nothing else."""
    return Random("\x1f".join(words))


@lru_cache(maxsize=1)
def installed() -> dict[str, tuple[EntryPoint, ...]]:
    """The layouts there are, by name; none is loaded yet."""
    return find_plugins(GROUP)


def layout_of(topic: Topic, name: str) -> Layout:
    """The layout of that name: the topic's own, or one that is installed. Raises KeyError, BrokenPlugin."""
    if name in topic.templates:
        from .own.layout import OwnLayout

        return OwnLayout(name, topic.templates[name])
    return load_layout(name)


@lru_cache(maxsize=32)
def load_layout(name: str) -> Layout:
    """The layout of that name. Raises KeyError when there is none, BrokenPlugin when it cannot be used."""
    found: Layout = load_plugin(installed()[name], Layout)
    return found

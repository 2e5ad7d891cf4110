"""The mind map: the question in the middle, and around it causes, alliances, contenders and phases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.inline import plain
from lessonpress.resources.items import Item
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .document import Poster
from .labels import Labels
from .layout import Setting
from .mind.sheet import MapSheet
from .mind.thoughts import Thought, thoughts
from .poster.finish import LARGER, finished, tell_cut, title_of
from .poster.pen import FLOOR
from .type.paragraph import Typesetter

ALL = 999
"""More than there ever are."""
ENOUGH = 3
"""Without being asked, a map is made of so many branches or more."""


class MapOptions(Item, frozen=True, kw_only=True):
    """What a topic may say of its mind map."""

    orientation: Literal["landscape", "upright"] = "landscape"
    statements: Annotated[int, Meta(ge=0, le=9)] = 9
    """Most statements about one cause, alliance or contender; fewer leave room for larger type."""


class MindMap:
    """A poster of causes, alliances and contenders around the question."""

    name: ClassVar[str] = "mind-map"
    folder: ClassVar[str] = "posters"
    paper: ClassVar[str] = "a3"
    needs: ClassVar[str] = "three of these: factors, alliances, contenders, phases"
    Options: ClassVar[type[MapOptions]] = MapOptions

    def make(self, topic: Topic, material: Material, options: MapOptions, setting: Setting) -> Poster:
        """The map for the paper of `setting`; what finds no room on it is told in the warnings."""
        problems = Problems()
        size = setting.paper.turned(options.orientation)
        typesetter = Typesetter(setting.theme, topic.language, smallest=FLOOR)
        sheet = MapSheet(topic, typesetter, size, title_of(topic, material))
        whole = thoughts(topic).pruned((ALL, ALL, options.statements))
        scene, shown = sheet.scene(whole)
        _tell(whole, shown, sheet.frame.cut, setting.paper.name, problems)
        summary = Labels(topic.language)("mind-summary", thoughts=_said(shown))
        return finished(topic, material, setting, scene, shown, summary, typesetter, problems)

    def standard(self, topic: Topic) -> Sequence[Material]:
        """One map, where it has branches enough."""
        return (Material(id="mind-map", layout=self.name),) if len(thoughts(topic).children) >= ENOUGH else ()


def _tell(whole: Thought, shown: Thought, cut: Sequence[str], paper: str, problems: Problems) -> None:
    """Warn of all that the sheet has no room for."""
    if missing := whole.count - shown.count:
        message = f"the mind map on {paper} has no room for {missing} of its {whole.count - 1} thoughts"
        problems.warning("left-out", message, None, f"{LARGER}; mind-map-outline has them all")
    tell_cut(f"the mind map on {paper}", cut, problems)


def _said(thought: Thought) -> str:
    """A thought and all that follow from it, in words."""
    words = plain(thought.words)
    return " ".join([words if words.endswith((".", "?", "!")) else words + ".", *map(_said, thought.children)])

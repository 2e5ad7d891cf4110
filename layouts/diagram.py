"""Charts and diagrams to pin up, each on a sheet: alliances, standing over time, bodies, numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar, Literal

from msgspec.structs import replace

from lessonpress.resources.diagnostics import Problems, Span, span_of
from lessonpress.resources.items import FigureId, Item, PhaseId
from lessonpress.resources.markup import Rich, Text
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from .diagrams.hand import LEAST
from .diagrams.kinds import alliances, figure, organisation, standings
from .diagrams.sheet import DiagramSheet, Shown
from .document import Poster
from .figures import drawable
from .layout import Setting
from .poster.finish import LARGER, finished, tell_cut
from .type.paragraph import Typesetter

NEEDS = {
    "alliances": "a phase with an alliance, and somebody whom it was against",
    "standing": "two contenders whose 'standing' three events tell",
    "bodies": "bodies in bodies.yaml",
    "numbers": "a figure with two values",
}


class DiagramOptions(Item, frozen=True, kw_only=True):
    """What a topic may say of a diagram."""

    show: Literal["alliances", "standing", "bodies", "numbers"]
    phase: PhaseId | None = None
    """Whose alliances are shown; unless said, the first that has some."""
    figure: FigureId | None = None
    """Whose numbers are shown; unless said, the first that has two."""
    orientation: Literal["landscape", "upright"] = "landscape"


class Diagram:
    """A sheet with one diagram: alliances of a phase, standing over time, an organisation chart, or numbers."""

    name: ClassVar[str] = "diagram"
    folder: ClassVar[str] = "diagrams"
    paper: ClassVar[str] = "a4"
    needs: ClassVar[str] = f"one of these: {'; '.join(NEEDS.values())}"
    Options: ClassVar[type[DiagramOptions]] = DiagramOptions

    def make(self, topic: Topic, material: Material, options: DiagramOptions, setting: Setting) -> Poster:
        """The sheet for the paper of `setting`; what finds no room on it, or is not known, is told in the warnings."""
        problems = Problems()
        shown = next(_chosen(topic, options), None)
        if shown is None:
            message = f"'{material.id}' needs {NEEDS[options.show]}"
            problems.warning("too-few-facts", message, span_of(material.id))
            shown = Shown(topic.topic.title.plain, "", (), "", (), LEAST)
        titled = material if material.title else replace(material, title=Rich((Text(shown.title),)))
        shown = replace(shown, title=str(titled.title))
        typesetter = Typesetter(setting.theme, topic.language, smallest=LEAST)
        sheet = DiagramSheet(topic, typesetter, setting.paper.turned(options.orientation), shown)
        scene = sheet.scene()
        _tell(sheet, f"the diagram '{material.id}' on {setting.paper.name}", span_of(material.id), problems)
        return finished(topic, titled, setting, scene, shown.said, shown.alt, typesetter, problems)

    def standard(self, topic: Topic) -> Sequence[Material]:
        """A sheet for every phase with alliances, one for standing, one for bodies, one for each figure."""
        made = [
            _material(f"alliances-{p.id}", show="alliances", phase=p.id) for p in topic.phases if alliances(topic, p)
        ]
        made += [_material("standing-over-time", show="standing")] if standings(topic) else []
        made += [_material("organisation-chart", show="bodies")] if organisation(topic) else []
        return (*made, *(_material(f"numbers-{f.id}", show="numbers", figure=f.id) for f in drawable(topic)))


def _material(name: str, **options: str) -> Material:
    return Material(id=name, layout=Diagram.name, options=options)


def _chosen(topic: Topic, options: DiagramOptions) -> Iterator[Shown]:
    """What is asked for, as far as the topic says enough: the first is shown."""
    match options.show:
        case "alliances":
            phases = [topic.by_id[options.phase]] if options.phase else topic.phases
            found = [alliances(topic, phase) for phase in phases]
        case "standing":
            found = [standings(topic)]
        case "bodies":
            found = [organisation(topic)]
        case "numbers":
            figures = [topic.by_id[options.figure]] if options.figure else topic.figures
            found = [figure(topic, one) for one in figures]
    return filter(None, found)


def _tell(sheet: DiagramSheet, name: str, place: Span | None, problems: Problems) -> None:
    """Warn of all that the sheet has no room for."""
    if sheet.way is None and sheet.shown.ways:
        problems.warning("left-out", f"{name} has no room for what it shows", place, LARGER)
    elif sheet.way:
        problems.warning("left-out", f"{name} has no room for all details", place, LARGER)
    tell_cut(name, sheet.frame.cut, problems)

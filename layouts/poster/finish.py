"""What all posters have in common once they are drawn: their title, their sources, and what is told of them."""

from __future__ import annotations

from collections.abc import Iterable

from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Topic

from ..document import Poster
from ..drawing.scene import Picture, Scene, flat
from ..layout import Setting
from ..looks import repeated_looks
from ..references import references
from ..type.missing import report_missing
from ..type.paragraph import Typesetter

LARGER = "print it on larger paper"
"""What helps where there is no room."""


def title_of(topic: Topic, material: Material) -> str:
    """What stands over a poster: the material's own title, or the topic's."""
    return str(material.title or topic.topic.title)


def finished(
    topic: Topic,
    material: Material,
    setting: Setting,
    scene: Scene,
    said: object,
    summary: str,
    typesetter: Typesetter,
    problems: Problems,
) -> Poster:
    """The poster with the sources of all that is `said` on it, and warnings of what its look could not show."""
    problems.add(*repeated_looks(topic, setting.theme))
    report_missing(typesetter, problems)
    return Poster(
        id=material.id,
        title=title_of(topic, material),
        language=topic.language,
        subtitle=str(topic.topic.subtitle or ""),
        references=references(topic, said),
        warnings=problems.found,
        scene=scene,
        summary=summary,
    )


def shows_pictures(scene: Scene) -> bool:
    """Whether there is a picture on the poster."""
    return any(isinstance(item, Picture) for item in flat(scene.items))


def tell_cut(poster: str, words: Iterable[str], problems: Problems) -> None:
    """Warn of each part that the frame of 'the timeline on a3' shows in part only."""
    for cut in words:
        problems.warning("left-out", f"{poster} has no room for all of its {cut}", None, LARGER)

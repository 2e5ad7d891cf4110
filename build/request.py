"""What somebody asks a build for. Light to import: a build with nothing to do knows no more than this.

Folders are texts here: pathlib would be a tenth of the time that such a build takes.
"""

from __future__ import annotations

from typing import NamedTuple

HIDDEN = ".lessonpress"
"""The folder inside a pack that is ours alone."""
FORMATS = ("pdf", "pptx")
"""What is made when nothing else is asked for: every document goes to those of them that write its form."""


LEVELS = ("support", "core", "challenge")
"""All levels, as `--level all` asks for them."""


class Misuse(Exception):
    """Something was asked for that does not exist; the message says what, `hint` what there is."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Request(NamedTuple):
    """A topic, its pack's folder, and what to make. Without `only` that is all, without `paper` each on its own."""

    topic: str
    pack: str
    only: tuple[str, ...] = ()
    formats: tuple[str, ...] = FORMATS
    paper: str | None = None
    tile: str = ""
    """The paper of the sheets on which posters are printed besides, full size; empty for none."""
    besides: tuple[str, ...] = ()
    """Make these editions besides, wherever they can be: booklet, two-up, fillable, handout and so on."""
    reveal: bool = False
    """On slides, entries of lists and answers wait for a click."""
    theme: str = "classic"
    variant: str = ""
    levels: tuple[str, ...] = ()
    """Print what knows levels for each of these, marked so; without any, for the level of the material or topic."""
    lesson: int = 0
    """Only what this lesson needs, in a folder of its own; 0 for the whole pack."""
    jobs: int = 0
    """How many worker processes; 0 lets lessonpress choose, 1 works without any."""
    called: str = ""
    """What the topic was called on the command line: for what is told of it."""
    template: str = ""
    """A template for slides other than the topic's own, wherever it lies."""
    replace: bool = False
    """Files that the teacher changed give way to the new version, and are kept as backups."""

    @property
    def command(self) -> str:
        """What distinguishes this build from others of the same topic: same command, same source, same pack."""
        names = map(sorted, (self.only, self.formats, self.levels, self.besides))
        more = (self.paper, self.tile, self.theme, self.variant.upper(), self.lesson, self.reveal, self.template)
        return repr((*names, *more))

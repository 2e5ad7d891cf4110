"""The school's own template for slides: a file beside topic.yaml, or one named on the command line, as it lies there.

What is in it, those who write slides know (`build/backends/pptx/school/`).
"""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b
from os.path import isfile
from pathlib import Path, PureWindowsPath

from .decks import DeckTemplate
from .diagnostics import Problems, Span, did_you_mean, span_of
from .sources import DECKS, deck_files
from .topic import About, InTemplate

LARGEST = 100_000_000
"""Bytes of a template."""

SAVE_AS = "open it in PowerPoint and choose File > Save As > PowerPoint Presentation (.pptx)"
FROM_LIBRE = "open it in LibreOffice and choose File > Save As > PowerPoint 2007-365 (.pptx)"
_OTHERS = {
    **dict.fromkeys((".odp", ".otp", ".fodp"), FROM_LIBRE),
    **dict.fromkeys((".ppt", ".pot", ".pps", ".pptm", ".potm", ".ppsx", ".ppsm"), SAVE_AS),
    ".key": "open it in Keynote and choose File > Export To > PowerPoint (.pptx)",
}
"""How to make a template of other files for slides, by the endings of their names."""


class NoTemplate(Exception):
    """There is no such template, or it cannot be read; the message says why, a second argument what helps."""


def read_deck_template(about: About | None, folder: Path, problems: Problems) -> DeckTemplate | None:
    """The template that topic.yaml names; None when it names none, or one that cannot be read, which is told."""
    if about is None or about.template is None:
        return None
    named = about.template if isinstance(about.template, InTemplate) else InTemplate(about.template)
    try:
        data = _bytes(_found(named.file, folder))
    except NoTemplate as wrong:
        problems.error("template", wrong.args[0], span_of(named.file), *wrong.args[1:])
        return None
    return _template(named, data, span_of(named.file))


def template_from(path: str, layouts: Mapping[str, str] | None = None) -> DeckTemplate:
    """A template that lies anywhere, with layouts chosen by hand. Raises NoTemplate."""
    if not path.lower().endswith(DECKS):
        raise NoTemplate(f"'{path}' is no template for slides", _made_of(path))
    return _template(InTemplate(path, dict(layouts or {})), _bytes(Path(path)), None)


def by_hand(about: About | None, path: str = "") -> Mapping[str, str]:
    """What topic.yaml says of the layouts of its template; nothing, where `path` names another."""
    own = about.template if about else None
    if not isinstance(own, InTemplate) or (path and PureWindowsPath(own.file).name != PureWindowsPath(path).name):
        return {}
    return own.layouts


def _template(named: InTemplate, data: bytes, span: Span | None) -> DeckTemplate:
    said = repr(sorted((str(role), str(layout)) for role, layout in named.layouts.items()))
    digest = blake2b(data + said.encode(), digest_size=16).hexdigest()
    return DeckTemplate(str(named.file), data, digest, dict(named.layouts), span)


def _found(name: str, folder: Path) -> Path:
    """The file that topic.yaml names: beside it, and nowhere else."""
    path = PureWindowsPath(name)  # knows / and \ and drives, whatever we run on
    if not path.name.lower().endswith(DECKS):
        raise NoTemplate(f"'{name}' is no template for slides", _made_of(name))
    if path.parts != (path.name,):
        hint = "put it beside topic.yaml, and write its name alone; or use --template, which takes one from anywhere"
        raise NoTemplate("a template lies in the folder of its topic", hint)
    if path.name.startswith((".", "~$")) or not isfile(folder / path.name):
        near = did_you_mean(path.name, deck_files(folder))
        raise NoTemplate(f"there is no template '{name}'", near or "put it beside topic.yaml, or take the line out")
    if (folder / path.name).resolve().parent != folder.resolve():
        raise NoTemplate(f"'{name}' is a link to somewhere else", "put the template itself into the topic's folder")
    return folder / path.name


def _made_of(name: str) -> str:
    """What helps, where a name does not end as those of templates do."""
    how = _OTHERS.get(PureWindowsPath(name).suffix.lower())
    return f"its name must end in {' or '.join(DECKS)}" + (f": {how}" if how else "")


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except FileNotFoundError:
        raise NoTemplate(f"there is no file '{path}'") from None
    except OSError as error:
        raise NoTemplate(f"'{path}' cannot be read: {(error.strerror or 'unknown reason').lower()}") from None
    if len(data) > LARGEST:
        raise NoTemplate(f"'{path.name}' has more than {LARGEST // 1_000_000} MB", "take pictures or films out of it")
    return data

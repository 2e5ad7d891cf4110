"""The index: one page that shows every file of the pack with a small picture and a link."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any
from urllib.parse import quote

from lessonpress.layouts.labels import Labels
from lessonpress.layouts.theme import Theme
from lessonpress.resources.items import Level
from lessonpress.resources.topic import Topic

from .lessons import folder_of
from .manifest import About, Entry
from .outcome import Outcome
from .request import HIDDEN
from .store import Store
from .versions import code_digest

NAME = "index.html"
TEMPLATES = Path(__file__).parent / "templates"


def write_index(store: Store, topic: Topic, theme: Theme) -> tuple[Outcome, ...]:
    """Bring the index up to date. Nothing is rendered while it would say the same as before."""
    if not any(entry.about.material for entry in store.files.values()):
        return ()
    context = _context(store, topic, theme)
    content = blake2b(json.dumps(context, sort_keys=True).encode(), digest_size=16).hexdigest()
    key = {"content": content, "theme": theme.digest, "code": code_digest(__file__, str(TEMPLATES))}
    why = store.why_stale(NAME, key)
    if not why:
        return (store.settle(NAME, key),)
    return (store.write(NAME, key, page().render(context).encode(), About(title=context["title"], format="html"), why),)


def keep_thumbnail(pack: Path, path: str, thumbnail: str) -> None:
    """Keep the small picture of a file for the index; without one, the index shows an empty sheet."""
    target = _thumbnail(pack, path)
    with suppress(OSError):
        if thumbnail:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(thumbnail, encoding="utf-8")
        else:
            target.unlink(missing_ok=True)


def _thumbnail(pack: Path, path: str) -> Path:
    return pack / HIDDEN / "thumbnails" / (path.replace("/", "--") + ".svg")


def _context(store: Store, topic: Topic, theme: Theme) -> dict[str, Any]:
    """What the page says, as plain data."""
    about, labels = topic.topic, Labels(topic.language)
    groups: dict[str, dict[tuple[str, str, str], dict[str, Any]]] = {}
    for path, entry in sorted(store.files.items(), key=_in_order):
        if material := entry.about.material:
            name, variant, level = entry.about.title, entry.about.variant, entry.about.level
            materials = groups.setdefault(entry.about.folder, {})
            marks = (labels("variant", variant=variant) if variant else "", labels(f"level-{level}") if level else "")
            version = ", ".join(filter(None, marks))
            group = materials.setdefault((material, variant, level), {"title": name, "version": version, "files": []})
            group["files"].append(_file(store.pack, path, entry, labels))
    most_first = sorted(groups, key=lambda folder: -len(groups[folder]))
    return {
        "title": about.title.plain,
        "head": labels("pack-title", title=about.title.plain),
        "kinds": labels("pack-kinds"),
        "yours": labels("pack-yours"),
        "new": labels("pack-new"),
        "subtitle": about.subtitle.plain if about.subtitle else "",
        "question": about.question.plain,
        "language": topic.language,
        "colours": dict(theme.colours),
        "groups": [
            {"id": folder, "name": _name(folder, topic, labels), "materials": list(groups[folder].values())}
            for folder in most_first
        ],
    }


def _name(folder: str, topic: Topic, labels: Labels) -> str:
    """What a folder of the pack is called; those of plug-ins have no labels."""
    for number, lesson in enumerate(topic.lessons, 1):
        if folder == folder_of(number, lesson):
            return labels("pack-lesson", number=number, title=lesson.title.plain)
    return labels.get(f"pack-{folder}", folder.capitalize())


def _in_order(item: tuple[str, Entry]) -> tuple[str, str, int, str, bool]:
    """Sorts files by number and name, a sheet before its answers."""
    path, entry = item
    stem = path.rpartition(".")[0].removesuffix("-answers")
    level = entry.about.level
    stem = stem.removesuffix(f"-{level}") if level else stem
    place = tuple(Level).index(Level(level)) + 1 if level else 0
    return stem, entry.about.variant, place, entry.about.format, entry.about.edition == "answers"


def _file(pack: Path, path: str, entry: Entry, labels: Labels) -> dict[str, Any]:
    about, picture = entry.about, ""
    with suppress(OSError):
        picture = "data:image/svg+xml," + quote(_thumbnail(pack, path).read_text("utf-8"), safe=" '=:/;,()!*+@?&")
    offer = entry.offer.path if entry.offer and (pack / entry.offer.path).is_file() else ""
    return {
        "link": quote(path),
        "edition": labels(f"pack-as-{about.edition}") if about.edition else "",
        "has_answers": about.edition == "answers",
        "format": {"pptx": "PowerPoint", "docx": "Word"}.get(about.format, about.format.upper()),
        "extent": _extent(about, labels),
        "size": _size(entry.size),
        "picture": picture,
        "yours": entry.offer is not None,
        "new": quote(offer),
    }


def _extent(about: About, labels: Labels) -> str:
    one, more = ("pack-slide", "pack-slide-count") if about.format == "pptx" else ("pack-page", "pack-pages")
    return labels(one if about.pages == 1 else more, count=about.pages) if about.pages else ""


def _size(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} KB"


@cache
def page() -> Any:
    """The page, without its words. It takes its time the first time: ask for it while others are at work."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("index.html.j2")

"""Layouts of a topic's own: the templates in its `layouts` folder, as text. What is in them, `layouts/own` knows."""

from __future__ import annotations

from pathlib import Path

from .diagnostics import Problems, Span
from .sources import TEMPLATE, TEMPLATES, template_files
from .yaml_text import LARGEST, decoded


def read_templates(folder: Path, problems: Problems) -> dict[str, str]:
    """The text of each template by its name: 'letter-home' for `layouts/letter-home.md.j2`."""
    found: dict[str, str] = {}
    for file in template_files(folder):
        try:
            with (folder / file).open("rb") as opened:
                text = decoded(file, opened.read(LARGEST + 1), problems)
        except OSError as error:
            message = f"this file cannot be read: {(error.strerror or 'unknown reason').lower()}"
            problems.error("unreadable", message, Span(file, 1, 1, 2))
            continue
        if text is not None:
            found[file.removeprefix(f"{TEMPLATES}/").removesuffix(TEMPLATE)] = text
    return found


def file_of(name: str) -> str:
    """The file of the template with this name."""
    return f"{TEMPLATES}/{name}{TEMPLATE}"

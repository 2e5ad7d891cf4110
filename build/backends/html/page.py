"""Pages from templates: everything in one file, escaped, with nothing that runs or is fetched."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from lessonpress.layouts.theme import Theme

from .elements import printable
from .look import Look, css_text, page_count

TEMPLATES = Path(__file__).parent / "templates"


def page(template: str, theme: Theme, **values: object) -> bytes:
    """The page that `template` makes of `values`. Raises UndefinedError when it asks for one that is missing."""
    text = _environment().get_template(template).render(look=Look(theme), **values)
    return text.encode()


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_finished,
    )
    environment.filters.update(css_text=css_text, page_count=page_count)
    return environment


def _finished(value: object) -> object:
    """Every value on its way into a page: words lose their control signs, markup is left alone."""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value

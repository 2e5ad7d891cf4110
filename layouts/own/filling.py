"""Filling a template: what it can see of the topic, and its mistakes told at their lines.

Templates run in a sandbox: they read the topic, and can do nothing else. What they insert is written as Markdown, so
that a star in a name is a star, and so that statements keep their key words and their sources.
"""

from __future__ import annotations

import re
from typing import Any

from jinja2 import TemplateError, TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from msgspec import Struct

from lessonpress.resources.dates import HistoricDate, format_date, stretch
from lessonpress.resources.diagnostics import Problems, Span, did_you_mean
from lessonpress.resources.markup import Citation, Emphasis, Foreign, KeyWord, Link, Rich, Statement, Text
from lessonpress.resources.topic import SECTIONS, Topic
from lessonpress.resources.wording import noun, with_article

from ..layout import Setting
from .unknown import unknown

_SIGNS = re.compile(r"([\\*\[\]|#`])")
_BEGINNING = re.compile(r"^(\s*\d*)([>+=~.)_-])")
_CODE = re.compile(r"^(?: {4,}|[ ]*\t\s*)")
"""What would make a heading, a list, a quotation or a line of a text that begins with it."""
_EXERCISE = re.compile(r"^(\s*`{3,}\s*exercise)\s*$")
_LINES, _PAGE = "```lines\n{count}\n```", "\n\n---\n\n"


class Markdown(str):
    """Text that is Markdown already."""

    __slots__ = ()


class Words(Markdown):
    """Words of the topic, written as Markdown."""

    __slots__ = ()


def fill(template: str, file: str, topic: Topic, setting: Setting, problems: Problems) -> str:
    """The template filled with the topic; empty, and why, when that cannot be done."""
    values = seen(topic, setting)
    environment = ImmutableSandboxedEnvironment(
        undefined=unknown(values),
        finalize=lambda value: _inserted(value, topic.language),
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["plain"] = lambda value: Words(_escaped(getattr(value, "plain", str(value))))
    environment.filters["quoted"] = lambda value: Markdown(_quoted(as_markdown(value, topic.language)))
    lines = template.split("\n")
    try:
        numbered = "\n".join(_EXERCISE.sub(rf"\1 {number}", line) for number, line in enumerate(lines, 1))
        return environment.from_string(numbered).render(values)
    except TemplateSyntaxError as error:
        _tell(str(error.message), error.lineno, lines, file, problems)
    except (RecursionError, MemoryError) as error:
        _tell("this asks for more than a template may: it never ends", _line_of(error), lines, file, problems)
    except (TemplateError, TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        _tell(str(error), _line_of(error), lines, file, problems)
    return ""


def seen(topic: Topic, setting: Setting) -> dict[str, Any]:
    """What a template can see: the sections of the topic, some of them chosen or sorted, and a few functions."""
    sections = {name: getattr(topic, name) for name in SECTIONS}
    return {
        **sections,
        "topic": topic.topic,
        "contenders": topic.contenders,
        "timeline": topic.timeline,
        "level": setting.level.value,
        "get": lambda name: _thing(topic, name),
        "name": lambda name: str(_thing(topic, name).name),
        "years": lambda start, end: Words(stretch(start, end, topic.language)),
        "lines": _lines,
        "page": lambda: Markdown(_PAGE),
    }


def _lines(count: object) -> Markdown:
    """Lines to write on. Raises TemplateError."""
    if not str(count).isdigit():
        raise TemplateError(f"lines to write on are counted, as in lines(4): not '{count}'")
    return Markdown(_LINES.format(count=count))


def _thing(topic: Topic, name: str) -> Any:
    """The thing with that id. Raises TemplateError."""
    if name not in topic.by_id:
        hint = did_you_mean(str(name), topic.by_id)
        raise TemplateError(f"there is nothing called '{name}' in the topic" + (f": {hint}" if hint else ""))
    return topic.by_id[name]


def _inserted(value: object, language: str) -> str:
    """What a template puts in a place: words of the topic begin no heading, list or quotation there."""
    text = as_markdown(value, language)
    if isinstance(value, Markdown) and not isinstance(value, Words):
        return text
    return _BEGINNING.sub(r"\1\\\2", _CODE.sub(" ", text))


def as_markdown(value: object, language: str) -> str:
    """What stands in the Markdown for a value of the topic."""
    match value:
        case Markdown():
            return value
        case Statement():
            return _nodes(value.nodes)
        case Rich():
            return _nodes(value.nodes)
        case HistoricDate():
            return _escaped(format_date(value, language))
        case None:
            return ""
        case Struct():
            kind = noun(type(value))
            raise TemplateError(f"{with_article(kind)} cannot be printed as it is: say what of it, such as its title")
        case _:
            return _escaped(str(value))


def _nodes(nodes: tuple[object, ...]) -> str:
    return "".join(map(_node, nodes))


def _node(node: object) -> str:
    match node:
        case Text(text) | Foreign(text):
            return _escaped(text)
        case Emphasis(children):
            return f"*{_nodes(children)}*"
        case KeyWord(children):
            return f"**{_nodes(children)}**"
        case Link(children, address):
            return f"[{_nodes(children)}]({address})"
        case Citation(sources):
            return f"[{'; '.join(f'@{source}' for source in sources)}]"
        case _:
            raise TypeError(f"{type(node).__name__} cannot stand in a template")


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\1", text.replace("\n", " "))


def _quoted(markdown: str) -> str:
    """A text of YAML, between quotes: for the options of an exercise."""
    return "'" + markdown.replace("'", "''") + "'"


def _line_of(error: BaseException) -> int:
    """The line of the template on which it went wrong: the innermost that the template itself has."""
    line, trace = 1, error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def _tell(message: str, line: int, lines: list[str], file: str, problems: Problems) -> None:
    text = lines[line - 1] if 0 < line <= len(lines) else ""
    start = len(text) - len(text.lstrip())
    place = Span(file, line, start + 1, max(len(text.rstrip()), start + 1) + 1)
    problems.error("template", message[:1].lower() + message[1:], place)

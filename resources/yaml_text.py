"""Bytes of a file to text that a YAML parser may see: UTF-8, of bounded size, without control signs."""

from __future__ import annotations

import re

from .diagnostics import Problems, Span

LARGEST = 4 * 1024 * 1024
"""Bytes in one file."""

_LINE_END = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[^\t\n\r -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def split_lines(text: str) -> list[str]:
    """The lines of a text, counted as YAML 1.1 (section 5.4) counts them."""
    return _LINE_END.split(text)


def has_controls(text: str) -> bool:
    """Whether it holds a sign that YAML 1.1 (section 5.1) and printing alike refuse."""
    return _NOT_TEXT.search(text) is not None


def decoded(name: str, content: bytes, problems: Problems) -> str | None:
    """The file as text, without a byte order mark; None, and a problem, when it is none."""
    start = Span(name, 1, 1, 2)
    if len(content) > LARGEST:
        problems.error("file-size", f"this file is larger than {LARGEST >> 20} MB", start, "divide it into sections")
        return None
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        problems.error("encoding", "this file is saved as UTF-16", start, "save it as UTF-8")
        return None
    try:
        text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place_after(name, error.object[: error.start].decode("utf-8"))
        message = f"this file is not UTF-8: the byte 0x{error.object[error.start]:02X} is no letter there"
        problems.error("encoding", message, place, "save it as UTF-8 (in most editors: Save as, Encoding)")
        return None
    return _without_controls(name, text, problems)


def _without_controls(name: str, text: str, problems: Problems) -> str:
    """The text with a blank for every control sign, so that reading can go on and find what else is wrong."""
    found = _NOT_TEXT.search(text)
    if found is None:
        return text
    message = f"an invisible control sign stands here (U+{ord(found[0]):04X})"
    problems.error("control", message, _place_after(name, text[: found.start()]), "delete it")
    return _NOT_TEXT.sub(" ", text)


def _place_after(name: str, before: str) -> Span:
    lines = split_lines(before)
    column = len(lines[-1]) + 1
    return Span(name, len(lines), column, column + 1)

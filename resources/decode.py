"""A tree of the source to typed values: everything that is wrong is told, each at its place, in a teacher's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar, cast

from msgspec import Struct

from .diagnostics import Problems, Span, did_you_mean, span_of
from .markup import Rich, Statement
from .shapes import Anything, Either, Field, Inline, Many, Record, Said, Shape, Table, Text, record_of, shape_of
from .values import Value
from .wording import noun, wanted, with_article
from .words import WrongWordError, read_word

T = TypeVar("T")
S = TypeVar("S", bound=Struct)
Read = list[tuple[object, Shape]]
"""Every text that was read, and as what; also those of an item that is broken elsewhere."""


def decode(
    data: object, type_: type[T], problems: Problems, *, place: Span | None, read: Read | None = None
) -> T | None:
    """`data` as a `type_`; None, and every reason in `problems`, when it is none.

    `data` is a tree from `yaml_source`, or plain dicts, lists and texts. `place` is where it stands, for what has no
    place of its own. What could be read is added to `read`.
    """
    own, hint = Problems(), cast("Any", type_)
    value = _Decoder(own, read).value(data, shape_of(hint), _At(place))
    problems.add(*own.found)
    return None if value is _BROKEN or own.errors else cast("T", value)


def decode_each(
    data: object, type_: type[S], problems: Problems, *, key: str, place: Span | None, read: Read | None = None
) -> tuple[S, ...]:
    """Those items of the list `data`, the value of `key`, that can be read; what is wrong with the others is told."""
    decoder, item = _Decoder(problems, read), record_of(type_)
    values = [decoder.value(each, item, at) for each, at in decoder.items(data, item, _At(place, key)) or ()]
    return tuple(value for value in values if value is not _BROKEN)


_BROKEN: Any = object()
_ITEM, _KEY = "each item of ", "each key of "


class _Dispute(Struct, forbid_unknown_fields=True):
    """The long form of a statement."""

    text: Rich
    disputed: Rich | None = None


class _At(Value, frozen=True):
    """Where a value stands: its place, the key that it belongs to, and whether it is that key's whole value."""

    place: Span | None
    key: str | None = None
    part: str = ""

    def subject(self) -> str:
        """What a sentence about the value begins with."""
        return "this" if self.key is None else f"{self.part}'{self.key}'"

    def inside(self, value: object, key: str) -> _At:
        """Where the value of a key stands."""
        return _At(span_of(value) or span_of(key) or self.place, key)


class _Decoder:
    """Turns trees into values; every method gives _BROKEN after it has told a reason."""

    def __init__(self, problems: Problems, read: Read | None = None) -> None:
        self.problems = problems
        self.read: Read = [] if read is None else read

    def value(self, data: object, shape: Shape, at: _At) -> Any:
        """The value of any shape."""
        match shape:
            case Record():
                return self._record(data, shape, at)
            case Many():
                return self._many(data, shape, at)
            case Table():
                return self._table(data, shape, at)
            case Either():
                return self._either(data, shape, at)
            case Said() if isinstance(data, dict) and ("text" in data or "disputed" in data):
                said = self._record(data, record_of(_Dispute), at)
                return said if said is _BROKEN else Statement(said.text, said.disputed)
            case Anything():
                return data
            case _:
                return self._word(data, shape, at)

    def items(self, data: object, shape: Shape, at: _At) -> list[tuple[object, _At]] | None:
        """The items of a list, each with its place; None when it is no list. Empty items are told and left out."""
        if not isinstance(data, list | tuple):
            is_word = isinstance(data, str) and isinstance(shape, Text | Inline | Said)
            hint = f"write [{data}]" if is_word else "begin each item with a dash"
            self._tell("type", f"{at.subject()} must be a list", at, hint)
            return None
        places: Sequence[Span | None] = getattr(data, "places", None) or [span_of(item) for item in data]
        found: list[tuple[object, _At]] = []
        for item, place in zip(data, places, strict=True):
            where = _At(place or at.place, at.key, _ITEM)
            if item is None:
                self._tell("empty", "nothing stands after this dash", where, "write something, or take the dash out")
            else:
                found.append((item, where))
        return found

    def _record(self, data: object, record: Record, at: _At) -> Any:
        if not isinstance(data, dict):
            return self._wrong(data, record, at)
        values: dict[str, Any] = {}
        whole = True
        for key, given in data.items():
            field = record.fields.get(key)
            if field is None:
                whole = self._unknown(key, record, at)
            elif given is not None:  # an empty value is one that is left out
                values[field.name] = self.value(given, field.shape, at.inside(given, key))
        for field in record.fields.values():
            if field.required and field.name not in values:
                whole = self._missing(field, data, record, at)
        return record.type(**values) if whole and _BROKEN not in values.values() else _BROKEN

    def _unknown(self, key: str, record: Record, at: _At) -> bool:
        hint = did_you_mean(key, record.fields) or f"the keys here are: {', '.join(record.fields)}"
        self._tell("unknown-key", f"unknown key '{key}'", at.inside(None, key), hint)
        return False

    def _missing(self, field: Field, data: Mapping[str, object], record: Record, at: _At) -> bool:
        given = next((key for key in data if key == field.key), None)
        if given is not None:
            hint = f"it must be {wanted(field.shape)}"
            self._tell("empty", f"'{given}' is empty", at.inside(None, given), hint)
            return False
        name = f"'{field.key}'" if field.key.endswith("s") else with_article(f"'{field.key}'")
        who = with_article(noun(record.type)) if at.part else at.key and f"'{at.key}'"
        message = f"{who} needs {name}" if who else f"'{field.key}' is missing"
        place = _At(span_of(data.get("id")) or span_of(data) or at.place)
        self._tell("missing", message, place, getattr(record.type, "FORM", ""))
        return False

    def _many(self, data: object, shape: Many, at: _At) -> Any:
        items = self.items(data, shape.item, at)
        if items is None:
            return _BROKEN
        if not shape.least <= len(items) <= shape.most:
            number = f"at least {shape.least:g}" if len(items) < shape.least else f"at most {shape.most:g}"
            self._tell("length", f"{at.subject()} needs {number}, and has {len(items)}", at)
            return _BROKEN
        values = tuple(self.value(item, shape.item, where) for item, where in items)
        return _BROKEN if _BROKEN in values else values

    def _table(self, data: object, shape: Table, at: _At) -> Any:
        if not isinstance(data, dict):
            return self._wrong(data, shape, at)
        values: dict[Any, Any] = {}
        whole = True
        for key, given in data.items():
            name = self.value(key, shape.key, _At(span_of(key) or at.place, at.key, _KEY))
            if given is None and not isinstance(shape.value, Anything):
                self._tell("empty", f"'{key}' is empty", at.inside(None, key), f"it must be {wanted(shape.value)}")
                whole = False
            else:
                values[name] = self.value(given, shape.value, at.inside(given, key))
        return values if whole and _BROKEN not in (*values, *values.values()) else _BROKEN

    def _either(self, data: object, shape: Either, at: _At) -> Any:
        """The first shape that fits; where only one is of the right kind, that one tells what is wrong."""
        likely = [one for one in shape.shapes if _could_be(data, one)]
        for one in likely:
            trial = _Decoder(Problems())
            value = trial.value(data, one, at)
            if value is not _BROKEN and not trial.problems.errors:
                self.read += trial.read
                return value
        return self.value(data, likely[0], at) if len(likely) == 1 else self._wrong(data, shape, at)

    def _word(self, data: object, shape: Shape, at: _At) -> Any:
        if isinstance(data, dict | list | tuple):
            return self._wrong(data, shape, at)
        text = data if isinstance(data, str) else str(data)
        try:
            value = read_word(text, shape, self.problems)
        except WrongWordError as wrong:
            message = wrong.message or f"{at.subject()} must be {wanted(shape)}"
            self._tell("value", message, at, wrong.hint)
            return _BROKEN
        self.read.append((value, shape))
        return value

    def _wrong(self, data: object, shape: Shape, at: _At) -> Any:
        """Told: this is another kind of thing than its place asks for."""
        hint = getattr(shape.type, "FORM", "") if isinstance(shape, Record) else ""
        if isinstance(data, dict) and len(data) == 1:
            ((key, value),) = data.items()
            hint = f"a text with ': ' in it needs quotes: '{key}: {value}'" if isinstance(value, str) else ""
        elif isinstance(data, list | tuple) and not isinstance(shape, Record | Table):
            hint = "a text that begins with [ needs quotes; if this is one item, leave its dash out"
        elif isinstance(shape, Table):
            hint = "write 'name: value' for each, between { and } or on lines of their own"
        self._tell("type", f"{at.subject()} must be {wanted(shape)}", at, hint)
        return _BROKEN

    def _tell(self, code: str, message: str, at: _At, hint: str = "") -> None:
        self.problems.error(code, message, at.place, hint)


def _could_be(data: object, shape: Shape) -> bool:
    """Whether data of this kind, whatever its words, could have the shape."""
    if isinstance(shape, Anything):
        return True
    if isinstance(data, dict):
        return isinstance(shape, Record | Table | Said)
    return isinstance(shape, Many) if isinstance(data, list | tuple) else not isinstance(shape, Record | Table | Many)

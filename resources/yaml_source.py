"""YAML text to a plain tree in which every word stays text and knows where it stands; read safely, never executed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b

import yaml

from .diagnostics import Located, Problems, Span
from .values import Value
from .yaml_mistakes import explain
from .yaml_places import Places
from .yaml_text import decoded, has_controls, split_lines

DEEPEST = 40
"""Levels of lists and mappings inside one another."""
MOST_VALUES = 100_000
"""Texts, lists and mappings in one file, counting what an alias repeats each time."""


class Fields(dict[str, "Tree"]):
    """A mapping of the source; `span` is its first key."""

    __slots__ = ("span",)
    span: Span


class Items(list["Tree"]):
    """A list of the source; `places` says where each item stands, empty ones too."""

    __slots__ = ("places", "span")
    span: Span
    places: list[Span]


Tree = Located | Fields | Items | None
"""What a source can say. An empty value is None; its key or the list's `places` tell where it would stand."""


class YamlFile(Value, frozen=True):
    """One file, read. `whole` is false when it could not be read to its end, and then `tree` is None."""

    name: str
    tree: Tree
    lines: list[str]
    whole: bool = True
    digest: str = ""
    """Of its bytes."""


def digest_of(content: bytes) -> str:
    """What tells the bytes of one file from those of any other."""
    return blake2b(content, digest_size=16).hexdigest()


def read_yaml(name: str, content: bytes, problems: Problems) -> YamlFile:
    """Read one file; whatever is wrong with it goes to `problems`, and nothing is raised."""
    text = decoded(name, content, problems)
    if text is None:
        return YamlFile(name, None, split_lines(content.decode("utf-8", "replace")), whole=False)
    lines = split_lines(text)
    try:
        return YamlFile(name, _Reading(name, text, lines, problems).tree(), lines, digest=digest_of(content))
    except _UnreadableError:
        return YamlFile(name, None, lines, whole=False)


class _UnreadableError(Exception):
    """Reading cannot go on; the reason is already among the problems."""


_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # used for its events only: nothing is constructed
_NULL = frozenset(("", "~", "null", "Null", "NULL"))


class _Reading:
    """Builds the tree of one file from the parser's events."""

    def __init__(self, name: str, text: str, lines: list[str], problems: Problems) -> None:
        self.name, self.lines, self.problems = name, lines, problems
        self.places = Places(name, lines)
        self.values = 0
        self.named: dict[str, tuple[Tree, int] | None] = {}  # anchor -> what it names, its size; None while open
        self.events = self._events(text)

    def tree(self) -> Tree:
        """The one document of the text, or None when it is empty."""
        tree: Tree = None
        documents = 0
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "keep one document in a file: take this line out"
                    raise self._stop("documents", "a second document begins here", event, hint)
                tree = self._node(next(self.events), 1)
        return tree

    def _events(self, text: str) -> Iterator[yaml.Event]:
        last: yaml.Event | None = None
        try:
            for event in yaml.parse(text, Loader=_Loader):
                yield event
                last = event
        except (yaml.YAMLError, ValueError, OverflowError) as error:  # the pure parser lets wrong escapes through
            self.problems.add(explain(error, last, self.name, self.lines))
            raise _UnreadableError from None

    def _node(self, event: yaml.Event, depth: int) -> Tree:
        """The value that begins with `event`."""
        self._count(1, event)
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        assert isinstance(event, yaml.NodeEvent)
        if getattr(event, "tag", None) is not None:
            hint = "take it out; a text that begins with ! needs quotes"
            self.problems.error("tag", "tags (!) are not used in a topic", self.places.of_word(event), hint)
        if depth > DEEPEST:
            raise self._stop("depth", f"this is nested more than {DEEPEST} levels deep", event)
        if event.anchor is None:
            return self._value(event, depth)
        self.named[event.anchor] = None
        before = self.values
        tree = self._value(event, depth)
        self.named[event.anchor] = (tree, self.values - before + 1)
        return tree

    def _value(self, event: yaml.Event, depth: int) -> Tree:
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth)
        assert isinstance(event, yaml.ScalarEvent)
        return None if not event.style and event.value in _NULL else self._text(event)

    def _mapping(self, start: yaml.Event, depth: int) -> Fields:
        fields, keys = Fields(), dict[str, Located]()
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._key(event, depth)
            value = self._node(next(self.events), depth + 1)
            if key is not None and self._is_new(key, keys):
                fields[key] = value
        fields.span = next((key.span for key in keys.values()), None) or self.places.of_word(start)
        return fields

    def _key(self, event: yaml.Event, depth: int) -> Located | None:
        """A key is text whatever it looks like; None, and a problem, for what cannot be one."""
        key = self._node(event, depth + 1)
        if key is None and isinstance(event, yaml.ScalarEvent) and event.value:
            return self._text(event)  # `null:` is a key like any other
        if not isinstance(key, Located):
            message = "a key is missing before this colon" if key is None else "a key must be a word"
            hint = "" if key is None else "a text that begins with { or [ needs quotes"
            self.problems.error("key", message, self.places.of_word(event), hint)
            return None
        if key == "<<":
            hint = "write the keys out here; an alias can stand for one whole value"
            self.problems.error("merge", "merge keys (<<) are not used in a topic", key.span, hint)
            return None
        return key

    def _is_new(self, key: Located, keys: dict[str, Located]) -> bool:
        first = keys.setdefault(key, key)
        if first is key:
            return True
        hint = "keep one of the two; several things of a kind go into a list, each after a dash"
        message = f"'{key}' is given twice: here and on line {first.span.line}"
        self.problems.error("doubled-key", message, key.span, hint)
        return False

    def _sequence(self, start: yaml.Event, depth: int) -> Items:
        items = Items()
        items.span, items.places = self.places.of_word(start), []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            item = self._node(event, depth + 1)
            items.append(item)
            items.places.append(self.places.of_word(event) if item is None else item.span)
        return items

    def _alias(self, event: yaml.AliasEvent) -> Tree:
        """What the anchor named, shared, not copied; its size counts again."""
        name, place = event.anchor or "", self.places.of_word(event)
        if name not in self.named:
            hint = "a text that begins with * needs quotes"
            self.problems.error("alias", f"nothing before this is named &{name}", place, hint)
            return Located("?", place)  # something stands here, most likely a text
        found = self.named[name]
        if found is not None:
            self._count(found[1], event)
            return found[0]
        self.problems.error("alias", f"*{name} stands inside the very thing that it names", place)
        return None

    def _count(self, more: int, event: yaml.Event) -> None:
        self.values += more
        if self.values > MOST_VALUES:
            message = f"this file holds more than {MOST_VALUES:,} values, each alias counted in full"
            raise self._stop("size", message, event)

    def _stop(self, code: str, message: str, event: yaml.Event, *hints: str) -> _UnreadableError:
        self.problems.error(code, message, self.places.of_word(event), *hints)
        return _UnreadableError()

    def _text(self, event: yaml.ScalarEvent) -> Located:
        text = Located(event.value, self.places.of_text(event), self.places.further_lines(event))
        if has_controls(text):
            self.problems.error("control", "this text holds an invisible control sign", text.span, "take it out")
        if not event.style and (line := self.places.swallowed_item(event)):
            hint = "for a list, leave nothing after the colon above; for a text, put quotes around the whole"
            self.problems.warning("list", "this looks like a list item, but it goes on with the text above", line, hint)
        return text

"""What must hold across the sections of a topic: one id for one thing, nothing empty, sources named."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec import Struct

from .checks_of_answers import ANSWER_RULES
from .checks_of_bodies import BODY_RULES
from .checks_of_claims import CLAIM_RULES
from .checks_of_time import TIME_RULES
from .diagnostics import Located, Problems
from .markup import Rich, Statement
from .topic import SECTIONS, Topic
from .values import Placed

Rule = Callable[[Topic, Problems], None]


def check_topic(topic: Topic, problems: Problems) -> None:
    """Tell everything that does not fit together. The topic may be incomplete; unknown ids are told elsewhere."""
    check_texts(topic, problems)
    check_together(topic, problems)


def check_texts(topic: Topic, problems: Problems) -> None:
    """What must hold of each text by itself."""
    for rule in (texts_say_something, statements_have_sources):
        rule(topic, problems)


def check_together(topic: Topic, problems: Problems) -> None:
    """What must hold across items and sections."""
    for rule in RULES:
        rule(topic, problems)


def ids_are_single(topic: Topic, problems: Problems) -> None:
    """An id names one thing in the whole topic."""
    seen: dict[str, str] = {}
    for section in SECTIONS:
        for item in getattr(topic, section):
            if item.id in seen:
                first = seen[item.id]
                where = f" and at {first.span}" if isinstance(first, Located) else ""
                span = getattr(item.id, "span", None)
                problems.error(
                    "doubled-id", f"the id '{item.id}' is used twice: here{where}", span, "rename one of the two"
                )
            seen.setdefault(item.id, item.id)


def texts_say_something(topic: Topic, problems: Problems) -> None:
    """A text that is written has words."""
    for text in values_of(topic, (Rich, str)):
        words = text.plain if isinstance(text, Rich) else str(text)
        if not words.strip() and (span := getattr(text, "span", None)):
            hint = "" if isinstance(text, str) or not text.nodes else "a citation needs words to stand after"
            problems.error("empty", "this text has no words", span, hint)


def statements_have_sources(topic: Topic, problems: Problems) -> None:
    """Where a topic has sources, each statement names one."""
    if not topic.sources:
        return
    for statement in values_of(topic, (Statement,)):
        if isinstance(statement, Statement) and not statement.sources and statement.plain:
            hint = f"add one at its end: [@{topic.sources[0].id}]"
            problems.warning("uncited", "this statement names no source", statement.span, hint)


def terms_have_definitions(topic: Topic, problems: Problems) -> None:
    """A term is defined for at least one level."""
    for term in topic.terms:
        if not term.definitions:
            span = getattr(term.id, "span", None)
            problems.error("undefined", f"the term '{term.term}' has no definition", span, "write one for core")


def phases_take_sides(topic: Topic, problems: Problems) -> None:
    """An alliance does not govern and oppose in one phase."""
    for phase in topic.phases:
        for opposing in phase.opposing:
            if opposing == phase.governing:
                span = getattr(opposing, "span", None)
                problems.error("both-sides", f"'{opposing}' both governs and opposes in this phase", span)


def values_of(value: object, kinds: tuple[type, ...]) -> Iterator[Rich | Statement | str]:
    """Every text of these kinds inside a decoded value."""
    if isinstance(value, kinds) and isinstance(value, Rich | Statement | str):
        yield value
    elif isinstance(value, tuple | list):
        for item in value:
            yield from values_of(item, kinds)
    elif isinstance(value, dict):
        yield from values_of(tuple(value.values()), kinds)
    elif isinstance(value, Struct) and not isinstance(value, Placed):  # a text or a date holds no other
        for name in value.__struct_fields__:
            yield from values_of(getattr(value, name), kinds)


RULES: tuple[Rule, ...] = (
    ids_are_single,
    terms_have_definitions,
    phases_take_sides,
    *TIME_RULES,
    *BODY_RULES,
    *ANSWER_RULES,
    *CLAIM_RULES,
)

"""The inline language: every word survives, marks mean what they say, and slips are told where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lessonpress.resources.diagnostics import Located, Problems, Span
from lessonpress.resources.markup import (
    Citation,
    Emphasis,
    Inline,
    KeyWord,
    Link,
    Text,
    parse,
    plain,
    walk,
    without_citations,
)


def nodes(source: str) -> tuple[Inline, ...]:
    problems = Problems()
    rich = parse(source, problems)
    assert not problems.found
    return rich.nodes


def slips(source: str) -> list[tuple[str, int]]:
    """What is told about a text, and the column it points to."""
    problems = Problems()
    parse(Located(source, Span("f", 1, 1, len(source) + 1)), problems)
    return [(d.message, d.span.column if d.span else 0) for d in problems.found]


A, B = Text("a"), Text("b")


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("", ()),
        ("a", (A,)),
        ("*a*", (Emphasis((A,)),)),
        ("**a**", (KeyWord((A,)),)),
        ("***a***", (KeyWord((Emphasis((A,)),)),)),
        ("***a* b**", (KeyWord((Emphasis((A,)), Text(" b"))),)),
        ("*a **b***", (Emphasis((Text("a "), KeyWord((B,)))),)),
        ("**a****b**", (KeyWord((A,)), KeyWord((B,)))),
        ("**a *b***", (KeyWord((Text("a "), Emphasis((B,)))),)),
        (r"\*a\* \[b\] \\", (Text("*a* [b] \\"),)),
        ("2 * 3 ** 4", (Text("2 * 3 ** 4"),)),
        ("[a](https://b.org/x_(y))", (Link((A,), "https://b.org/x_(y)"),)),
        ("[*a* b](mailto:a@b.org)", (Link((Emphasis((A,)), Text(" b")), "mailto:a@b.org"),)),
        ("a [@s1]", (Text("a "), Citation(("s1",)))),
        ("a [@s1; @s2, s-3]", (Text("a "), Citation(("s1", "s2", "s-3")))),
        ("*a [@s1]*", (Emphasis((Text("a "), Citation(("s1",)))),)),
        (" a \n  b\tc ", (Text("a b c"),)),
        ("c.\u00a01922\u202f*b*", (Text("c.\u00a01922\u202f"), Emphasis((B,)))),
    ],
)
def test_marks_mean_what_they_say(source: str, expected: tuple[Inline, ...]) -> None:
    assert nodes(source) == expected


@pytest.mark.parametrize(
    ("source", "message", "column"),
    [
        ("a *b", "this emphasis is opened with * and never closed", 3),
        ("a **b", "this key word is opened with ** and never closed", 3),
        ("**a *b**", "this emphasis is opened with * and never closed", 5),
        ("[a **b](https://x)", "this key word is opened with ** and never closed", 4),
        ("a****b", "this key word is opened with ** and never closed", 2),
        ("a [b", "a bracket opens here that is neither a link nor a citation", 3),
        ("a [b](c)", "a bracket opens here that is neither a link nor a citation", 3),
        ("[](https://x)", "a bracket opens here that is neither a link nor a citation", 1),
        ("[a [b](https://x)](https://y)", "a bracket opens here that is neither a link nor a citation", 1),
        ("a] b", "a bracket closes here that was never opened", 2),
        ("a [@]", "this citation cannot be read", 3),
        ("a [@s1 p. 3]", "this citation cannot be read", 3),
        ("a [@s1; ]", "this citation cannot be read", 3),
        ("javascript [a](javascript:b)", "a bracket opens here that is neither a link nor a citation", 12),
    ],
)
def test_a_slip_is_told_once_where_it_stands(source: str, message: str, column: int) -> None:
    assert slips(source) == [(message, column)]


def test_columns_behind_an_escape_are_not_guessed() -> None:
    whole = Span("f", 1, 1, 9)  # 'it''s *a' in the source
    problems = Problems()
    parse(Located("it's *a", whole), problems)
    assert [d.span for d in problems.found] == [whole]


def test_without_citations_leaves_the_words() -> None:
    rich = parse("**a [@s1]** and [b [@s2]](https://x) [@s3].")
    assert plain(without_citations(rich.nodes)) == "a and b."
    assert rich.sources == ("s1", "s2", "s3")
    assert rich.key_words == ("a",)
    assert not any(isinstance(node, Citation) for node in walk(rich.words))


MARKS = ["*", "**", "***", "[", "]", "[@", "](https://x)", "](", ")", "\\", "a", "b", " ", "\n", ";"]
MARKED = st.lists(st.sampled_from(MARKS), max_size=30).map("".join) | st.text()
WORDS = st.lists(st.text("abcé-'", min_size=1), min_size=1)


@given(MARKED)
def test_any_text_is_read(source: str) -> None:
    rich = parse(source, Problems())
    assert set(plain(rich.nodes)) <= set(source) | {" "}


@given(st.lists(st.sampled_from(["*", "**", "[", "]", "a", "b", " "]), max_size=30).map("".join))
def test_what_does_not_close_stands_as_it_is(source: str) -> None:
    """No sign is lost but those of marks that were understood."""
    rich = parse(source, Problems())
    pairs = sum(1 for n in walk(rich.nodes) if isinstance(n, Emphasis))
    pairs += sum(2 for n in walk(rich.nodes) if isinstance(n, KeyWord))
    words = "".join(n.text for n in walk(rich.nodes) if isinstance(n, Text))
    assert words.count("*") == source.count("*") - 2 * pairs
    assert [c for c in words if c in "[]ab"] == [c for c in source if c in "[]ab"]


@given(WORDS, st.lists(st.sampled_from(["{}", "*{}*", "**{}**", "***{}***", "[{}](https://x)", "{} [@s1]"])))
def test_words_are_kept_whatever_marks_they_bear(words: list[str], marks: list[str]) -> None:
    source = " ".join(mark.format(word) for word, mark in zip(words, marks, strict=False))
    kept = " ".join(word for word, _ in zip(words, marks, strict=False))
    assert plain(without_citations(nodes(source))) == kept


@pytest.mark.parametrize(
    "hostile", ["*a **b *c ", "[", "[a ", "[@", "](", "***a", "[*a **b", "[a](https://x", "](a(b)", "a* b** "]
)
def test_hostile_text_ends(hostile: str) -> None:
    """Not timed: with anything worse than linear, this test would not end."""
    parse(hostile * 20_000, Problems())
    parse("[a " * 20_000 + "](https://x)" * 20_000)

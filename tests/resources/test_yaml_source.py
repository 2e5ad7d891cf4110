"""YAML is read as text with places, and safely."""

import textwrap
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lessonpress.resources import yaml_source
from lessonpress.resources.diagnostics import Located, Problems, render
from lessonpress.resources.markup import parse
from lessonpress.resources.yaml_source import MOST_VALUES, Fields, Items, Tree, YamlFile, read_yaml
from lessonpress.resources.yaml_text import LARGEST


def read(source: str | bytes) -> tuple[YamlFile, Problems]:
    problems = Problems()
    content = source.encode() if isinstance(source, str) else source
    return read_yaml("t.yaml", content, problems), problems


def tree(source: str | bytes) -> Tree:
    file, problems = read(source)
    assert not problems.found
    return file.tree


def message(source: str | bytes) -> str:
    file, problems = read(source)
    (only,) = problems.found
    assert render(only, {file.name: file.lines})
    return only.message


def pointed_at(source: str, key: str = "a") -> str:
    """The characters that the span of a value covers."""
    file, problems = read(source)
    assert not problems.errors
    assert isinstance(file.tree, Fields)
    value = file.tree[key]
    assert isinstance(value, Located)
    span = value.span
    return file.lines[span.line - 1][span.column - 1 : span.end - 1]


@pytest.fixture(params=["CSafeLoader", "SafeLoader"])
def either_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "_Loader", getattr(yaml, request.param))


@pytest.mark.usefixtures("either_parser")
def test_every_value_is_text() -> None:
    source = "a: 1924\nb: No\nc: 1924-01-21\nd: 1.50\ne: 0x10\n1: [yes, 1e3]\n"
    expected = {"a": "1924", "b": "No", "c": "1924-01-21", "d": "1.50", "e": "0x10", "1": ["yes", "1e3"]}
    assert tree(source) == expected


@pytest.mark.usefixtures("either_parser")
def test_only_a_plain_nothing_is_nothing() -> None:
    assert tree("a:\nb: ~\nc: null\nd: ''\ne: 'null'\nf: none\nnull: x\n") == {
        "a": None,
        "b": None,
        "c": None,
        "d": "",
        "e": "null",
        "f": "none",
        "null": "x",
    }


@pytest.mark.usefixtures("either_parser")
@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("a: plain words # not this\n", "plain words"),
        ("a: 'quoted'\n", "quoted"),
        ('a: "quoted" \n', "quoted"),
        ("a: 'it''s'\n", "it''s"),
        ("a: two\n  lines\n", "two"),
        ("a: 'it''s on\n  two lines'\n", "it'"),
        ("a: |\n\n    in a block\n    of two\n", "in a block"),
        ("a: >-\n  folded\n", "folded"),
        ("{b: c, a: flow}\n", "flow"),
        ("a: ''\n", ""),
        ("b: é\u00a0ü\na: Троцкий\n", "Троцкий"),
        ("b: \U0001f600\na: after\n", "after"),
    ],
)
def test_a_span_covers_the_words_on_their_first_line(source: str, words: str) -> None:
    assert pointed_at(source) == words


def test_an_empty_item_has_a_place() -> None:
    items = tree("- a\n-\n- c\n")
    assert isinstance(items, Items)
    assert items == ["a", None, "c"]
    assert [str(place) for place in items.places] == ["t.yaml:1:3", "t.yaml:2:1", "t.yaml:3:3"]


def test_byte_order_mark_and_windows_line_ends() -> None:
    file, problems = read(b"\xef\xbb\xbfa: one\r\nb: two\r\n")
    assert not problems.found
    assert file.tree == {"a": "one", "b": "two"}
    assert file.lines == ["a: one", "b: two", ""]
    assert isinstance(file.tree, Fields)
    assert str(file.tree.span) == "t.yaml:1:1"


def test_latin_1_is_told_with_its_line() -> None:
    file, problems = read("a: one\nb: caf\u00e9\n".encode("latin-1"))
    (only,) = problems.found
    assert "not UTF-8" in only.message
    assert "0xE9" in only.message
    assert str(only.span) == "t.yaml:2:7"
    assert not file.whole
    assert file.lines[0] == "a: one"


def test_utf_16_is_told() -> None:
    assert message("a: b\n".encode("utf-16")) == "this file is saved as UTF-16"


def test_control_signs_are_told() -> None:
    assert "U+0007" in message("a: b\x07\n")
    assert "control sign" in message('a: "b\\0"\n')


def test_a_file_may_be_large_but_not_too_large() -> None:
    assert tree(b"#" * LARGEST) is None
    assert "larger than 4 MB" in message(b"#" * (LARGEST + 1))


def test_aliases_share_and_are_counted() -> None:
    shared = tree("a: &x [1, 2]\nb: *x\n")
    assert isinstance(shared, Fields)
    assert shared["a"] is shared["b"]
    laughs = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    laughs += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))
    assert f"more than {MOST_VALUES:,} values" in message(laughs)


def test_deep_nesting_is_refused_without_recursing() -> None:
    assert "levels deep" in message("[" * 100_000)
    assert "levels deep" in message("".join(f"{' ' * n}a:\n" for n in range(200)))


def test_problems_that_do_not_stop_reading_are_all_told() -> None:
    file, problems = read("a: !x 1\na: 2\nb: {c: 1, c: 2}\n<<: {d: 1}\n? [e]\n: 1\n")
    assert [d.code for d in problems.found] == ["tag", "doubled-key", "doubled-key", "merge", "key"]
    assert file.tree == {"a": "1", "b": {"c": "1"}}


PIECES = [*"ab:-[]{}*&!|>'\"\\\n\t\r #%@`,?~<é\x00\ufeff\u2028", "\n  ", "\n- ", "a: ", "<<: ", "&x ", "*x", "---\n"]
MESSY = st.one_of(
    st.lists(st.sampled_from([*PIECES, "...\n", "!!x ", "\\ud800", "null", "%YAML 1.1\n"]), max_size=40).map("".join),
    st.text(),
)


def texts(value: Tree) -> Iterator[Located]:
    if isinstance(value, Fields):
        for key, inner in value.items():
            assert isinstance(key, Located)
            yield key
            yield from texts(inner)
    elif isinstance(value, Items):
        assert len(value) == len(value.places)
        for inner in value:
            yield from texts(inner)
    elif value is not None:
        yield value


@example(b"[", False)
@example(b"a: [b,\n", False)
@given(MESSY.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(), st.booleans())
@settings(max_examples=400)
def test_anything_is_read_or_told(content: bytes, in_python: bool) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_source, "_Loader", yaml.SafeLoader if in_python else yaml.CSafeLoader)
        file, problems = read(content)
    assert file.whole or problems.errors
    for diagnostic in problems.found:
        assert diagnostic.span is not None
        assert 1 <= diagnostic.span.line <= len(file.lines)
        assert render(diagnostic, {file.name: file.lines})
    for text in texts(file.tree):
        line = file.lines[text.span.line - 1]
        assert 1 <= text.span.column <= text.span.end <= len(line) + 1


@given(
    words=st.lists(st.text("abc", min_size=1, max_size=6), min_size=2, max_size=30),
    style=st.sampled_from(["plain", "'", '"', ">", "|"]),
    width=st.integers(8, 40),
    data=st.data(),
)
def test_a_slip_in_a_text_of_several_lines_is_told_at_its_line(words, style, width, data) -> None:
    at = data.draw(st.integers(1, len(words) - 1))
    told = textwrap.wrap(" ".join([*words[:at], "*" + words[at], *words[at + 1 :]]), width)
    if style == "plain":
        source = "text: " + "\n  ".join(told)
    elif style in ("'", '"'):
        source = f"text: {style}" + "\n  ".join(told) + style
    else:
        source = f"text: {style}\n  " + "\n  ".join(told)
    file, problems = read(f"{source}\nmore: x\n")
    assert isinstance(file.tree, Fields) and not problems.errors
    text = file.tree["text"]
    assert isinstance(text, Located)
    parse(text, problems)
    (problem,) = problems.errors
    lines = source.split("\n")
    line = next(number for number, line in enumerate(lines) if "*" in line)
    assert problem.span is not None
    assert (problem.span.line, problem.span.column) == (line + 1, lines[line].index("*") + 1)

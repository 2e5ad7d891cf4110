"""Decoding: any Struct, every problem at once, told in a teacher's words."""

from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from msgspec import Meta, Struct, field

from lessonpress.resources.dates import HistoricDate, parse_date
from lessonpress.resources.decode import Read, decode, decode_each
from lessonpress.resources.diagnostics import Located, Problems, Span
from lessonpress.resources.items import EventId, Item
from lessonpress.resources.markup import Rich, Statement
from lessonpress.resources.shapes import Text, shape_of
from lessonpress.resources.yaml_source import read_yaml

PLACE = Span("t.yaml", 1, 1, 2)


class Size(StrEnum):
    SMALL = "small"
    LARGE = "large"


class Inner(Item, frozen=True, kw_only=True):
    word: str
    note: Rich | None = None


class Options(Item, frozen=True, kw_only=True):
    count: Annotated[int, Meta(ge=1, le=9)] = 5
    share: Annotated[float, Meta(ge=0)] = 0.5
    shuffled: bool = True
    size: Size = Size.SMALL
    order: Literal["time", "name"] | None = None
    when: HistoricDate | None = None
    title: Rich | None = None
    said: Statement | None = None
    events: tuple[EventId, ...] | Literal["all"] = "all"
    rows: Annotated[tuple[Inner, ...], Meta(max_length=2)] = ()
    inner: Inner | None = None
    by_size: dict[Size, int] = field(default_factory=dict)
    anything: dict[str, Any] = field(default_factory=dict)
    from_: int | None = None


def decoded(source: str) -> tuple[Options | None, list[tuple[str, str]]]:
    """The options in a YAML text, and what was told with the first hint of each."""
    problems = Problems()
    file = read_yaml("t.yaml", source.encode(), problems)
    options = decode(file.tree, Options, problems, place=PLACE)
    return options, [(d.message, d.hints[0] if d.hints else "") for d in problems.found]


def test_everything_there_is() -> None:
    options, told = decoded(
        "count: 3\nshare: 0.25\nshuffled: No\nsize: large\norder: time\nwhen: c. 1922\ntitle: '*a*'\n"
        "said: {text: b, disputed: c}\nevents: [e1]\nrows: [{word: x}, {word: 1924}]\ninner: {word: y, note: z}\n"
        "by-size: {small: 1, large: 2}\nanything: {deep: [1, {er: yes}]}\nfrom: -4\n"
    )
    assert told == []
    assert options is not None
    assert (options.count, options.share, options.shuffled, options.size) == (3, 0.25, False, Size.LARGE)
    assert (options.order, options.when, options.from_) == ("time", parse_date("c. 1922"), -4)
    assert options.title is not None
    assert options.title.plain == "a"
    assert options.said is not None
    assert options.said.disputed is not None
    assert (options.said.plain, options.said.disputed.plain) == ("b", "c")
    assert options.events == ("e1",)
    assert [row.word for row in options.rows] == ["x", "1924"]
    assert options.by_size == {Size.SMALL: 1, Size.LARGE: 2}
    assert options.anything == {"deep": ["1", {"er": "yes"}]}


def test_nothing_gives_the_defaults_and_so_do_empty_values() -> None:
    assert decoded("{}")[0] == Options()
    assert decoded("count:\ntitle: ~\nrows:\nevents:\n") == (Options(), [])


def test_plain_values_need_no_place() -> None:
    problems = Problems()
    options = decode({"count": 3, "shuffled": False, "events": "all"}, Options, problems, place=None)
    assert options == Options(count=3, shuffled=False)
    assert decode({"count": 30}, Options, problems, place=PLACE) is None
    assert [d.span for d in problems.found] == [PLACE]


@pytest.mark.parametrize(
    ("source", "message", "hint"),
    [
        ("count: 0", "'count' must be a whole number from 1 to 9", ""),
        ("count: 3.0", "'count' must be a whole number from 1 to 9", ""),
        ("count: " + "9" * 5000, "'count' must be a whole number from 1 to 9", ""),
        ("share: -1", "'share' must be a number of 0 or more", ""),
        ("share: nan", "'share' must be a number of 0 or more", ""),
        ("share: 1 000", "'share' must be a number of 0 or more", "write 1000"),
        ("shuffled: 1", "'shuffled' must be yes or no", ""),
        ("size: Large", "'size' must be small or large", "did you mean 'large'?"),
        ("order: tme", "'order' must be time or name", "did you mean 'time'?"),
        ("when: soon", "'soon' is not a date", "write 1924-01-21, 1924-01, 1924, c. 1922, 1922/1923, 1922/ or 44 BC"),
        (
            "when: [1922]",
            "'when' must be a date",
            "a text that begins with [ needs quotes; if this is one item, leave its dash out",
        ),
        ("events: al", "'events' must be all", "did you mean 'all'?"),
        ("events: {a: b}", "'events' must be a list or all", "a text with ': ' in it needs quotes: 'a: b'"),
        ("inner: x", "'inner' must be a mapping with word and note", ""),
        ("inner: {note: x}", "'inner' needs a 'word'", ""),
        ("inner: {word: }", "'word' is empty", "it must be a text"),
        ("rows: [{note: x}]", "an inner needs a 'word'", ""),
        ("rows: [{word: a}, {word: b}, {word: c}]", "'rows' needs at most 2, and has 3", ""),
        ("rows: [x]", "each item of 'rows' must be a mapping with word and note", ""),
        ("rows: x", "'rows' must be a list", "begin each item with a dash"),
        ("by-size: {smal: 1}", "each key of 'by-size' must be small or large", "did you mean 'small'?"),
        ("by-size: {small: }", "'small' is empty", "it must be a whole number"),
        ("said: {disputed: x}", "'said' needs a 'text'", ""),
        ("cuont: 1", "unknown key 'cuont'", "did you mean 'count'?"),
        ("from_: 1", "unknown key 'from_'", "did you mean 'from'?"),
    ],
)
def test_each_mistake_is_told(source: str, message: str, hint: str) -> None:
    assert decoded(source) == (None, [(message, hint)])


def test_all_mistakes_are_told_in_file_order() -> None:
    options, told = decoded("count: x\ninner: {note: '*a'}\nrows: [{word: a, note: '[b'}]\nwhen: 1924-02-31\n")
    assert options is None
    assert [message for message, _ in told] == [
        "'count' must be a whole number from 1 to 9",
        "'inner' needs a 'word'",
        "this emphasis is opened with * and never closed",
        "a bracket opens here that is neither a link nor a citation",
        "there is no 31 February 1924",
    ]


def test_slips_in_an_inline_text_leave_no_value() -> None:
    assert decoded("title: a *b")[0] is None


def test_the_good_items_of_a_list_and_the_words_of_the_bad() -> None:
    problems, read = Problems(), Read()
    file = read_yaml("t.yaml", b"- {word: a}\n- {wrod: b, note: c}\n- x\n- {word: d}\n", problems)
    items = decode_each(file.tree, Inner, problems, key="rows", place=PLACE, read=read)
    assert [item.word for item in items] == ["a", "d"]
    assert len(problems.found) == 3
    assert [str(value) for value, _ in read] == ["a", "c", "d"]


def test_texts_keep_their_places() -> None:
    problems = Problems()
    file = read_yaml("t.yaml", b"inner: {word: here}\nanything: {x: there}\n", problems)
    options = decode(file.tree, Options, problems, place=PLACE)
    assert options is not None
    assert options.inner is not None
    for word, place in ((options.inner.word, "t.yaml:1:15"), (options.anything["x"], "t.yaml:2:15")):
        assert isinstance(word, Located)
        assert str(word.span) == place


def test_a_type_that_no_source_can_hold_is_a_programmers_error() -> None:
    with pytest.raises(TypeError, match="bytes"):
        shape_of(bytes)


def test_annotations_add_up() -> None:
    inner = Annotated[str, Meta(pattern="^a")]
    assert shape_of(Annotated[inner, Meta(description="an a")]) == Text("^a", "an a")


def test_a_struct_may_hold_itself() -> None:
    class Tree(Struct):
        children: "tuple[Tree, ...]" = ()

    Tree.__annotations__["children"] = tuple[Tree, ...]
    problems = Problems()
    assert decode({"children": [{}, {"children": [{}]}]}, Tree, problems, place=PLACE) is not None
    assert not problems.found

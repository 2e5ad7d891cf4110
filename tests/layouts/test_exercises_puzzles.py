"""Puzzles and diagrams: solvable in one way, fit for a class, drawn inside their place, and telling nothing early."""

import re
from codecs import encode
from collections import Counter
from itertools import combinations, pairwise
from random import Random

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.layouts.document import Answer, Drawing
from lessonpress.layouts.drawing.scaled import within
from lessonpress.layouts.drawing.scene import MM, Ellipse, Line, Path, Rect, Scene, TextBox, flat
from lessonpress.layouts.exercises import TooFewFactsError
from lessonpress.layouts.exercises.puzzle_words import folded
from lessonpress.layouts.exercises.wording import wording
from lessonpress.layouts.puzzles.alliance_map import BOX, HUB, Camp, blank_map, complete_map
from lessonpress.layouts.puzzles.crossword import lay_out
from lessonpress.layouts.puzzles.drawn import COLUMN, Clue, Drawn, FoundList
from lessonpress.layouts.puzzles.living_graph import Fortune, Frame, axes, graph
from lessonpress.layouts.puzzles.rude import rude_words
from lessonpress.layouts.puzzles.word_search import DOWN, EVERY_WAY, RIGHT, hide
from lessonpress.layouts.questions import WordBank, lowered
from lessonpress.layouts.references import references
from lessonpress.layouts.theme import load_theme
from lessonpress.layouts.type.paragraph import Typesetter
from lessonpress.resources.items import Level
from lessonpress.resources.markup import plain

from .sheets import ROOT, answers, key, make, part, parts, sheet, topic, words

TYPE = Typesetter(load_theme(), "en-GB")
KINDS = ("crossword", "word-search", "living-graph", "alliance-map")
SEEDS = st.text("abcdefgh", min_size=1, max_size=6)
LEVELS = st.sampled_from(Level)

each_topic = pytest.mark.parametrize("name", ("triumvirs", "soviet"))
each_kind = pytest.mark.parametrize("kind", KINDS)
repeatedly = settings(max_examples=8, deadline=None)
often = settings(max_examples=25, deadline=None)


def written(scene: Scene) -> list[str]:
    """All words in a drawing."""
    return [" ".join(line.text for line in item.lines) for item in flat(scene.items) if isinstance(item, TextBox)]


def extent(item) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of an item, ink of its words included."""
    if isinstance(item, Line):
        return min(item.x1, item.x2), min(item.y1, item.y2), max(item.x1, item.x2), max(item.y1, item.y2)
    if isinstance(item, Path):
        points = [step[i : i + 2] for step in item.steps for i in range(1, len(step), 2)]
        return (
            min(p[0] for p in points),
            min(p[1] for p in points),
            max(p[0] for p in points),
            max(p[1] for p in points),
        )
    if isinstance(item, TextBox):
        runs = [run for line in item.lines for run in line.runs]
        return min(r.x for r in runs), item.y, max(r.x + r.width for r in runs), item.y + item.h
    return item.x, item.y, item.x + item.w, item.y + item.h


def assert_inside(scene: Scene) -> None:
    for item in flat(scene.items):
        left, top, right, bottom = extent(item)
        assert left >= -0.01 and top >= -0.01, item
        assert right <= scene.width + 0.01 and bottom <= scene.height + 0.01, item


def assert_no_words_overlap(scene: Scene) -> None:
    boxes = [(item.lines[0].text, ink(item)) for item in flat(scene.items) if isinstance(item, TextBox)]
    for (one, a), (other, b) in combinations(boxes, 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, f"{one} and {other}"


def ink(box: TextBox) -> tuple[float, float, float, float]:
    """What the letters of a text box cover: from the top of a capital to the foot of a small p, if there is any."""
    first, last = box.lines[0], box.lines[-1]
    left, _, right, _ = extent(box)
    foot = 0.2 if any(sign.islower() for sign in last.text) else 0.02
    return left, first.y - 0.68 * first.runs[0].size / MM, right, last.y + foot * last.runs[0].size / MM


# ---- all four -------------------------------------------------------------------------------------------------------


@each_kind
@each_topic
@given(seed=SEEDS, level=LEVELS)
@repeatedly
def test_drawings_keep_to_their_place_and_have_words_for_those_who_cannot_see_them(name, kind, seed, level):
    task, _ = make(topic(name), kind, seed=seed, level=level)
    for solved in (False, True):
        for drawing in parts(lowered(task.body, answers=solved), Drawing):
            assert_inside(drawing.scene)
            assert_no_words_overlap(drawing.scene)
            assert drawing.scene.width <= COLUMN and drawing.scene.height <= 170
            assert len(drawing.alt) > 40 or solved


@each_kind
@each_topic
def test_the_key_shows_another_drawing_of_the_same_thing(name, kind):
    task, _ = make(topic(name), kind)
    for drawn in parts(task.body, Drawn):
        told_early = drawn.blank.scene == drawn.complete.scene
        assert not told_early  # compared first: pytest would take minutes to show how two drawings differ
        assert drawn.blank.alt != drawn.complete.alt
        assert set(written(drawn.blank.scene)) <= {*written(drawn.complete.scene), "How strong was each contender?"}


@each_kind
def test_every_grown_up_word_is_printed_in_the_language_of_the_topic(kind):
    german = replace(topic("soviet"), topic=replace(topic("soviet").topic, language="de-DE"))
    task, _ = make(german, kind)
    assert re.search("[Ss]uch|Kreuz|Aufstieg|Wer hielt", task.title)
    assert not re.search(r"\b(the|of|and)\b", next(parts(task.body, Drawn)).blank.alt)


@each_kind
def test_on_small_paper_a_drawing_is_made_smaller_as_a_whole(kind):
    task, _ = make(topic("soviet"), kind)
    for drawing in parts(lowered(task.body, answers=True), Drawing):
        small = within(drawing.scene, 50.0)
        assert small.width == min(50.0, drawing.scene.width)
        assert_inside(small)
        assert_no_words_overlap(small)
        assert written(small) == written(drawing.scene)
        assert within(small, 50.0) == small


# ---- words ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "language", "letters"),
    [
        ("Red Army", "en-GB", "REDARMY"),
        ("Lenin’s", "en", "LENINS"),
        ("Götterdämmerung", "de-AT", "GOETTERDAEMMERUNG"),
        ("Maß", "de", "MASS"),
        ("Coup d’État", "fr", "COUPDETAT"),
        ("Œuvre à façon", "fr", "OEUVREAFACON"),
        ("Müller", "fr", "MULLER"),
        ("Правда", "en", ""),
        ("Platform of the 46", "en", ""),
        ("Left, Right", "en", ""),
    ],
)
def test_words_are_spelt_as_crosswords_of_their_language_do(text, language, letters):
    assert folded(text, language) == letters


@pytest.mark.parametrize("kind", ["crossword", "word-search"])
@each_topic
@given(seed=SEEDS, level=LEVELS)
@repeatedly
def test_no_clue_names_a_word_of_the_puzzle(name, kind, seed, level):
    task, _ = make(topic(name), kind, seed=seed, level=level)
    clues = list(parts(task.body, Clue))
    if not clues:
        assert kind == "word-search" and level is not Level.CHALLENGE
    shown = [plain(clue.answer).split(":")[0] for clue in clues]
    mentions = wording("en-GB").mentions
    assert not [(word, plain(clue.text)) for clue in clues for word in shown if mentions(plain(clue.text), word)]
    for clue, word in zip(clues, shown, strict=True):
        lengths = [int(n) for n in re.findall(r"\d+", plain(clue.text).rsplit("(", 1)[1])]
        assert sum(lengths) == len(folded(word, "en-GB"))


@pytest.mark.parametrize("kind", ["crossword", "word-search"])
def test_a_word_that_no_puzzle_can_have_is_left_out_aloud(kind):
    ids = ["trotsky", "zinoviev", "tomsky", "rykov", "politburo", "central-council", "control-commission"]
    known = topic("soviet").by_id
    ids = [i for i in ids if i in known]
    task, problems = make(topic("soviet"), kind, ids=ids)
    assert "control-commission" in ids
    assert any("'control-commission' is left out" in found.message for found in problems.found)
    assert "Zinoviev" in key(task)


@pytest.mark.parametrize("kind", ["crossword", "word-search"])
@given(seed=SEEDS)
@repeatedly
def test_the_list_of_sources_names_no_word_of_the_puzzle(kind, seed):
    subject = topic("soviet")
    task, _ = make(subject, kind, seed=seed, level=Level.CHALLENGE)
    foot = " ".join(entry.short for entry in references(subject, lowered(task.body, answers=False)))
    assert not any(wording("en").mentions(foot, answer) for answer in answers(task))


# ---- crossword ------------------------------------------------------------------------------------------------------

WORDS = st.lists(st.text("ABCDEIRST", min_size=3, max_size=12), min_size=2, max_size=14, unique=True)


@given(words=WORDS, dice=st.integers(0, 99), most=st.integers(2, 14))
@often
def test_a_crossword_has_exactly_its_words(words, dice, most):
    puzzle = lay_out(words, most, 18, 13, Random(dice))
    assert 1 <= len(puzzle.entries) <= most
    assert puzzle.rows <= 13 and puzzle.columns <= 18
    letters = puzzle.letters
    for entry in puzzle.entries:
        assert "".join(letters[square] for square in entry.squares) == entry.word
    read = Counter(
        text
        for line in (*_rows(letters, puzzle.rows, puzzle.columns), *_columns(letters, puzzle.rows, puzzle.columns))
        for text in line.split()
        if len(text) > 1
    )
    assert read == Counter(entry.word for entry in puzzle.entries), "no word that nobody asked for"


def _rows(letters, rows, columns):
    return ["".join(letters.get((row, column), " ") for column in range(columns)) for row in range(rows)]


def _columns(letters, rows, columns):
    return ["".join(letters.get((row, column), " ") for row in range(rows)) for column in range(columns)]


@given(words=WORDS, dice=st.integers(0, 99))
@often
def test_a_crossword_hangs_together_and_is_numbered_as_one_reads(words, dice):
    puzzle = lay_out(words, 12, 18, 13, Random(dice))
    reached, waiting = set(), [puzzle.entries[0]]
    while waiting:
        entry = waiting.pop()
        reached.add(entry)
        squares = set(entry.squares)
        waiting += [other for other in puzzle.entries if other not in reached and squares & set(other.squares)]
    assert reached == set(puzzle.entries)
    starts = sorted({(entry.row, entry.column) for entry in puzzle.entries})
    assert puzzle.numbers == {start: number for number, start in enumerate(starts, 1)}
    assert min(row for row, _ in puzzle.letters) == 0 == min(column for _, column in puzzle.letters)


def test_words_of_one_subject_are_all_laid_and_cross_often():
    subject = [
        "POLITBURO",
        "COMINTERN",
        "PRAVDA",
        "KULAK",
        "DELEGATE",
        "BONAPARTISM",
        "PATRONAGE",
        "TROTSKY",
        "ZINOVIEV",
    ]
    for dice in range(10):
        puzzle = lay_out(subject, 9, 24, 13, Random(dice))
        assert len(puzzle.entries) == 9 and puzzle.crossings >= 8
        ways = Counter(entry.down for entry in puzzle.entries)
        assert abs(ways[True] - ways[False]) <= 3


@each_topic
@given(seed=SEEDS, level=LEVELS)
@repeatedly
def test_only_the_key_of_a_crossword_has_letters(name, seed, level):
    task, _ = make(topic(name), "crossword", seed=seed, level=level)
    drawn = part(task, Drawn)
    assert all(text.isdigit() for text in written(drawn.blank.scene))
    letters = [text for text in written(drawn.complete.scene) if not text.isdigit()]
    squares = [item for item in drawn.blank.scene.items if isinstance(item, Rect)]
    assert len(letters) == len(squares)
    assert all(6 <= square.w <= 8 for square in squares)
    clues = list(parts(task.body, Clue))
    assert len(clues) >= 4
    assert sorted(answers(task)) == sorted(plain(clue.answer) for clue in clues)
    assert not any(folded(plain(clue.answer), "en") in drawn.blank.alt for clue in clues)
    assert all(folded(plain(clue.answer), "en") in drawn.complete.alt for clue in clues)
    assert bool(list(parts(task.body, WordBank))) is (level is Level.SUPPORT)


def test_a_variant_of_a_crossword_has_the_same_words_in_another_grid():
    one, other = (make(topic("soviet"), "crossword", variant=variant)[0] for variant in ("", "B"))
    assert sorted(answers(one)) == sorted(answers(other))
    same = part(one, Drawn) == part(other, Drawn)
    assert not same


# ---- word search ----------------------------------------------------------------------------------------------------


def _readings(rows: tuple[str, ...]) -> list[tuple[str, list[tuple[int, int]]]]:
    """From every square in every direction to the edge: letters, and where they stand."""
    size, found = len(rows), []
    for row in range(size):
        for column in range(size):
            for down, right in EVERY_WAY:
                squares, r, c = [], row, column
                while 0 <= r < size and 0 <= c < size:
                    squares.append((r, c))
                    r, c = r + down, c + right
                found.append(("".join(rows[r][c] for r, c in squares), squares))
    return found


def assert_sound(puzzle) -> None:
    """Every word is there once, and no rude word is but inside a word of the puzzle."""
    readings = _readings(puzzle.rows)
    for hidden in puzzle.hidden:
        at = {frozenset(squares[: len(hidden.word)]) for text, squares in readings if text.startswith(hidden.word)}
        assert at == {frozenset(hidden.squares)}, hidden.word
    homes = [set(hidden.squares) for hidden in puzzle.hidden]
    for rude in rude_words():
        for text, squares in readings:
            if text.startswith(rude):
                assert any(home.issuperset(squares[: len(rude)]) for home in homes), encode(rude, "rot13")


@given(
    words=st.lists(st.text("AEIORSTNTSH", min_size=3, max_size=9), min_size=3, max_size=12, unique=True),
    ways=st.sampled_from([(RIGHT, DOWN), EVERY_WAY]),
    dice=st.integers(0, 99),
)
@often
def test_every_hidden_word_can_be_found_once_and_nothing_rude(words, ways, dice):
    assume(not any(a in b or a[::-1] in b for a in words for b in words if a != b))
    puzzle = hide(words, ways, Random(dice))
    assert [hidden.word for hidden in puzzle.hidden] == words
    assert all(hidden.way in ways for hidden in puzzle.hidden)
    assert {len(row) for row in puzzle.rows} == {len(puzzle.rows)}
    assert_sound(puzzle)


@pytest.mark.parametrize("dice", range(4))
def test_letters_that_ask_for_trouble_are_kept_apart(dice):
    assert_sound(hide(["CRASSUS", "KITSCH", "FUNK", "CUFFS", "SHIFT", "TWAIN"], EVERY_WAY, Random(dice)))
    assert_sound(hide(["AAA", "AAB"], (RIGHT, DOWN), Random(dice)))


def test_words_that_cannot_be_hidden_together_are_refused():
    with pytest.raises(ValueError, match="cannot be hidden"):
        hide(["AAA", "AAAA"], (RIGHT,), Random(1))


def test_the_list_of_rude_words_can_be_opened_without_reading_them():
    listed = (ROOT / "layouts/puzzles/rude.txt").read_text("ascii").casefold()
    assert len(rude_words()) > 100 and all(re.fullmatch("[A-Z]{3,}", word) for word in rude_words())
    plainly = [word for word in rude_words() if re.search(rf"\b{word.casefold()}\b", listed)]
    assert not plainly


@each_topic
@given(seed=SEEDS, level=LEVELS)
@repeatedly
def test_a_word_search_lists_words_or_clues_and_rings_in_the_key_alone(name, seed, level):
    task, _ = make(topic(name), "word-search", seed=seed, level=level)
    drawn = part(task, Drawn)
    blank, complete = drawn.blank.scene, drawn.complete.scene
    assert not [item for item in blank.items if isinstance(item, Path)]
    shown = [found.word for listed in parts(task.body, FoundList) for found in listed.words]
    clues = list(parts(task.body, Clue))
    assert bool(clues) is (level is Level.CHALLENGE) and bool(shown) is not bool(clues)
    assert len([item for item in complete.items if isinstance(item, Path)]) == len(shown or clues) >= 4
    if clues:
        mentions = wording("en-GB").mentions
        told = [clue for clue in clues if mentions(sheet(task), plain(clue.answer).split(":")[0])]
        assert not told


# ---- living graph ---------------------------------------------------------------------------------------------------

STANDINGS = st.one_of(st.none(), st.integers(0, 10))


@st.composite
def fortunes(draw):
    events = draw(st.integers(3, 12))
    names = draw(st.lists(st.text("Wilma nobe", min_size=1, max_size=40).map(str.strip), min_size=2, max_size=8))
    names = [f"{name}{number}" for number, name in enumerate(names)]
    points = st.lists(STANDINGS, min_size=events, max_size=events).map(tuple)
    lines = [Fortune(name, look, draw(points)) for look, name in enumerate(names)]
    assume(all(sum(p is not None for p in line.points) >= 1 for line in lines))
    years = tuple(draw(st.sampled_from(["1922", "44 BC", "100 v. Chr.", "AD 14"])) for _ in range(events))
    return Frame(years, "In command", "Out of it", "One possible judgement"), lines


@given(drawn=fortunes())
@often
def test_a_graph_names_each_line_once_and_nothing_overlaps(drawn):
    frame, lines = drawn
    scene = graph(frame, lines, TYPE)
    assert_inside(scene)
    assert_no_words_overlap(scene)
    beside = [item for item in scene.items if isinstance(item, TextBox) and item.x > frame.x(len(frame.years) - 1) + 5]
    assert len(beside) == len(lines)
    marks = [item for item in scene.items if isinstance(item, Path | Ellipse)]
    told = sum(point is not None for line in lines for point in line.points)
    assert len(marks) == told + len(lines)
    assert written(axes(frame, TYPE)) == written(scene)[: -len(lines)]


def test_lines_are_told_apart_without_colour():
    lines = [Fortune(f"P{n}", n, (n, n, n)) for n in range(8)]
    scene = graph(Frame(("1", "2", "3"), "high", "low", ""), lines, TYPE)
    dashes = {item.paint.dash for item in scene.items if isinstance(item, Line) and item.paint.width == 1.3}
    assert len(dashes) == 8
    ends = [item for item in scene.items if isinstance(item, Path | Ellipse)][-8:]
    filled = {(type(m).__name__, len(getattr(m, "steps", ())), m.paint.fill == "#ffffff", _corner(m)) for m in ends}
    assert len(filled) == 8


def _corner(item) -> bool:
    """Whether a square stands upright, rather than on its tip."""
    return isinstance(item, Path) and item.steps[0][2] == item.steps[1][2]


@each_topic
def test_a_living_graph_asks_what_the_topic_judges(name):
    subject = topic(name)
    task, _ = make(subject, "living-graph")
    judged = [event for event in subject.timeline if len(event.standing) >= 2]
    assert [title for title in (e.title.plain for e in judged) if title in sheet(task)]
    drawn = part(task, Drawn)
    assert " after event " not in drawn.blank.alt
    marks = [item for item in drawn.complete.scene.items if isinstance(item, Path | Ellipse)]
    assert drawn.complete.alt.count(" after event ") == len(marks) - len(part(task, WordBank).words)
    for person in subject.contenders:
        if sum(person.id in event.standing for event in judged) >= 2:
            assert person.name in drawn.complete.alt and person.name in sheet(task)
            assert any(answer.startswith(f"{person.name}: ") for answer in answers(task))
            assert not any(person.name == text for text in written(drawn.blank.scene))
    assert "One possible judgement" in key(task) and "One possible judgement" not in sheet(task)


def test_the_event_that_changed_most_is_named_in_the_key():
    subject = topic("triumvirs")
    task, _ = make(subject, "living-graph")
    judged = [event for event in subject.timeline if len(event.standing) >= 2]
    moves = {}
    for before, after in pairwise(judged):
        both = before.standing.keys() & after.standing.keys()
        moves[after.title.plain] = sum(abs(after.standing[p] - before.standing[p]) for p in both)
    most = max(moves, key=moves.get)
    assert any(most in answer and "→" in answer for answer in answers(task))


def test_without_judgements_there_is_no_living_graph():
    subject = topic("soviet")
    without = replace(subject, events=tuple(replace(event, standing={}) for event in subject.events))
    with pytest.raises(TooFewFactsError, match="standing"):
        make(without, "living-graph")


# ---- alliance map ---------------------------------------------------------------------------------------------------


@st.composite
def camps(draw):
    count = draw(st.integers(2, 12))
    people = [f"{draw(st.text('Ordzhonik', min_size=1, max_size=16))}{n}" for n in range(count)]
    sides = draw(st.lists(st.sampled_from("msa-"), min_size=count, max_size=count))
    assume("m" in sides)
    chosen = {side: tuple(p for p, s in zip(people, sides, strict=True) if s == side) for side in "msa"}
    name = draw(st.text("Leftan Opsi", min_size=1, max_size=40)).strip() or "X"
    return Camp(name, chosen["m"], chosen["s"], chosen["a"]), people


@given(drawn=camps())
@often
def test_lines_of_a_map_meet_only_the_boxes_that_they_join(drawn):
    camp, people = drawn
    scene = complete_map(camp, people, TYPE)
    assert_inside(scene)
    assert_no_words_overlap(scene)
    boxes = [item for item in scene.items if isinstance(item, Rect)]
    assert len(boxes) == len(people) + 1
    ties = [item for item in scene.items if isinstance(item, Line) and item.paint.width == 1.5]
    assert sum(not tie.paint.dash for tie in ties) == len(camp.members) + len(camp.supporters)
    assert sum(bool(tie.paint.dash) for tie in ties) == len(camp.against)
    for tie in ties:
        met = [box for box in boxes if box.w != HUB[0] and _meets(tie, box)]
        assert len(met) == 1 and met[0].w == BOX[0]
    heavy = [box for box in boxes if box.paint.width == 1.6]
    assert len(heavy) == len(camp.members)


def _meets(line: Line, box: Rect) -> bool:
    """Whether a line comes to within half a millimetre of a box."""
    for i in range(201):
        x, y = line.x1 + (line.x2 - line.x1) * i / 200, line.y1 + (line.y2 - line.y1) * i / 200
        if box.x - 0.5 <= x <= box.x + box.w + 0.5 and box.y - 0.5 <= y <= box.y + box.h + 0.5:
            return True
    return False


@given(drawn=camps())
@often
def test_a_blank_map_says_nothing_but_who_there_was(drawn):
    _, people = drawn
    scene = blank_map("", people, TYPE)
    assert len(written(scene)) == len(people)
    assert not [item for item in scene.items if isinstance(item, Ellipse)]
    assert len([item for item in scene.items if isinstance(item, Line)]) == 2, "the lines to write its name on"
    assert len({(item.w, item.paint) for item in scene.items if isinstance(item, Rect)}) == 2


@each_topic
@given(seed=SEEDS, level=LEVELS)
@repeatedly
def test_the_maps_of_a_sheet_differ_only_in_what_is_given(name, seed, level):
    subject = topic(name)
    task, _ = make(subject, "alliance-map", seed=seed, level=level)
    maps = list(parts(task.body, Drawn))
    known = {alliance.name: alliance for alliance in subject.alliances}
    shown = [known[drawn.complete.alt.split(".")[0]] for drawn in maps]
    assert len(shown) >= 2 and shown == sorted(shown, key=lambda alliance: alliance.from_.sort_key)
    for drawn, alliance in zip(maps, shown, strict=True):
        assert all(
            subject.name(person) in drawn.complete.alt
            for person in (*alliance.members, *alliance.supporters, *alliance.against)
        )
        assert (alliance.name in " ".join(written(drawn.blank.scene))) is (level is Level.SUPPORT)
        if level is not Level.SUPPORT:
            alike = drawn.blank.scene == maps[0].blank.scene
            assert alike
    banks = list(parts(task.body, WordBank))
    assert bool(banks) is (level is Level.CORE)
    assert not list(parts(lowered(task.body, answers=False), Answer))
    wanted = [a.purpose[0].plain for a in shown if a.purpose]
    assert all(text in key(task) and text not in sheet(task) for text in wanted)


def test_an_alliance_that_names_a_member_is_shown_only_when_asked_for():
    assert "Cato’s party" not in words(make(topic("triumvirs"), "alliance-map")[0].body)
    asked, problems = make(topic("triumvirs"), "alliance-map", ids=["triumvirate", "senate-party"], level=Level.SUPPORT)
    assert "Cato’s party" in key(asked) and not problems.found

"""Mind maps and their outlines: one tree, drawn and written."""

from __future__ import annotations

from functools import cache
from itertools import combinations, pairwise, product

import pytest

from lessonpress.layouts.document import Flow, Heading, ListBlock, Outline, OutlineEntry, Poster, fingerprint
from lessonpress.layouts.drawing.scene import Group, Rect
from lessonpress.layouts.layout import Layout, Setting
from lessonpress.layouts.mind.thoughts import Thought, prunings, thoughts
from lessonpress.layouts.mind_map import MapOptions, MindMap
from lessonpress.layouts.mind_map_outline import MindMapOutline, OutlineOptions
from lessonpress.layouts.monograms import monograms
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import printed
from lessonpress.layouts.theme import load_theme
from lessonpress.resources.dates import parse_date
from lessonpress.resources.inline import plain
from lessonpress.resources.markup import parse
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import About, Topic

from .posters import check_frame, check_words, group, texts, words
from .sheets import parts, topic

SHEETS = list(product(("a4", "a3", "a1", "letter"), ("landscape", "upright")))


def make(subject: Topic, paper: str = "a3", **options: object) -> Poster:
    material = Material(id="mind-map", layout="mind-map")
    return MindMap().make(subject, material, MapOptions(**options), Setting(load_theme(), PAPERS[paper]))  # type: ignore[arg-type]


@cache
def drawn(name: str, paper: str, orientation: str) -> Poster:
    return make(topic(name), paper, orientation=orientation)


def outline(subject: Topic) -> Flow:
    material = Material(id="mind-map-outline", layout="mind-map-outline")
    return MindMapOutline().make(subject, material, OutlineOptions(), Setting(load_theme(), PAPERS["a4"]))


def squeezed(text: str) -> str:
    return "".join(text.replace("\u00ad", "").split()).replace("-", "")


def told(thought: Thought) -> list[str]:
    """The words of a thought and of all that follow from it."""
    return [plain(thought.words), *(text for child in thought.children for text in told(child))]


@pytest.mark.parametrize(("paper", "orientation"), SHEETS)
@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
def test_words_can_be_read_and_frames_do_not_overlap(name: str, paper: str, orientation: str) -> None:
    found = drawn(name, paper, orientation)
    check_words(found)
    framed = [
        node
        for g in found.scene.items
        if isinstance(g, Group) and g.name.startswith("branch-")
        for node in g.items
        if isinstance(node, Group) and any(isinstance(i, Rect) for i in node.items)
    ]
    framed.append(group(found, "centre"))
    assert len(framed) > 1 + len(thoughts(topic(name)).children)
    for node in framed:
        check_frame(node)
    frames = [next(i for i in node.items if isinstance(i, Rect)) for node in framed]
    for a, b in combinations(frames, 2):
        assert a.x + a.w <= b.x or b.x + b.w <= a.x or a.y + a.h <= b.y or b.y + b.h <= a.y


@pytest.mark.parametrize(("paper", "orientation"), SHEETS)
def test_every_thought_is_shown_or_counted_as_left_out(paper: str, orientation: str) -> None:
    found, whole = drawn("soviet", paper, orientation), thoughts(topic("soviet"))
    shown = next(tree for tree in prunings(whole) if all(text in found.summary for text in told(tree)))
    page = squeezed(words(found))
    assert all(squeezed(text) in page for tree in shown.children for text in told(tree))
    if missing := whole.count - shown.count:
        (warning,) = found.warnings
        assert f" {missing} of its {whole.count - 1} thoughts" in warning.message
    else:
        assert found.warnings == ()


def test_larger_paper_leaves_out_no_more() -> None:
    assert not drawn("soviet", "a1", "landscape").warnings and not drawn("soviet", "a3", "landscape").warnings
    assert drawn("soviet", "a4", "landscape").warnings


def test_the_middle_asks_the_question_and_branches_are_read_in_order() -> None:
    found, tree = drawn("soviet", "a3", "landscape"), thoughts(topic("soviet"))
    assert words(group(found, "centre")) == topic("soviet").topic.question.plain
    heads = [words_of.lines[0].text.strip() for words_of in texts(found) if words_of.kind == "H2"]
    assert heads == [plain(branch.words) for branch in tree.children] == ["Causes", "Alliances", "Contenders", "Phases"]


def test_both_sides_are_used() -> None:
    found = drawn("soviet", "a3", "landscape")
    middle = found.scene.width / 2
    starts = [box.x < middle for box in texts(found) if box.kind == "H2"]
    assert True in starts and False in starts


def test_contenders_are_told_by_their_badges() -> None:
    found = drawn("triumvirs", "a3", "landscape")
    letters = set(monograms(topic("triumvirs").contenders).values())
    assert letters <= {box.lines[0].text for box in texts(found) if box.lines}


def test_prunings_grow_smaller_until_only_the_question_is_left() -> None:
    trees = list(prunings(thoughts(topic("soviet"))))
    assert all(one.count > other.count for one, other in pairwise(trees))
    assert trees[0] == thoughts(topic("soviet"))
    assert all(not branch.children for branch in trees[-1].children)
    first = [item for branch in trees[0].children for item in branch.children]
    half = next(tree for tree in trees if not any(i.children for b in tree.children for i in b.children))
    assert len([item for branch in half.children for item in branch.children]) == len(first)


def test_a_topic_that_says_nothing_makes_a_map_of_its_question() -> None:
    bare = Topic(topic=About(title=parse("Bare"), question=parse("Why at all?"), period=parse_date("1500")))
    assert words(group(make(bare), "centre")) == "Why at all?"
    assert not make(bare).warnings
    assert not MindMap().standard(bare) and not MindMapOutline().standard(bare)
    assert outline(bare).blocks == (Outline(()),)


def test_it_is_a_layout_and_always_makes_the_same() -> None:
    assert isinstance(MindMap(), Layout) and isinstance(MindMapOutline(), Layout)
    assert fingerprint(make(topic("soviet"))) == fingerprint(make(topic("soviet")))
    assert [m.id for m in MindMap().standard(topic("triumvirs"))] == ["mind-map"]


# ---- the outline -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["soviet", "triumvirs"])
def test_the_outline_says_what_the_map_says_in_the_same_order(name: str) -> None:
    def said(entry: OutlineEntry) -> list[str]:
        return [plain(entry.text), *(text for child in entry.entries for text in said(child))]

    (block,) = outline(topic(name)).blocks
    assert isinstance(block, Outline)
    written = [text for entry in block.entries for text in said(entry)]
    mapped = told(thoughts(topic(name)))[1:]
    assert len(written) == len(mapped)
    assert all(text.startswith(thought) for text, thought in zip(written, mapped, strict=True))


def test_every_statement_of_the_outline_keeps_its_sources() -> None:
    found = outline(topic("soviet"))
    codes = {reference.code for reference in found.references}
    for person in topic("soviet").contenders:
        for statement in (*person.power_base[:1], *person.strengths[:1], *person.weaknesses[:1]):
            assert {source.upper() for source in statement.sources} <= codes


def test_on_paper_it_is_headings_over_numbered_lists() -> None:
    lowered = printed(outline(topic("triumvirs"))).blocks
    heads = [plain(block.text) for block in lowered if isinstance(block, Heading)]
    assert [head.split()[0] for head in heads] == ["1", "2", "3", "4"]
    prefixes = [block.prefix for block in parts(lowered, ListBlock)]
    assert prefixes[:2] == ["1.", "1.1."] and prefixes[-1] == "4."

"""The essay kit: whatever the version, it is the same essay, with its sources, and only the key tells the answer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.build.pages import set_pages
from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.document import Answer, Box, Columns, Heading, Paragraph, Role, Table
from lessonpress.layouts.essay import EssayKit, EssayOptions
from lessonpress.layouts.essay_versions import VERSIONS
from lessonpress.layouts.essay_versions.cut_up import Strips
from lessonpress.layouts.essay_versions.planner import Plan
from lessonpress.layouts.layout import Layout
from lessonpress.layouts.paper import PAPERS
from lessonpress.layouts.questions import has_answers, lowered
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Citation
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import SECTIONS

from .sheets import parts, setting, topic, words

ESSAYS = [(name, essay.id) for name in ("triumvirs", "soviet") for essay in topic(name).essays]
VARIANTS = st.text("ABCDEF", max_size=4)

each_essay = pytest.mark.parametrize(("name", "essay"), ESSAYS)
each_version = pytest.mark.parametrize("version", VERSIONS)


def make(name, essay, version, level=Level.CORE, variant="", language=None):
    subject = topic(name)
    if language:
        subject = replace(subject, topic=replace(subject.topic, language=language))
    options = EssayOptions(essay=essay, version=version, level=level)
    return EssayKit().make(subject, Material(id="mine", layout="essay"), options, setting(variant, level))


def statements(essay):
    """All that the essay says, in order."""
    yield essay.thesis
    for argument in essay.arguments:
        yield from (argument.point, *argument.evidence, argument.explanation)
        yield from (said for said in (argument.counter, argument.link) if said)
    yield essay.judgement


def printed(flow, *, answers):
    return lowered(flow.blocks, answers=answers)


def stands_in_order(texts, whole):
    at = 0
    for text in texts:
        at = whole.index(text, at) + len(text)


# ---- all versions ---------------------------------------------------------------------------------------------------


def test_it_is_a_layout():
    assert isinstance(EssayKit(), Layout)


@each_version
@each_essay
def test_every_version_says_the_whole_essay_in_order_with_its_sources(name, essay, version):
    model = topic(name).by_id[essay]
    flow = make(name, essay, version)
    told = printed(flow, answers=True)
    stands_in_order([said.plain for said in statements(model)], words(told))
    cited = {source for citation in parts(told, Citation) for source in citation.sources}
    assert {s for said in statements(model) for s in getattr(said, "sources", ())} <= cited
    assert {topic(name).by_id[source].code for source in cited} == {r.code for r in flow.references}


@each_version
def test_what_is_disputed_says_so(version):
    told = words(printed(make("triumvirs", "essay-alone", version), answers=True))
    assert "did not wish him to obey. Disputed: Some historians think" in " ".join(told.split())


@each_version
@each_essay
def test_the_question_stands_first(name, essay, version):
    first = make(name, essay, version).blocks[0]
    assert isinstance(first, Box) and words(first.blocks) == topic(name).by_id[essay].question.plain


@pytest.mark.parametrize("language", ["en-GB", "de", "fr"])
@pytest.mark.parametrize("level", Level)
@each_version
@each_essay
def test_it_fits_on_few_pages_in_every_language(name, essay, version, level, language):
    flow = make(name, essay, version, level, language=language)
    for answers in {False, has_answers(flow.blocks)}:
        pages = set_pages(replace(flow, answers=answers), setting().theme, PAPERS["a4"], "test")
        assert 1 <= len(pages.pages) <= 4
        assert not pages.problems


# ---- to read --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("version", ["plain", "annotated"])
@each_essay
def test_what_is_to_be_read_has_no_key_and_asks_for_no_name(name, essay, version):
    flow = make(name, essay, version)
    assert not has_answers(flow.blocks) and not flow.fields


@each_essay
def test_plain_is_one_paragraph_for_each_argument(name, essay):
    model = topic(name).by_id[essay]
    prose = make(name, essay, "plain").blocks[1:]
    assert all(isinstance(block, Paragraph) for block in prose)
    assert len(prose) == len(model.arguments) + 2
    for block, argument in zip(prose[1:], model.arguments, strict=False):
        assert words(block).startswith(argument.point.plain)


@each_essay
def test_every_part_is_named_in_the_margin(name, essay):
    flow = make(name, essay, "annotated")
    rows = list(parts(flow.blocks[2:], Columns))
    names = [words(row.parts[0]) for row in rows]
    model = topic(name).by_id[essay]
    expected = ["Thesis"]
    for argument in model.arguments:
        expected += ["Point", "Evidence", "Explanation"]
        expected += ["Counter-argument"] * bool(argument.counter) + ["Link"] * bool(argument.link)
    assert names == [*expected, "Judgement"]
    explained = words(flow.blocks[1])
    assert all(f"{label}: " in explained for label in set(names))


def test_a_part_that_no_paragraph_has_is_not_explained():
    subject = topic("triumvirs")
    (essay,) = subject.essays
    plainer = replace(essay, arguments=tuple(replace(a, counter=None, link=None) for a in essay.arguments))
    options = EssayOptions(essay=essay.id, version="annotated")
    flow = EssayKit().make(replace(subject, essays=(plainer,)), Material(id="mine", layout="essay"), options, setting())
    assert "Counter-argument" not in words(flow.blocks) and "Link" not in words(flow.blocks)


# ---- in strips ------------------------------------------------------------------------------------------------------


def strips_of(flow):
    (block,) = parts(flow.blocks, Strips)
    return block


@each_essay
@given(variant=VARIANTS)
def test_strips_in_the_order_of_the_key_are_the_essay(name, essay, variant):
    block = strips_of(make(name, essay, "cut-up", variant=variant))
    numbers = [number for section in block.order for number in section]
    assert sorted(numbers) == list(range(len(block.texts)))
    stands_in_order([s.plain for s in statements(topic(name).by_id[essay])], words([block.cited[n] for n in numbers]))


@each_essay
def test_strips_stand_in_another_order_in_another_variant(name, essay):
    orders = [strips_of(make(name, essay, "cut-up", variant=variant)).order for variant in ("", "", "B", "C")]
    assert orders[0] == orders[1] and len(set(orders)) == 3
    whole = tuple(number for section in orders[0] for number in section)
    assert whole != tuple(sorted(whole))


@each_essay
def test_strips_tell_neither_their_place_nor_their_sources(name, essay):
    flow = make(name, essay, "cut-up")
    sheet = printed(flow, answers=False)
    assert not list(parts(sheet, Citation)) and not list(parts(sheet, Answer))
    (cards,) = parts(strips_of(flow).lower(answers=False), CutOuts)
    letters = [words(card)[0] for card in cards.cards]
    assert letters == [chr(ord("A") + n) for n in range(len(letters))]
    assert "Counter-argument" not in words(cards.cards)


def test_a_strip_says_what_it_does_to_those_who_need_support():
    flow = make("triumvirs", "essay-alone", "cut-up", Level.SUPPORT)
    block = strips_of(flow)
    (cards,) = parts(block.lower(answers=False), CutOuts)
    assert all(words(card).startswith(f"{letter}  {move}  ") for letter, card, move in
               zip("ABCDEFGHIJKLMNOP", cards.cards, block.moves, strict=False))  # fmt: skip


# ---- to plan --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("level", Level)
@each_essay
def test_help_with_a_plan_depends_on_the_level(name, essay, level):
    flow = make(name, essay, "planner", level)
    model = topic(name).by_id[essay]
    sheet = printed(flow, answers=False)
    supported = level is Level.SUPPORT
    assert all((argument.point.plain in words(sheet)) is supported for argument in model.arguments)
    others = [said.plain for said in statements(model) if said not in [a.point for a in model.arguments]]
    assert not [text for text in others if text in words(sheet)]
    begun = [slot for plan in parts(flow.blocks, Plan) for slot in plan.slots if not slot.given]
    assert {len(slot.starters) for slot in begun} == {{"support": 2, "core": 1, "challenge": 0}[level.value]}
    (instruction,) = (p for p in parts(flow.blocks, Paragraph) if p.role is Role.INSTRUCTION)
    assert ("Weigh the factors" in words(instruction)) is (level is Level.CHALLENGE)


@each_essay
def test_a_plan_has_room_in_every_box_and_a_key_in_every_box(name, essay):
    flow = make(name, essay, "planner", Level.CHALLENGE)
    tables = {answers: list(parts(printed(flow, answers=answers), Table)) for answers in (False, True)}
    for empty, full in zip(tables[False], tables[True], strict=True):
        for (label, room), (same, answer) in zip(empty.rows, full.rows, strict=True):
            assert label == same and room.lines and not room.blocks
            assert answer.blocks and list(parts(answer.blocks, Answer))


@each_essay
def test_a_plan_does_not_tell_the_models_answer_by_a_title(name, essay):
    model = topic(name).by_id[essay]
    plan, read = make(name, essay, "planner"), make(name, essay, "plain")
    assert model.title.plain in read.title and model.title.plain not in plan.title
    factors = {topic(name).by_id[a.factor].title.plain for a in model.arguments if a.factor}
    headings = [words(h) for h in parts(printed(plan, answers=False), Heading)]
    assert factors and not [h for h in headings if any(factor in h for factor in factors)]


def test_only_the_first_point_is_called_one_reason():
    plans = list(parts(make("triumvirs", "essay-alone", "planner").blocks, Plan))
    begun = [plan.slots[0].starters[0] for plan in plans[1:-1]]
    assert begun == ["One important reason was\u00a0…", "A further reason was\u00a0…", "A further reason was\u00a0…"]


# ---- what a topic without a list gets -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["triumvirs", "soviet"])
def test_every_essay_is_made_to_read_and_to_plan(name):
    subject = topic(name)
    made = EssayKit().standard(subject)
    wanted = {(essay.id, version) for essay in subject.essays for version in ("plain", "planner")}
    assert {(m.options["essay"], m.options["version"]) for m in made} == wanted
    taken = {item.id for section in SECTIONS for item in getattr(subject, section)}
    assert len({m.id for m in made} - taken) == len(made) == 2 * len(subject.essays)


def test_a_topic_without_essays_gets_none():
    assert not EssayKit().standard(replace(topic("triumvirs"), essays=()))

"""The study guide: every phase in order, disputes shown as such, and only words that it uses explained."""

import re

import pytest
from msgspec.structs import replace

from lessonpress.layouts.document import Drawing, Heading, Paragraph, Strong, Table
from lessonpress.layouts.study_guide import StudyGuide, StudyGuideOptions
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Citation
from lessonpress.resources.teaching import Material
from lessonpress.resources.topic import Verdict

from .sheets import FOLDERS, parts, setting, topic, words

TOPICS = pytest.mark.parametrize("name", FOLDERS)


def guide(subject, level=Level.CORE):
    material = Material(id="guide", layout="study-guide")
    return StudyGuide().make(subject, material, StudyGuideOptions(), setting(level=level))


def headings(flow, level):
    return [words(block.text) for block in flow.blocks if isinstance(block, Heading) and block.level == level]


@TOPICS
def test_every_phase_is_told_in_order_with_what_happened_in_it(name):
    subject, flow = topic(name), guide(topic(name), Level.CHALLENGE)
    text = words(flow.blocks)
    places = [text.index(f"{n}. {phase.title.plain}") for n, phase in enumerate(subject.phases, 1)]
    assert places == sorted(places)
    for phase, start, end in zip(subject.phases, places, [*places[1:], len(text)], strict=True):
        events = [subject.by_id[i] for i in phase.events]
        told = [text.index(event.description.plain.split(".")[0], start) for event in events]
        assert all(start < at < end for at in told)
        assert phase.summary.plain in text[start:end]


@TOPICS
def test_a_higher_level_tells_no_less(name):
    support, core, challenge = (len(words(guide(topic(name), level).blocks)) for level in Level)
    assert support <= core <= challenge
    assert support < challenge


def test_light_events_are_left_to_the_higher_levels():
    subject = topic("soviet")
    light = [e for e in subject.events if e.weight < 3 and any(e.id in phase.events for phase in subject.phases)]
    assert light
    for event in light:
        assert event.description.plain in words(guide(subject, Level.CHALLENGE).blocks)
        assert event.description.plain not in words(guide(subject, Level.SUPPORT).blocks)


@TOPICS
def test_who_stood_where_is_a_table_and_a_diagram_that_say_the_same(name):
    subject = topic(name)
    drawings = list(parts(guide(subject).blocks, Drawing))
    named = [phase for phase in subject.phases if phase.governing or phase.opposing]
    assert len(drawings) == len(named)
    tables = [t for t in parts(guide(subject).blocks, Table) if len(t.columns) == 3 and t.head[0].blocks]
    for phase, drawing in zip(named, drawings, strict=True):
        people = {p for i in (phase.governing, *phase.opposing) if i for p in subject.by_id[i].members}
        assert all(subject.name(person) in drawing.alt for person in people)
        assert any(all(subject.name(p) in words(t.rows) for p in people) for t in tables)


def test_who_won_alone_is_shown_in_power():
    subject = topic("soviet")
    (table,) = [t for t in parts(guide(subject).blocks, Table) if len(t.columns) == len(subject.phases) + 1]
    last = {words(row[0].blocks): words(row[-1].blocks) for row in table.rows}
    assert last["Stalin"] == "In power"
    assert last["Bukharin"] == "Right Opposition"
    assert last["Trotsky"] == "–"
    strong = [words(node.children) for node in parts(table.rows, Strong)]
    assert strong == ["Triumvirate"] * 2 + ["Duumvirate"] * 2 + ["In power"] + (
        ["Triumvirate"] * 4 + ["Duumvirate"] * 2 + ["Duumvirate (supporter)"] * 4
    )


def test_who_led_alone_is_shown_with_what_they_wanted_then():
    subject = topic("soviet")
    (row,) = [
        row for table in parts(guide(subject).blocks, Table) for row in table.rows if words(row[1].blocks) == "Stalin"
    ]
    told = {policy.id for policy in subject.policies if policy.statement.plain in words(row[2].blocks)}
    assert {"policy-grain-by-force", "policy-rapid-industry"} <= told
    assert "policy-one-country" not in told, "he had wanted that for years"


@TOPICS
def test_what_became_of_every_alliance_is_told(name):
    text = words(guide(topic(name)).blocks)
    in_phases = {i for phase in topic(name).phases for i in (phase.governing, *phase.opposing) if i}
    outcomes = [said for i in in_phases for said in topic(name).by_id[i].outcome]
    assert outcomes
    assert all(outcome.plain in text for outcome in outcomes)


@TOPICS
def test_every_factor_has_its_counter_argument(name):
    text = words(guide(topic(name)).blocks)
    for factor in topic(name).factors:
        assert factor.summary.plain in text
        assert factor.counter_argument is None or f"But: {factor.counter_argument.plain}" in text


def test_what_is_disputed_says_so():
    subject = topic("soviet")
    text = " ".join(words(guide(subject, Level.CHALLENGE).blocks).split())
    told = {i for phase in subject.phases for i in phase.events}
    disputed = [e.description for e in subject.events if e.description.disputed and e.id in told]
    assert disputed
    for statement in disputed:
        assert f"{statement.plain} Disputed: {statement.disputed.plain}" in text


@TOPICS
def test_nothing_that_was_judged_wrong_is_told_as_a_fact(name):
    subject = topic(name)
    text = words(guide(replace(subject, conflicts=()), Level.CHALLENGE).blocks)
    for claim in subject.claims:
        assert claim.verdict is not Verdict.WRONG or claim.text.plain not in text


def test_all_that_sources_say_of_a_matter_is_cited():
    subject = topic("soviet")
    flow = guide(subject)
    start = next(n for n, b in enumerate(flow.blocks) if isinstance(b, Heading) and "disagree" in words(b.text))
    cited = {source for citation in parts(flow.blocks[start:], Citation) for source in citation.sources}
    funeral = next(c for c in subject.conflicts if c.title.plain == "Why was Trotsky missing from Lenin’s funeral?")
    assert funeral.title.plain in headings(flow, 3)
    assert {view.source for view in funeral.sources_say} <= cited
    assert words(flow.blocks).count("Stalin told Trotsky the wrong date.") == 1
    together = tuple(v.source for v in funeral.sources_say if v.says.plain == "Stalin told Trotsky the wrong date.")
    assert len(together) == 2
    (view,) = (
        p for p in parts(flow.blocks, Paragraph) if words(p.text).startswith("Stalin told Trotsky the wrong date.")
    )
    assert [citation.sources for citation in parts(view.text, Citation)] == [together]


@TOPICS
def test_the_glossary_explains_words_of_the_text_and_no_others(name):
    flow = guide(topic(name))
    *story, _, glossary = flow.blocks
    explained = [words(row[0].blocks[0]) for row in glossary.rows]
    text = re.sub(r"\W+", " ", words(tuple(story)).casefold())
    assert explained == sorted(explained, key=str.casefold) != []
    for term in explained:
        stem = re.sub(r"\W+", " ", term.partition("(")[0].casefold()).strip().removesuffix("s")
        assert stem in text, term


def test_a_topic_that_says_little_still_makes_a_guide():
    small = topic("triumvirs")
    bare = replace(small, people=(), phases=(), alliances=(), terms=(), factors=(), conflicts=(), claims=())
    text = words(guide(bare).blocks)
    assert small.timeline[0].description.plain in text
    assert StudyGuide().standard(bare) == ()
    assert len(StudyGuide().standard(small)) == 1

"""Exercises: the key answers everything, the sheet gives nothing away, and chance is fair and repeatable."""

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.layouts.document import Answer, Blank, Gap, SourceNames, Strong, Table, Together
from lessonpress.layouts.exercises import KINDS, TooFewFactsError
from lessonpress.layouts.exercises.wording import wording
from lessonpress.layouts.questions import (
    Completion,
    Matching,
    MultipleChoice,
    OpenAnswer,
    Ordering,
    Sorting,
    TrueFalse,
    WordBank,
    lowered,
)
from lessonpress.resources.dates import format_date, parse_date
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Citation, KeyWord, Text, parse, plain
from lessonpress.resources.topic import About, Event, Person, Statement, Topic, Verdict

from .sheets import answers, key, make, part, parts, sheet, topic, words

ENGLISH = wording("en-GB")
gives_away, likeness, mentions = ENGLISH.gives_away, ENGLISH.likeness, ENGLISH.mentions
stems, telling = ENGLISH.stems, ENGLISH.telling
TOPICS = ("triumvirs", "soviet")
SEEDS = st.text("abcdefgh", min_size=1, max_size=6)
EMPTY = Topic(topic=About(title=parse("Nothing"), question=parse("Why?"), period=parse_date("44 BC")))

each_topic = pytest.mark.parametrize("name", TOPICS)
each_kind = pytest.mark.parametrize("kind", KINDS)
repeatedly = settings(max_examples=12, deadline=None)


# ---- all kinds ------------------------------------------------------------------------------------------------------


@each_kind
@each_topic
def test_every_kind_can_do_without_options(name, kind):
    task, problems = make(topic(name), kind)
    assert task.kind == kind and task.title and task.body
    assert not problems.found, "what nobody named is left out without a word"


@each_kind
@each_topic
@given(seed=SEEDS, level=st.sampled_from(Level))
@repeatedly
def test_only_the_key_has_answers(name, kind, seed, level):
    task, _ = make(topic(name), kind, seed=seed, level=level)
    assert answers(task)
    assert not list(parts(lowered((task,), answers=False), Answer))
    assert not list(parts(lowered((task,), answers=True), Gap))
    assert key(task) != sheet(task)


@each_kind
@each_topic
@given(seed=SEEDS)
@repeatedly
def test_the_same_seed_gives_the_same_sheet(name, kind, seed):
    assert make(topic(name), kind, seed=seed)[0] == make(topic(name), kind, seed=seed)[0]


SHUFFLED = ("gap-fill", "match", "put-in-order", "multiple-choice", "true-false", "sort-into-columns")


@pytest.mark.parametrize("kind", SHUFFLED)
@each_topic
@given(seed=SEEDS)
@repeatedly
def test_a_variant_asks_the_same_in_another_order(name, kind, seed):
    one, _ = make(topic(name), kind, seed=seed)
    others = [make(topic(name), kind, seed=seed, variant=variant)[0] for variant in "BCD"]
    for other in others:
        assert sorted(words(one.body).replace(" ", "")) == sorted(words(other.body).replace(" ", ""))
        assert Counter(map(len, answers(one))) == Counter(map(len, answers(other)))
    assert any(other.body != one.body for other in others), "chance may give the same order once"


@each_kind
def test_an_empty_topic_is_told_apart_from_a_crash(kind):
    with pytest.raises(TooFewFactsError):
        make(EMPTY, kind)


@each_kind
def test_a_teacher_may_give_title_and_instruction(kind):
    task, _ = make(topic("triumvirs"), kind, title="My *own*", instruction="Do **this**.")
    assert task.title == "My own"
    assert words(task.instruction) == "Do this."


# ---- gap-fill -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", ["events", "terms", "people", "phases", "alliances"])
@each_topic
@given(seed=SEEDS, gaps=st.integers(1, 3))
@repeatedly
def test_no_gap_can_be_read_elsewhere(name, of, seed, gaps):
    try:
        task, _ = make(topic(name), "gap-fill", seed=seed, of=of, gaps=str(gaps))
    except TooFewFactsError:
        return  # long passages often name one another's key words
    missing = [gap.answer for gap in parts(task.body, Gap)]
    readable = sheet(task, banks=False)
    assert not [answer for answer in missing if mentions(readable, answer)]
    assert len({stems(answer) for answer in missing}) == len(missing)
    assert sorted(part(task, WordBank).words, key=str.casefold) == sorted(missing, key=str.casefold)


@given(seed=SEEDS, decoys=st.integers(1, 5))
@repeatedly
def test_decoys_in_the_bank_fit_no_gap(seed, decoys):
    task, _ = make(topic("soviet"), "gap-fill", seed=seed, decoys=str(decoys))
    missing = {gap.answer for gap in parts(task.body, Gap)}
    bank = part(task, WordBank).words
    spare = set(bank) - missing
    assert list(bank) == sorted(bank, key=str.casefold)
    assert len(spare) == decoys and len(set(bank)) == len(bank)
    assert not any(mentions(a, b) or mentions(b, a) for a in spare for b in missing)


def test_help_depends_on_the_level():
    support, core, challenge = (make(topic("triumvirs"), "gap-fill", level=level)[0] for level in Level)
    letters = [gap.first for gap in parts(support.body, Gap)]
    assert all(gap.answer.startswith(gap.first) for gap in parts(support.body, Gap))
    assert [bool(letter) for letter in letters] == [place % 2 == 0 for place in range(len(letters))]
    assert not any(gap.first for gap in parts(core.body, Gap))
    assert list(parts(core.body, WordBank)) and not list(parts(challenge.body, WordBank))


def test_two_gaps_that_could_change_places_are_not_made():
    ids = ["party-split", "faction-ban", "lenin-enrolment"]
    task, _ = make(topic("soviet"), "gap-fill", ids=ids, gaps="2")
    assert [gap.answer for gap in parts(task.body, Gap)] == ["Bolsheviks", "Mensheviks", "factions", "workers"]
    near, _ = make(topic("soviet"), "gap-fill", ids=["congress-15", "faction-ban", "lenin-enrolment"], gaps="2")
    assert [gap.answer for gap in parts(near.body, Gap)] == ["Kamenev", "five-year plan", "factions", "workers"]


def test_a_description_that_needs_its_title_has_it():
    task, _ = make(topic("soviet"), "gap-fill", ids=["first-show-trial", "red-army", "faction-ban"])
    assert "Zinoviev and Kamenev executed" in sheet(task)
    assert "Ban on factions" not in sheet(task)


# ---- matching and ordering ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("of", ["people", "terms", "alliances", "events"])
@each_topic
@given(seed=SEEDS, decoys=st.integers(0, 3))
@repeatedly
def test_matching_is_one_to_one(name, of, seed, decoys):
    subject = topic(name)
    task, _ = make(subject, "match", seed=seed, of=of, decoys=str(decoys))
    block = part(task, Matching)
    assert len(set(block.match)) == len(block.left) <= len(block.right) <= len(block.left) + decoys
    rights = [plain(right) for right in block.right]
    assert len(set(rights)) == len(rights)
    for left, at in zip(block.left, block.match, strict=True):
        assert rights[at] == _true_of(subject, of, plain(left))
        assert not mentions(rights[at], plain(left))


def _true_of(subject, of, name):
    """What the topic says of the thing of that name."""
    by_name = {
        "people": {p.name: p.one_line.plain for p in subject.people},
        "terms": {t.term: t.definition(Level.CORE).plain for t in subject.terms},
        "alliances": {a.name: ", ".join(map(subject.name, a.members)) for a in subject.alliances},
        "events": {e.title.plain: format_date(e.date, subject.language) for e in subject.events},
    }
    return by_name[of][name]


@pytest.mark.parametrize(
    ("of", "by", "say"),
    [
        ("alliances", None, "Match each alliance with its members."),
        ("alliances", "purpose", "Match each alliance with what is true of it."),
        ("people", "power-base", "Match each person with the right power base."),
        ("people", None, "Match each person with the right description."),
    ],
)
def test_the_instruction_says_what_is_matched(of, by, say):
    given = {"of": of} | ({"by": by} if by else {})
    assert words(make(topic("soviet"), "match", **given)[0].instruction).startswith(say)


@each_topic
@given(seed=SEEDS)
@repeatedly
def test_order_is_keyed_by_date_and_never_open(name, seed):
    subject = topic(name)
    block = part(make(subject, "put-in-order", seed=seed)[0], Ordering)
    titles = {e.title.plain: e for e in subject.events}
    events = [titles[plain(item).strip()] for item in block.items]
    assert sorted(block.places) == list(range(1, len(events) + 1))
    in_order = [event for _, event in sorted(zip(block.places, events, strict=True), key=lambda pair: pair[0])]
    assert all(a.date.surely_before(b.date) for a, b in pairwise(in_order))
    assert [plain(detail) for detail in block.details] == [format_date(e.date, "en-GB") for e in events]
    at_home = sum(place == row for row, place in enumerate(block.places, 1))
    assert at_home <= len(events) // 3


def test_an_event_that_cannot_be_ordered_is_left_out_aloud():
    _, problems = make(topic("triumvirs"), "put-in-order", ids=["consulship", "pact", "luca", "julia-dies"])
    assert [d.message for d in problems.found] == [
        "'pact' is left out of this exercise: its date does not tell whether it came before or after 'consulship'"
    ]


def test_a_title_that_tells_the_year_is_not_asked():
    def event(number):
        said = Statement(parse("It happened."))
        return Event(
            id=f"e{number}", date=parse_date(f"19{number}"), title=parse(f"The year 19{number}"), description=said
        )

    subject = Topic(topic=EMPTY.topic, events=tuple(event(number) for number in range(20, 30)))
    with pytest.raises(TooFewFactsError):
        make(subject, "put-in-order")


# ---- choosing and judging -------------------------------------------------------------------------------------------


@each_topic
@given(seed=SEEDS)
@repeatedly
def test_multiple_choice_is_fair(name, seed):
    subject = topic(name)
    task, _ = make(subject, "multiple-choice", seed=seed)
    choices = list(parts(task.body, MultipleChoice))
    known = {q.stem.plain: q for q in subject.questions}
    for choice in choices:
        question = known[plain(choice.stem)]
        assert plain(choice.options[choice.right]) == question.answer.plain
        assert len({plain(option).casefold() for option in choice.options}) == len(choice.options) == 4
        assert not list(parts((choice.stem, choice.options), Citation))
    used = Counter(choice.right for choice in choices)
    assert max(used.values()) - min(used[place] for place in range(4)) <= 2
    rights = [choice.right for choice in choices]
    assert not any(a == b == c for a, b, c in zip(rights, rights[1:], rights[2:], strict=False))
    assert all(choice.letter in key(task) for choice in choices)


@each_topic
@given(seed=SEEDS)
@repeatedly
def test_no_question_tells_the_answer_of_another(name, seed):
    choices = list(parts(make(topic(name), "multiple-choice", seed=seed, count="10")[0].body, MultipleChoice))
    stems_and_answers = [(plain(c.stem), plain(c.options[c.right])) for c in choices]
    for stem, _ in stems_and_answers:
        for _, answer in stems_and_answers:
            assert len(stems(answer)) == 1 or not mentions(stem, answer)


def test_distractors_are_chosen_against_the_longest_being_right():
    task, _ = make(topic("triumvirs"), "multiple-choice", ids=["q-crassus", "q-ides"])
    crassus = next(c for c in parts(task.body, MultipleChoice) if "Crassus" in plain(c.stem))
    assert "On the Appian Way" in map(plain, crassus.options), "the longest of four distractors is kept"


@each_topic
@given(seed=SEEDS)
@repeatedly
def test_true_and_false_are_mixed_and_never_disputed(name, seed):
    subject = topic(name)
    task, _ = make(subject, "true-false", seed=seed)
    asked = list(parts(task.body, TrueFalse))
    true = [block for block in asked if block.true]
    assert 0 <= len(true) - (len(asked) - len(true)) <= 1
    assert not list(parts([block.statement for block in asked], Citation)), "the source would tell"
    assert all(block.correction for block in asked if not block.true)
    disputed = {c.text.plain for c in subject.claims if c.verdict is Verdict.DISPUTED}
    disputed |= {e.description.plain for e in subject.events if e.description.disputed}
    assert not disputed & {plain(block.statement) for block in asked}
    order = [block.true for block in asked]
    assert not any(a == b == c == d for a, b, c, d in zip(order, order[1:], order[2:], order[3:], strict=False))
    assert any(a == b for a, b in pairwise(order)), "they do not take turns"


def test_a_disputed_claim_is_refused_even_when_it_is_named():
    ids = ["n-01", "n-02", "n-06", "n-07", "n-08"]
    task, problems = make(topic("triumvirs"), "true-false", ids=ids)
    assert "molten gold" not in key(task)
    assert [d.message for d in problems.found] == [
        "'n-08' is left out of this exercise: it is disputed, so it is neither true nor false"
    ]


@each_topic
def test_a_verdict_says_who_claimed_it_and_the_correction_stands_alone(name):
    asked = list(parts(make(topic(name), "true-false")[0].body, TrueFalse))
    for block in asked:
        (together,) = block.lower(answers=True)
        verdict, *correction = together.blocks
        assert ("False (claimed in )" in words(verdict)) is not block.true
        assert bool(list(parts(verdict, SourceNames))) is not block.true, "sources that are words of a sentence"
        assert [words(line) for line in correction] == ([] if block.true else [words(block.correction)])


@pytest.mark.parametrize(("name", "lines"), [("triumvirs", 1), ("soviet", 2)])
def test_room_for_a_long_correction_gives_nothing_away(name, lines):
    asked = list(parts(make(topic(name), "true-false")[0].body, TrueFalse))
    assert any(len(plain(block.correction)) > 80 for block in asked) is (lines == 2)
    assert {block.lines for block in asked} == {lines}, "the true ones have as much room"


def test_an_imprecise_claim_may_be_named_and_is_corrected():
    task, _ = make(topic("triumvirs"), "true-false", ids=["n-01", "n-10", "n-06", "n-07"])
    assert "from 58 to 50 BC" in key(task)
    assert "from 58 to 50 BC" not in sheet(task)


def test_no_gap_is_wider_than_the_others():
    task, _ = make(topic("soviet"), "gap-fill", ids=["stalin-oath", "lenin-enrolment", "war-commissariat"])
    assert {"Congress of Soviets", "workers"} <= set(answers(task))
    assert len({blank.letters for blank in parts(lowered(task.body, answers=False), Blank)}) == 1


@each_topic
@each_kind
def test_no_key_word_stands_out_in_a_key(name, kind):
    assert not list(parts(lowered(make(topic(name), kind)[0].body, answers=True), KeyWord))


def test_the_key_tells_the_teacher_what_to_know_of_alliances():
    task, _ = make(topic("soviet"), "match", of="alliances")
    note = "Rykov and Tomsky voted with the pair but are not counted in the name"
    assert note in key(task) and note not in sheet(task)


def test_what_came_of_an_event_is_told_with_it_as_evidence():
    subject = topic("soviet")
    effect = Statement(parse("Officials now owed their posts to Stalin. [@g]"))
    events = tuple(replace(e, effect=effect if e.id == "general-secretary" else None) for e in subject.events)
    told = key(make(replace(subject, events=events), "essay-plan", factors=["posts", "tactics"])[0])
    assert "Stalin becomes General Secretary (3 April 1922): Officials now owed their posts" in told


# ---- tables and writing ---------------------------------------------------------------------------------------------


@each_topic
@given(seed=SEEDS)
@repeatedly
def test_a_sorted_statement_fits_one_column_only(name, seed):
    block = part(make(topic(name), "sort-into-columns", seed=seed)[0], Sorting)
    assert set(block.column) == set(range(len(block.heads)))
    for one, here in zip(block.items, block.column, strict=True):
        assert not any(mentions(plain(one), head) for head in block.heads)
        for other, there in zip(block.items, block.column, strict=True):
            assert here == there or likeness(plain(one), plain(other)) < 0.5


def test_statements_that_two_share_are_not_sorted():
    sides = ["left-opposition", "new-opposition", "right-opposition"]
    task, _ = make(topic("soviet"), "sort-into-columns", between=sides, by=["policy"])
    assert "freer debate in the party" in sheet(task)
    with pytest.raises(TooFewFactsError):
        make(topic("soviet"), "sort-into-columns", between=["rykov", "tomsky"])


@each_topic
@pytest.mark.parametrize("kind", ["put-in-order", "sort-into-columns"])
def test_sources_that_would_tell_the_order_or_the_side_stand_in_the_key_alone(name, kind):
    task, _ = make(topic(name), kind)
    assert not list(parts(lowered(task.body, answers=False), Citation))
    assert list(parts(lowered(task.body, answers=True), Citation))


def test_a_column_for_an_alliance_says_when_it_was():
    sides = ["left-opposition", "new-opposition"]
    block = part(make(topic("soviet"), "sort-into-columns", between=sides)[0], Sorting)
    assert block.heads == ("Left Opposition, 1923–25", "New Opposition, c. 1925–26")


def test_a_table_shows_what_is_given_and_asks_the_rest():
    task, _ = make(topic("triumvirs"), "complete-table", given=["power-base"], example="yes")
    table = part(task, Completion)
    assert table.given == ((True, True, True, True), *[(True, True, False, False)] * 3)
    assert "Three triumphs" not in sheet(task) and "Three triumphs" in key(task)
    assert "Quick to decide" in sheet(task)


def test_a_row_without_facts_is_left_out_aloud():
    task, problems = make(topic("triumvirs"), "complete-table", ids=["caesar", "pompey", "bibulus"])
    assert "Bibulus" not in sheet(task)
    assert [d.message for d in problems.found] == [
        "'bibulus' is left out of this exercise: the topic says nothing of its power-base"
    ]


def test_a_table_with_nothing_to_fill_in_is_refused():
    with pytest.raises(TooFewFactsError, match="nothing is left"):
        make(topic("triumvirs"), "complete-table", given=["power-base", "strengths", "weaknesses"])


@each_topic
def test_every_conflict_of_two_sources_can_be_asked(name):
    for conflict in topic(name).conflicts:
        if len({view.says.plain for view in conflict.sources_say}) < 2:
            continue
        task, _ = make(topic(name), "sources-disagree", conflict=conflict.id)
        table = part(task, Table)
        assert [plain(row[-1].blocks[0].text) for row in table.rows] == [v.says.plain for v in conflict.sources_say]
        assert conflict.known.plain not in sheet(task)
        assert conflict.known.plain in key(task) and conflict.resolution.plain in key(task)
        assert ("The facts settle this." in key(task)) is conflict.settled
        assert ("Historians still disagree." in key(task)) is not conflict.settled
        assert ("How could you check which version is right?" in sheet(task)) is conflict.settled
        assert f"For the teacher: {conflict.resolution.plain}" in key(task)
        *_, last = parts(task.body, OpenAnswer)
        assert last.prompt == conflict.prompt.nodes


def test_sources_are_judged_by_their_kind_and_by_who_made_them_when():
    task, _ = make(topic("soviet"), "sources-disagree", conflict="trotsky-popularity")
    begun = next(parts(task.body, Together))
    assert list(parts(begun, Table)) and begun.leads, "no question without its table"
    named = [words(row[1].blocks[0].text) for row in part(task, Table).rows]
    assert named == ["Notes", "Web page, Ben Whitten", "Essay", "Chart"]


def test_the_key_names_records_that_would_settle_it():
    told = key(make(topic("soviet"), "sources-disagree", conflict="kamenev-job")[0])
    assert "Minutes of the Central Committee and the Politburo" in told
    told = key(make(topic("soviet"), "sources-disagree", conflict="secret-meeting")[0])
    assert "Kamenev’s notes of his talk with Bukharin" in told, "a document on which what is known rests"


def test_one_source_alone_cannot_disagree():
    with pytest.raises(TooFewFactsError):
        make(topic("triumvirs"), "sources-disagree", conflict="alone")


def test_short_answers_take_their_guidance_from_the_topic():
    prompt = {"text": "Why did the bond break?", "about": ["julia-dies", "lost-bonds"], "lines": "3"}
    task, _ = make(topic("triumvirs"), "short-answer", prompts=[prompt], ids=["triumvirate"])
    own, ours = parts(task.body, OpenAnswer)
    assert own.lines == 3 and "childbirth" in words(own.guidance) and "Two deaths" in words(own.guidance)
    assert plain(ours.prompt) == "First Triumvirate. Why did it form? Why did it end?"
    assert isinstance(ours.prompt[0], Strong)
    assert "Parthian archers" in words(ours.guidance), "the event that ended it"


def test_guidance_says_what_it_is_about():
    prompt = {"text": "What held them together?", "about": ["triumvirate", "veteran", "julia-dies"]}
    task, _ = make(topic("triumvirs"), "short-answer", prompts=[prompt])
    said = [plain(point) for point in part(task, OpenAnswer).guidance]
    assert said[0].startswith("First Triumvirate, purpose: To get")
    assert any(point.startswith("First Triumvirate, outcome: ") for point in said)
    assert any(point.startswith("Veteran: A discharged man") for point in said)
    assert any("childbirth" in point and ":" not in point for point in said), "a sentence has its subject"


def test_a_prompts_own_guidance_comes_first():
    prompt = {"text": "Why?", "about": ["veteran"], "guidance": ["Because of land."]}
    task, _ = make(topic("triumvirs"), "short-answer", prompts=[prompt])
    assert [plain(point) for point in part(task, OpenAnswer).guidance] == ["Because of land."]
    own, _, also = key(task).partition("You may also credit:")
    assert "Because of land." in own and "Veteran: A discharged man" in also
    del prompt["about"]
    assert "You may also credit:" not in key(make(topic("triumvirs"), "short-answer", prompts=[prompt])[0])


def test_a_long_key_may_break_after_its_first_points():
    points = tuple((Text(f"Point {number}."),) for number in range(4))
    first, rest = OpenAnswer((Text("Why?"),), 3, points).lower(answers=True)
    assert isinstance(first, Together) and not isinstance(rest, Together)
    assert "Point 1." in words(first) and "Point 2." in words(rest)
    assert len(OpenAnswer((Text("Why?"),), 3, points[:2]).lower(answers=True)) == 1


def test_a_prompt_of_which_nothing_is_known_still_has_guidance():
    task, _ = make(topic("triumvirs"), "short-answer", prompts=[{"text": "What do you think?"}])
    assert part(task, OpenAnswer).guidance


@each_topic
def test_an_essay_plan_weighs_evidence_and_counter_argument(name):
    subject = topic(name)
    task, _ = make(subject, "essay-plan", example="yes")
    table, judgement = part(task, Completion), part(task, OpenAnswer)
    assert words(subject.topic.question.nodes) in sheet(task)
    assert [plain(row[0][0]) for row in table.rows] == [f.title.plain for f in subject.factors[: len(table.rows)]]
    assert all(cell for row in table.rows for cell in row)
    assert subject.factors[0].summary.plain in sheet(task), "the example"
    assert subject.factors[1].summary.plain not in sheet(task)
    for factor in subject.factors[: len(table.rows)]:
        (said,) = (point for point in judgement.guidance if plain(point).startswith(f"{factor.title.plain}:"))
        assert factor.historians is None or factor.historians.plain in plain(said)
        rated = [view.source for view in factor.sources_say if view.rating]
        assert set(rated) <= {source for citation in parts(said, SourceNames) for source in citation.sources}


def test_sources_that_give_a_factor_as_much_weight_stand_together():
    judgement = part(make(topic("triumvirs"), "essay-plan")[0], OpenAnswer)
    said = {words(point).partition(":")[0]: point for point in judgement.guidance}
    weighed = said["The deaths of Julia and Crassus"]
    assert words(weighed) == "The deaths of Julia and Crassus: Weight in the sources: much in ."
    assert [citation.sources for citation in parts(weighed, SourceNames)] == [("velleius", "plutarch")]
    assert "much in ; some in ." in words(said["Armies loyal to their generals"])


# ---- wording --------------------------------------------------------------------------------------------------------


def test_words_are_known_again_in_other_forms():
    assert stems("Stalin’s delegates' Congress") == ("stalin", "delegate", "congress")
    assert mentions("The Party's delegates met.", "party delegate")
    assert not mentions("the party met its delegates", "party delegates")
    assert not mentions("anything", "")
    assert telling("the end of the war") == {"end", "war"}


def test_a_rare_word_shared_with_the_answer_gives_it_away():
    definitions = ["A party of the left.", "A party meeting.", "A party rule."]
    assert gives_away("A great congress.", "Party Congress", definitions)
    assert not gives_away("A great party.", "Party Congress", definitions), "all of them are about the party"


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_even_handed(one, other):
    assert likeness(one, other) == likeness(other, one)
    assert 0 <= likeness(one, other) <= 1
    assert not telling(one) or likeness(one, one) == 1


@pytest.mark.parametrize(
    ("language", "text", "phrase", "shown"),
    [
        ("de", "Die Volkskommissare trafen sich.", "Volkskommissar", False),
        ("de", "Lenins Testament wurde verlesen.", "Testament", True),
        ("fr", "L’assassinat d’Auguste", "Auguste", True),
        ("fr", "Le commis d'État", "commi", False),
        ("la", "Roma locuta est", "roma", True),
    ],
)
def test_words_of_other_languages_are_compared_as_they_stand(language, text, phrase, shown):
    assert wording(language).mentions(text, phrase) is shown


def test_every_language_has_its_own_common_words():
    assert wording("de-AT").telling("Der Tod von Caesar") == {"tod", "caesar"}
    assert wording("fr").telling("la mort de César") == {"mort", "césar"}
    assert wording("la").telling("mors et vita") == {"mors", "et", "vita"}, "of this one we know none"
    assert "die" in wording("en").telling("They die"), "which is common in German alone"


def test_statements_to_sort_have_a_letter_each():
    words = iter(f"w{n}x{n * n}" for n in range(1000))

    def thing(number):
        own = tuple(Statement(parse(" ".join(next(words) for _ in range(4)))) for _ in range(2))
        return Person(id=f"p{number}", name=f"Name{number}", one_line=own[0], ideology=own)

    crowd = Topic(topic=EMPTY.topic, people=tuple(map(thing, range(20))))
    task, problems = make(crowd, "sort-into-columns", between=[f"p{number}" for number in range(20)])
    assert len(part(task, Sorting).items) <= 26 and key(task)
    assert [problem.code for problem in problems.found] == ["left-out"] * 7
    assert "letters for the statements of 13 sides" in problems.found[0].message

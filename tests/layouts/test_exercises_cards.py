"""Cards, games and short questions: every card has one home, every loop closes, every odd one is the only one."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.layouts.card_games import DIAMONDS, Bingo, CardSort, Diamond, LoopCards
from lessonpress.layouts.cut_outs import CutOuts
from lessonpress.layouts.document import ListBlock, Table, paragraph
from lessonpress.layouts.exercises import KINDS, TooFewFactsError
from lessonpress.layouts.exercises.wording import wording
from lessonpress.layouts.questions import OpenAnswer, lowered
from lessonpress.layouts.short_questions import OddOneOut, RetrievalGrid, Slips
from lessonpress.resources.items import Level
from lessonpress.resources.markup import parse, plain
from lessonpress.resources.reader import read_topic
from lessonpress.resources.teaching import Activity, Lesson
from lessonpress.resources.topic import Policy, Statement

from .sheets import ROOT, answers, key, make, part, parts, sheet, topic, words

CARDS = KINDS.keys() & {
    "diamond-nine", "card-sort", "loop-cards", "bingo", "odd-one-out", "exit-ticket", "retrieval-grid",
}  # fmt: skip
SEEDS = st.text("abcdefgh", min_size=1, max_size=6)
VARIANTS = st.sampled_from(["", "B", "C"])
mentions, likeness = wording("en-GB").mentions, wording("en-GB").likeness

SMALL = read_topic(ROOT / "resources/new_topic").topic

each_topic = pytest.mark.parametrize("name", ["triumvirs", "soviet"])
repeatedly = settings(max_examples=10, deadline=None)


def kept(task, answers):
    """The body as a printer that cuts cards gets it."""
    return lowered(task.body, answers=answers, keep=(CutOuts,))


def cut_outs(task):
    return [card for block in parts(kept(task, answers=False), CutOuts) for card in block.cards]


@pytest.mark.parametrize("kind", sorted(CARDS))
@given(seed=SEEDS, level=st.sampled_from(Level))
@repeatedly
def test_a_small_topic_is_asked_or_told_that_it_says_too_little(kind, seed, level):
    try:
        task, _ = make(SMALL, kind, seed=seed, level=level)
    except TooFewFactsError:
        return
    assert answers(task)


# ---- diamond nine ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", DIAMONDS)
def test_a_diamond_has_a_place_for_every_card_and_one_alone_at_either_end(count):
    rows = DIAMONDS[count]
    assert sum(rows) == count and rows[0] == rows[-1] == 1
    block = Diamond(tuple((paragraph(str(n)),) for n in range(count)), ("Most", "Least"))
    places = [cell.lines for table in parts(lowered((block,), answers=False, keep=(CutOuts,)), Table)
              for row in table.rows for cell in row]  # fmt: skip
    assert places == [places[0]] * count and places[0] > 2


@each_topic
@given(seed=SEEDS, variant=VARIANTS)
@repeatedly
def test_every_factor_is_a_card_and_the_key_weighs_each(name, seed, variant):
    factors = topic(name).factors
    task, problems = make(topic(name), "diamond-nine", seed=seed, variant=variant)
    block = part(task, Diamond)
    titles = [words(card[0]) for card in block.cards]
    assert sorted(titles) == sorted(factor.title.plain for factor in factors)
    for factor in factors:
        assert words(factor.summary.nodes) in sheet(task)
        assert words(factor.title.words) in key(task)
        if factor.counter_argument:
            assert words(factor.counter_argument.nodes) in key(task)
            assert words(factor.counter_argument.nodes) not in sheet(task)
    assert not problems.found


def test_a_key_lays_no_diamond_for_there_is_no_right_one():
    task, _ = make(topic("soviet"), "diamond-nine")
    assert not list(parts(lowered(task.body, answers=True, keep=(CutOuts,)), CutOuts))
    assert "no single right order" in key(task) and "no single right order" not in sheet(task)
    assert len(list(parts(task.body, OpenAnswer))) == 3


def test_events_and_own_statements_can_be_ranked_too():
    events = ["faction-ban", "general-secretary", "lenin-death", "congress-14"]
    task, _ = make(topic("soviet"), "diamond-nine", ids=events)
    assert all(words(topic("soviet").by_id[i].title.words) in sheet(task) for i in events)
    own, _ = make(topic("soviet"), "diamond-nine", statements=["One. [@g]", "Two.", "Three.", "Four.", "Five."])
    assert sorted(words(card) for card in part(own, Diamond).cards) == ["Five.", "Four.", "One. ", "Three.", "Two."]


def test_more_than_nine_are_left_out_aloud_and_fewer_than_four_are_no_diamond():
    ids = [event.id for event in topic("soviet").events[:11]]
    task, problems = make(topic("soviet"), "diamond-nine", ids=ids)
    assert len(part(task, Diamond).cards) == 9
    assert [ids[9] in problems.found[0].message, ids[10] in problems.found[1].message] == [True, True]
    with pytest.raises(TooFewFactsError):
        make(topic("soviet"), "diamond-nine", ids=ids[:3])


# ---- card sort ------------------------------------------------------------------------------------------------------


def test_phases_of_which_no_end_is_said_end_where_the_next_begins():
    subject = topic("soviet")
    piles = {
        name: len(part(make(of, "card-sort", of="phases")[0], CardSort).heads)
        for name, of in (
            ("closed", subject),
            ("open", replace(subject, phases=tuple(replace(phase, to=None) for phase in subject.phases))),
        )
    }
    assert piles["open"] == piles["closed"]


def may_lie_in(event, phase) -> bool:
    begun = event.date.last_day >= phase.from_.first_day
    return begun and (phase.to is None or event.date.first_day <= phase.to.last_day)


@each_topic
@given(seed=SEEDS, variant=VARIANTS, count=st.integers(1, 20))
@repeatedly
def test_an_event_belongs_to_the_phase_that_counts_it_as_its_own(name, seed, variant, count):
    subject = topic(name)
    block = part(make(subject, "card-sort", seed=seed, variant=variant, of="phases", count=str(count))[0], CardSort)
    home = {plain(phase.title.words): set(phase.events) for phase in subject.phases}
    ids = {plain(event.title.words): event.id for event in subject.events}
    heads = [plain(head) for head in block.heads]
    for item, under in zip(block.items, block.under, strict=True):
        event = ids[plain(item).strip()]
        assert [head for head, events in home.items() if event in events] == [heads[under]]
        assert not mentions(plain(item), heads[under])
        others = [phase for phase in subject.phases if plain(phase.title.words) in heads[:under] + heads[under + 1 :]]
        assert not any(may_lie_in(subject.by_id[event], phase) for phase in others)
    assert len({plain(item) for item in block.items}) == len(block.items)
    assert min(Counter(block.under)[number] for number in range(len(heads))) >= 2


@each_topic
@given(seed=SEEDS)
@repeatedly
def test_evidence_is_sorted_under_the_one_factor_that_it_supports(name, seed):
    subject = topic(name)
    try:
        task, _ = make(subject, "card-sort", seed=seed, of="factors")
    except TooFewFactsError:
        return
    block = part(task, CardSort)
    titles = {event.id: plain(event.title.words) for event in subject.events}
    evidence = {plain(f.title.words): {titles[i] for i in f.evidence} for f in subject.factors}
    counter = {
        titles[i]
        for f in subject.factors
        if plain(f.title.words) in map(plain, block.heads)
        for i in f.counter_evidence
    }
    for item, under in zip(block.items, block.under, strict=True):
        event = plain(item).strip()
        assert [n for n, head in enumerate(block.heads) if event in evidence[plain(head)]] == [under]
        assert event not in counter


def test_what_sides_stood_for_is_sorted_between_those_named():
    task, _ = make(topic("soviet"), "card-sort", between=["left-opposition", "new-opposition", "right-opposition"])
    block = part(task, CardSort)
    assert [plain(head) for head in block.heads] == ["Left Opposition", "New Opposition", "Right Opposition"]
    for one, other in combinations(zip(block.items, block.under, strict=True), 2):
        assert one[1] == other[1] or likeness(plain(one[0]), plain(other[0])) < 0.5


def test_a_head_that_has_no_cards_is_left_out_aloud():
    phases = [phase.id for phase in topic("soviet").phases]
    task, problems = make(topic("soviet"), "card-sort", between=[*phases[:2], "posts"])
    assert len(part(task, CardSort).heads) == 2
    assert [d.message for d in problems.found] == [
        "'posts' is left out of this exercise: nothing can be laid under it here"
    ]
    crowded = replace(topic("soviet").phases[2], id="again", events=topic("soviet").phases[0].events[:1])
    subject = replace(topic("soviet"), phases=(*topic("soviet").phases, crowded))
    _, problems = make(subject, "card-sort", between=[*phases[:2], "again"])
    assert [d.message for d in problems.found] == [
        "'again' is left out of this exercise: fewer than 2 cards fit it alone"
    ]


@each_topic
@given(seed=SEEDS)
@repeatedly
def test_the_key_lays_every_card_that_is_cut(name, seed):
    task, _ = make(topic(name), "card-sort", seed=seed)
    block = part(task, CardSort)
    assert len(cut_outs(task)) == len(block.heads) + len(block.items)
    assert sorted(answers(task)) == sorted(words(item) for item in block.items)
    (table,) = lowered((block,), answers=True)
    for number, (_, pile) in enumerate(table.rows):
        assert {words(item) for item, under in zip(block.items, block.under, strict=True) if under == number} == {
            words(entry) for found in parts(pile, ListBlock) for entry in found.entries
        }


# ---- loop cards and bingo -------------------------------------------------------------------------------------------


def true_of(subject):
    """What the topic says of everything that a card may name."""
    return {
        **{t.term: {t.definition(level).plain for level in Level} for t in subject.terms},
        **{p.name: {p.one_line.plain} for p in subject.people},
    }


@each_topic
@given(seed=SEEDS, variant=VARIANTS, of=st.sampled_from([None, "people"]), count=st.integers(5, 20))
@repeatedly
def test_the_loop_is_one_and_closes(name, seed, variant, of, count):
    task, _ = make(
        topic(name), "loop-cards", seed=seed, variant=variant, count=str(count), **({"of": of} if of else {})
    )
    block = part(task, LoopCards)
    assert sorted(block.cut) == list(range(len(block.have)))
    known = true_of(topic(name))
    seen, card = [], block.cut[0]
    while card not in seen:
        seen.append(card)
        clue = plain(block.clues[block.wanted(card)])
        holders = [n for n, have in enumerate(block.have) if clue in known[plain(have)]]
        assert holders == [block.wanted(card)], "one card alone has what this one asks for"
        assert not mentions(clue, plain(block.have[holders[0]]))
        card = holders[0]
    assert card == block.cut[0] and len(seen) == len(block.have) == len(cut_outs(task))
    follow = sum(block.wanted(a) == b for a, b in zip(block.cut, block.cut[1:], strict=False))
    assert follow <= 1 + len(seen) // 4, "the order of cutting does not tell the loop"


@each_topic
@given(seed=SEEDS, variant=VARIANTS, count=st.integers(2, 40))
@repeatedly
def test_no_two_bingo_cards_are_alike_and_all_can_be_called(name, seed, variant, count):
    task, problems = make(topic(name), "bingo", seed=seed, variant=variant, cards=str(count))
    block = part(task, Bingo)
    assert len({frozenset(card) for card in block.cards}) == len(block.cards) == len(cut_outs(task))
    assert len(block.cards) == count or problems.found
    assert all(len(set(card)) == 9 and set(card) <= set(range(len(block.words))) for card in block.cards)
    known, printed, called = true_of(topic(name)), sheet(task), answers(task)
    for word, clue in zip(block.words, block.clues, strict=True):
        assert [w for w in block.words if plain(clue) in known[w]] == [word]
        assert not mentions(plain(clue), word)
        assert plain(clue) not in printed and word in called
    if not problems.found:
        used = Counter(word for card in block.cards for word in card)
        assert max(used.values()) - min(used[word] for word in range(len(block.words))) <= 2


def test_a_bingo_of_sixteen_words_a_card():
    block = part(make(topic("soviet"), "bingo", size=4)[0], Bingo)
    assert all(len(set(card)) == 16 for card in block.cards)
    (cards,) = lowered((block,), answers=False, keep=(CutOuts,))
    assert all(len(table.rows) == len(table.rows[0]) == 4 for card in cards.cards for table in parts(card, Table))
    with pytest.raises(TooFewFactsError):
        make(topic("triumvirs"), "bingo", size=4)


def test_words_for_too_few_cards_are_told():
    task, problems = make(topic("triumvirs"), "bingo", cards="40", of="terms")
    assert [d.message for d in problems.found] == ["there are words for 10 different cards, not 40"]
    assert len({frozenset(card) for card in part(task, Bingo).cards}) == 10
    ids = [term.id for term in topic("soviet").terms]
    for seed in "abc":  # of eleven words there are 55 choices of nine, so that chance would repeat some
        block = part(make(topic("soviet"), "bingo", seed=seed, ids=ids, count="11", cards="40")[0], Bingo)
        assert len(block.words) == 11 and len({frozenset(card) for card in block.cards}) == 40


# ---- odd one out ----------------------------------------------------------------------------------------------------


def memberships(subject):
    """Everything that the topic says of more than one: who was in it, by its name."""
    yield from ((a.name, set(a.members)) for a in subject.alliances)
    yield from ((p.title.plain, set(p.events)) for p in subject.phases)
    yield from ((p.title.plain, set(p.for_)) for p in subject.policies)
    for kind in {e.kind for e in subject.events} - {"event"}:
        yield kind, {e.id for e in subject.events if e.kind == kind}
    for person in subject.people:
        yield person.name, {e.id for e in subject.events if person.id in e.people}


def check_rows(subject, block):
    ids = {**{p.name: p.id for p in subject.people}, **{plain(e.title.words): e.id for e in subject.events}}
    for row in block.rows:
        things = [ids[plain(thing)] for thing in row.things]
        odd = things[row.odd]
        assert len(set(things)) == 4
        told = [members for name, members in memberships(subject) if f": {name}" in plain(row.reason)]
        assert any(set(things) - members == {odd} for members in told), plain(row.reason)
        for name, members in memberships(subject):
            assert not (odd in members and len(members & set(things)) == 3), f"{name} makes another one the odd one"


@each_topic
@given(seed=SEEDS, variant=VARIANTS, by=st.sampled_from([(), ("alliances",), ("phases",), ("kinds",)]))
@repeatedly
def test_the_odd_one_alone_lacks_what_the_others_share(name, seed, variant, by):
    try:
        task, _ = make(topic(name), "odd-one-out", seed=seed, variant=variant, **({"by": by} if by else {}))
    except TooFewFactsError:
        assert name == "triumvirs" and by in (("alliances",), ("kinds",))
        return
    block = part(task, OddOneOut)
    check_rows(topic(name), block)
    assert all(count <= -(-len(block.rows) // 4) for count in Counter(row.odd for row in block.rows).values())
    assert len(answers(task)) == 2 * len(block.rows) and "Other answers may be argued for" in key(task)
    assert not any(plain(row.reason) in sheet(task) for row in block.rows)


def test_nobody_is_odd_only_because_the_topic_does_not_name_him():
    """Pyatakov and Krupskaya joined the United Opposition, though the topic does not list them as members."""
    subject = topic("soviet")
    against = {a.name: {subject.name(p) for p in a.against} for a in subject.alliances}
    for seed in "abcdefghijkl":
        block = part(make(subject, "odd-one-out", seed=seed, by=["alliances"])[0], OddOneOut)
        for row in block.rows:
            (named,) = [name for name in against if f": {name}" in plain(row.reason)]
            assert plain(row.things[row.odd]) in against[named]


def test_who_wanted_what_tells_the_odd_one_too():
    said = Statement(parse("Grain is to be taken by force. [@g]"))
    wanted = ("molotov", "kirov", "dzerzhinsky")
    policies = tuple(
        Policy(
            id=f"p{n}", title=parse(f"Force in year {n}"), statement=said, for_=(*wanted[:n], "stalin"), against=(foe,)
        )
        for n, foe in ((2, "bukharin"), (3, "rykov"))
    )
    subject = replace(topic("soviet"), policies=policies)
    block = part(make(subject, "odd-one-out", by=["policies"])[0], OddOneOut)
    check_rows(subject, block)
    assert {plain(row.things[row.odd]) for row in block.rows} == {"Bukharin", "Rykov"}


# ---- exit ticket ----------------------------------------------------------------------------------------------------


@each_topic
@given(seed=SEEDS, level=st.sampled_from(Level), copies=st.integers(1, 6))
@repeatedly
def test_a_slip_asks_three_things_and_the_key_answers_once(name, seed, level, copies):
    subject = topic(name)
    task, _ = make(subject, "exit-ticket", seed=seed, level=level, copies=str(copies))
    asked = list(parts(part(task, Slips).blocks, OpenAnswer))
    question = next(q for q in subject.questions if plain(q.stem.words) == plain(asked[0].prompt))
    term = next(t for t in subject.terms if f": {t.term}." in words(asked[1].prompt))
    cards = cut_outs(task)
    assert len(cards) == copies and len({words(card) for card in cards}) == 1
    assert len(asked) == 3 and len(answers(task)) == 3
    assert answers(task)[0].strip() == question.answer.plain
    assert answers(task)[1].strip() == words(term.definition(level).nodes).strip()
    assert not mentions(question.answer.plain, term.term)
    assert not mentions(words(cards[0]), question.answer.plain)


@pytest.mark.parametrize(
    ("question", "term", "fit"),
    [("q-31", "term-lenin-enrolment", False), ("q-07", "pravda", False), ("q-31", "patronage", True)],
)
def test_no_slip_asks_for_the_word_that_it_prints(question, term, fit):
    subject = topic("soviet")
    small = replace(subject, questions=(subject.by_id[question],), terms=(subject.by_id[term],))
    if fit:
        assert len(answers(make(small, "exit-ticket")[0])) == 3
    else:
        with pytest.raises(TooFewFactsError):
            make(small, "exit-ticket")


# ---- retrieval grid -------------------------------------------------------------------------------------------------


@each_topic
@given(seed=SEEDS, variant=VARIANTS, rows=st.integers(2, 5))
@repeatedly
def test_a_grid_asks_what_can_be_known_without_options(name, seed, variant, rows):
    subject = topic(name)
    task, _ = make(subject, "retrieval-grid", seed=seed, variant=variant, rows=str(rows))
    grid = part(task, RetrievalGrid)
    asked = [recall for column in grid.columns for recall in column]
    known = {plain(q.stem.words): q for q in subject.questions}
    assert len({plain(recall.stem) for recall in asked}) == len(asked) == len(answers(task))
    assert len(grid.columns) == 3 and all(2 <= len(column) <= rows for column in grid.columns)
    for recall in asked:
        answer = known[plain(recall.stem)].answer.plain
        assert plain(recall.answer).strip() == answer and len(answer) <= 60
        assert not any(
            mentions(plain(recall.stem), phrase) for phrase in ("of these", "which statement", "four answers")
        )
        long = len(answer.split()) > 1
        assert not long or not any(mentions(plain(other.stem), answer) for other in asked)
    most = sum(points * len(column) for points, column in enumerate(grid.columns, 1))
    assert words(grid.score) == f"My points: ____ of {most}"


def test_further_back_is_what_happened_earlier():
    block = part(make(topic("triumvirs"), "retrieval-grid", rows="2")[0], RetrievalGrid)
    recent, earlier, oldest = [{plain(recall.stem) for recall in column} for column in block.columns]
    assert "What happened to Pompey when he landed in Egypt?" in recent | earlier
    assert "On which day was Caesar murdered?" in recent
    assert oldest & {"Which three men made the pact?", "Against whom did Pompey receive a command over the whole sea?"}


def test_lessons_say_what_was_taught_when():
    subject = topic("soviet")
    chosen = ["q-02", "q-27", "q-08", "q-23", "q-01", "q-14"]
    lessons = tuple(
        Lesson(
            id=f"l{n}", title=parse("A lesson"), question=parse("Why?"), objectives=(parse("Know it."),),
            activities=(Activity(title=parse("Quiz"), minutes=5, questions=tuple(chosen[2 * n : 2 * n + 2])),),
        )
        for n in range(3)
    )  # fmt: skip
    block = part(make(replace(subject, lessons=lessons), "retrieval-grid")[0], RetrievalGrid)
    shown = [{plain(recall.stem) for recall in column} for column in block.columns]
    stems = [{plain(subject.by_id[i].stem.words) for i in chosen[n : n + 2]} for n in (4, 2, 0)]
    assert shown == stems


def test_questions_are_taken_as_named_and_those_that_need_options_are_left_out_aloud():
    task, problems = make(topic("soviet"), "retrieval-grid", recent=["q-26", "q-21"], oldest=["q-01"])
    grid = part(task, RetrievalGrid)
    assert [head.split(" (")[0] for head in grid.heads] == ["Last lesson", "Further back"]
    assert words(grid.score).endswith("of 4")
    assert [d.message for d in problems.found] == [
        "'q-26' is left out of this exercise: it cannot be answered without its options"
    ]

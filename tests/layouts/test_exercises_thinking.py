"""Exercises that ask for reasons: what they ask is in the topic, and what they ask for is in the key alone."""

from itertools import combinations, pairwise, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from lessonpress.layouts.document import Answer, Blank, Box, ListBlock, Table
from lessonpress.layouts.exercises import KINDS, TooFewFactsError, benches
from lessonpress.layouts.exercises.wording import wording
from lessonpress.layouts.questions import OpenAnswer, Ordering, WordBank, lowered
from lessonpress.layouts.thinking import Chain, Stances, Weighing
from lessonpress.resources.dates import format_date
from lessonpress.resources.diagnostics import Problems
from lessonpress.resources.items import Level
from lessonpress.resources.markup import Citation, parse, plain
from lessonpress.resources.topic import Verdict

from .sheets import key, make, part, parts, sheet, topic, words
from .test_exercises import SEEDS, each_topic, repeatedly

COUNTS = st.integers(4, 6)
LEVELS = st.sampled_from(Level)


def event_named(subject, title):
    (event,) = (e for e in subject.events if e.title.plain == title)
    return event


# ---- consequence-chain ----------------------------------------------------------------------------------------------


def chain_of(subject, task):
    """The events of the chain, in order, as the exercise has them."""
    for block in parts(task.body, Chain):
        return [event_named(subject, plain(link.title)) for link in block.links]
    block = part(task, Ordering)
    in_order = sorted(zip(block.places, block.items, strict=True), key=lambda pair: pair[0])
    return [event_named(subject, plain(item)) for _, item in in_order]


def is_chain(events):
    return all(later.id in event.leads_to for event, later in pairwise(events))


@pytest.mark.parametrize("ask", ["links", "order"])
@each_topic
@given(seed=SEEDS, count=COUNTS, level=LEVELS)
@repeatedly
def test_there_is_one_order_in_which_each_event_led_to_the_next(name, ask, seed, count, level):
    subject = topic(name)
    task, _ = make(subject, "consequence-chain", seed=seed, ask=ask, count=str(count), level=level)
    chain = chain_of(subject, task)
    assert len(chain) == count
    assert [list(order) for order in permutations(chain) if is_chain(order)] == [chain]
    assert not any(event.description.disputed for event in chain)


@each_topic
@given(seed=SEEDS, count=COUNTS, level=LEVELS)
@repeatedly
def test_the_missing_links_stand_in_the_bank_alone(name, seed, count, level):
    task, _ = make(topic(name), "consequence-chain", seed=seed, count=str(count), level=level)
    links, bank = part(task, Chain).links, part(task, WordBank).words
    missing = [plain(link.title) for link in links if link.missing]
    assert sorted(missing, key=str.casefold) == list(bank) != []
    assert not links[0].missing, "a chain needs a place to begin"
    readable = sheet(task, banks=False)
    assert not [title for title in missing if title in readable]
    assert len(list(parts(lowered(task.body, answers=False), Blank))) == len(missing)
    assert not [link.when for link in links if link.missing and level is not Level.SUPPORT and link.when in readable]
    assert all(plain(link.title) in key(task) and link.when in key(task) for link in links)


def test_more_is_missing_for_those_who_can_do_more():
    support, core, challenge = (part(make(topic("soviet"), "consequence-chain", level=x)[0], Chain) for x in Level)
    gaps = [[link.missing for link in chain.links] for chain in (support, core, challenge)]
    assert gaps[0] == gaps[1] == [False, True, False, True, False]
    assert gaps[2] == [False, True, True, True, False]
    assert all(link.dated and link.when in words(support.lower(answers=False)) for link in support.links)
    assert [link.dated for link in core.links] == [True, False, True, False, True]


def test_what_came_of_an_event_is_for_the_key_with_its_sources():
    task, _ = make(topic("triumvirs"), "consequence-chain", events=["luca", "second-consulship", "carrhae", "rubicon"])
    effect = topic("triumvirs").by_id["second-consulship"].effect
    assert effect.plain not in sheet(task) and effect.plain in key(task)
    cited = {s for citation in parts(lowered(task.body, answers=True), Citation) for s in citation.sources}
    assert set(effect.sources) <= cited
    assert not list(parts(lowered(task.body, answers=False), Citation))


def test_a_teachers_chain_is_taken_as_it_is_and_must_hold():
    named = ["consulship", "gaul", "alesia", "rubicon", "pharsalus"]
    task, _ = make(topic("triumvirs"), "consequence-chain", events=named)
    assert [event.id for event in chain_of(topic("triumvirs"), task)] == named
    with pytest.raises(TooFewFactsError, match="'alesia' led to 'pharsalus'"):
        make(topic("triumvirs"), "consequence-chain", events=["consulship", "gaul", "alesia", "pharsalus"])
    with pytest.raises(TooFewFactsError, match="needs 4 events, and has 3"):
        make(topic("triumvirs"), "consequence-chain", events=["gaul", "alesia", "rubicon"])


def test_a_link_backwards_in_time_is_no_link():
    subject = topic("triumvirs")
    looped = tuple(replace(e, leads_to=("carrhae",)) if e.id == "rubicon" else e for e in subject.events)
    with pytest.raises(TooFewFactsError):
        make(replace(subject, events=looped), "consequence-chain", events=["luca", "second-consulship", "carrhae",
                                                                            "rubicon", "carrhae"])  # fmt: skip
    task, _ = make(replace(subject, events=looped), "consequence-chain", count="6")
    dates = [event.date.sort_key for event in chain_of(subject, task)]
    assert dates == sorted(dates)


def test_an_event_whose_title_tells_its_year_is_passed_over():
    subject = topic("triumvirs")
    told = tuple(
        replace(e, title=replace(e.title, nodes=(type(e.title.nodes[0])("Over the Rubicon in 49 BC"),)))
        if e.id == "rubicon" else e for e in subject.events
    )  # fmt: skip
    task, _ = make(replace(subject, events=told), "consequence-chain", ask="order")
    assert "49" not in sheet(task)


def test_a_second_chain_on_the_same_sheet_has_other_events():
    subject = topic("soviet")
    at = benches(subject, Level.CORE, "", "sheet", Problems())
    kind = KINDS["consequence-chain"]
    first, second = (kind.make(kind.Options(kind="consequence-chain"), bench) for bench in (next(at), next(at)))
    assert not {e.id for e in chain_of(subject, first)} & {e.id for e in chain_of(subject, second)}


@each_topic
def test_the_story_in_the_key_tells_each_step(name):
    subject = topic(name)
    task, _ = make(subject, "consequence-chain", ask="order")
    chain = chain_of(subject, task)
    told = [words(point) for point in part(task, OpenAnswer).guidance]
    assert len(told) == len(chain) - 1
    for (event, later), step in zip(pairwise(chain), told, strict=True):
        assert step.startswith(event.title.plain) and step.endswith(later.title.plain)
    assert not [e for e in chain if format_date(e.date, subject.language) in sheet(task)]


def test_a_chain_is_too_short_without_the_links_of_the_topic():
    subject = topic("triumvirs")
    loose = replace(subject, events=tuple(replace(event, leads_to=event.leads_to[:1] if event.id in
                    ("rubicon", "pharsalus") else ()) for event in subject.events))  # fmt: skip
    with pytest.raises(TooFewFactsError, match="a chain of 4 events"):
        make(loose, "consequence-chain")


# ---- policy-grid ----------------------------------------------------------------------------------------------------


@each_topic
@given(seed=SEEDS, count=st.integers(2, 9))
@repeatedly
def test_the_grid_says_what_the_topic_says(name, seed, count):
    subject = topic(name)
    grid = part(make(subject, "policy-grid", seed=seed, count=str(count))[0], Stances)
    assert len(grid.matters) <= min(count, 6)
    people = {person.name: person.id for person in subject.contenders}
    for column, matter in enumerate(grid.matters):
        (policy,) = (p for p in subject.policies if plain(matter).startswith(p.title.plain))
        said = {people[row]: stands[column] for row, stands in zip(grid.names, grid.stands, strict=True)}
        assert {i for i, stand in said.items() if stand is True} == set(policy.for_) & set(people.values())
        assert {i for i, stand in said.items() if stand is False} == set(policy.against) & set(people.values())
        assert {True, False} <= set(said.values())
    assert all(any(stand is not None for stand in row) for row in grid.stands)


def test_the_time_of_a_policy_stands_in_its_head_in_years():
    task, _ = make(topic("soviet"), "policy-grid", policies=["policy-party-democracy", "policy-nep-concessions"])
    heads = [plain(matter) for matter in part(task, Stances).matters]
    assert heads == ["Freer debate and elected secretaries (1923–24)",
                     "The NEP, with concessions to the peasants (1925)"]  # fmt: skip


def test_a_dash_in_the_key_stands_where_the_topic_says_nothing():
    task, _ = make(topic("triumvirs"), "policy-grid")
    (on_sheet,), (in_key,) = (list(parts(lowered(task.body, answers=a), Table)) for a in (False, True))
    assert all(not cell.blocks for row in on_sheet.rows for cell in row[1:])
    signs = {words(row[0].blocks): [words(cell.blocks) for cell in row[1:]] for row in in_key.rows}
    assert signs == {
        "Caesar": ["✓", "✓", "✓", "✗"],
        "Pompey": ["✓", "✓", "–", "✓"],
        "Crassus": ["✓", "–", "✓", "–"],
        "Cato": ["✗", "✗", "✗", "✓"],
    }
    assert "A dash (–) means" in key(task)


def test_who_is_named_on_both_sides_is_on_neither():
    subject = topic("triumvirs")
    torn = tuple(replace(p, for_=(*p.for_, "caesar"), against=(*p.against, "caesar")) for p in subject.policies)
    grid = part(make(replace(subject, policies=torn), "policy-grid", policies=["policy-settlement", "policy-rebate"],
                     people=["caesar", "pompey", "crassus", "cato"])[0], Stances)  # fmt: skip
    assert "Caesar" not in grid.names


def test_a_policy_that_all_agreed_on_is_left_out_with_a_word():
    whole = topic("triumvirs")
    agreed = tuple(replace(p, against=()) if p.id == "policy-land" else p for p in whole.policies)
    subject = replace(whole, policies=agreed)
    _, problems = make(subject, "policy-grid", policies=["policy-settlement", "policy-disarm", "policy-land"])
    (warning,) = problems.found
    assert "'policy-land' is left out" in warning.message
    with pytest.raises(TooFewFactsError):
        make(subject, "policy-grid", policies=["policy-land", "policy-settlement"])


def test_what_a_policy_meant_is_told_on_the_sheet_for_those_who_need_support():
    subject = topic("soviet")
    meant = subject.policies[0].statement.plain
    named = [policy.id for policy in subject.policies[:3]]
    supported, others = (make(subject, "policy-grid", policies=named, level=x)[0] for x in (Level.SUPPORT, Level.CORE))
    assert meant in sheet(supported) and meant in key(supported)
    assert meant not in sheet(others) and meant in key(others)


@each_topic
def test_the_key_names_those_who_agreed_most_and_least(name):
    task, _ = make(topic(name), "policy-grid")
    grid, answer = part(task, Stances), words(part(task, OpenAnswer).guidance)
    known = {
        (a, b): [(x, y) for x, y in zip(one, other, strict=True) if None not in (x, y)]
        for (a, one), (b, other) in combinations(zip(grid.names, grid.stands, strict=True), 2)
    }
    agreed = {pair: sum(x == y for x, y in stands) for pair, stands in known.items()}
    opposed = {pair: sum(x != y for x, y in stands) for pair, stands in known.items()}
    best = [f"{a}\u00a0/\u00a0{b}" for table in (agreed, opposed) for (a, b), n in table.items()
            if n == max(table.values()) > 0]  # fmt: skip
    assert all(pair in answer for pair in best) and answer.count("/") == len(best)


# ---- source-evaluation ----------------------------------------------------------------------------------------------


def claims_of(subject, task):
    """The claims that the sheet quotes, in order."""
    texts = [words(entry) for box in parts(task.body, Box) for entry in part_of(box, ListBlock).entries]
    by_text = {claim.text.plain: claim for claim in subject.claims}
    return [by_text[text] for text in texts]


def part_of(block, kind):
    (found,) = parts(block.blocks, kind)
    return found


@each_topic
@given(seed=SEEDS, count=st.integers(2, 4))
@repeatedly
def test_a_source_is_seen_at_its_best_and_its_worst(name, seed, count):
    subject = topic(name)
    task, _ = make(subject, "source-evaluation", seed=seed, claims=str(count))
    claims = claims_of(subject, task)
    assert 2 <= len(claims) <= count and len({claim.source for claim in claims}) == 1
    assert len({claim.verdict for claim in claims}) >= 2
    likeness = wording(subject.language).likeness
    for one, other in permutations(claims, 2):
        assert not other.correction or likeness(one.text.plain, other.correction.plain) <= 0.6


@each_topic
@given(seed=SEEDS)
@repeatedly
def test_verdicts_and_corrections_are_for_the_key(name, seed):
    subject = topic(name)
    task, _ = make(subject, "source-evaluation", seed=seed)
    claims, on_sheet, in_key = claims_of(subject, task), sheet(task), key(task)
    (source,) = (subject.by_id[i] for i in {claim.source for claim in claims})
    for hidden in (source.strength, source.weakness, *(c.correction for c in claims if c.correction)):
        assert hidden.plain not in on_sheet and hidden.plain in in_key
    said = {"sound": "holds", "imprecise": "holds only in part", "disputed": "disputed", "wrong": "wrong"}
    for letter, claim in zip("ABCD", claims, strict=False):
        assert f"{letter}  {said[claim.verdict.value]}" in in_key
    assert any(claim.verdict is not Verdict.SOUND for claim in claims)


def test_no_claim_that_is_quoted_corrects_another():
    subject = topic("triumvirs")
    wrong, right, *_ = (claim for claim in subject.claims if claim.source == "notes")
    telling = (wrong, replace(right, verdict=Verdict.SOUND, text=wrong.correction, correction=None))
    with pytest.raises(TooFewFactsError):
        make(replace(subject, claims=telling), "source-evaluation")
    apart = (wrong, replace(right, verdict=Verdict.SOUND, correction=None))
    assert make(replace(subject, claims=apart), "source-evaluation")


def test_where_a_source_comes_from_is_told_as_far_as_it_is_known():
    (known,) = (t for t in parts(make(topic("soviet"), "source-evaluation", sources=["s3"])[0].body, Table))
    rows = [(words(a.blocks), words(b.blocks)) for a, b in known.rows]
    assert rows[:3] == [("Author", "Ben Whitten"), ("Date", "not known"), ("Kind", "web page")]


def test_of_two_sources_the_better_is_asked():
    one, two = (make(topic("soviet"), "source-evaluation", sources=s)[0] for s in (["s5"], ["s3", "s5"]))
    asked = "Which of the two sources"
    assert asked not in sheet(one) and asked in sheet(two)
    assert len(list(parts(two.body, Table))) == 2


def test_a_source_that_the_topic_does_not_judge_is_left_out():
    subject = topic("soviet")
    with pytest.raises(TooFewFactsError):
        make(subject, "source-evaluation", sources=["s7"])
    all_sound = tuple(replace(claim, verdict=Verdict.SOUND) for claim in subject.claims)
    with pytest.raises(TooFewFactsError):
        make(replace(subject, claims=all_sound), "source-evaluation")


# ---- interpretations ------------------------------------------------------------------------------------------------


@each_topic
@given(seed=SEEDS, count=st.integers(1, 3), evidence=st.integers(2, 8))
@repeatedly
def test_evidence_bears_on_one_interpretation_only(name, seed, count, evidence):
    subject = topic(name)
    task, _ = make(subject, "interpretations", seed=seed, count=str(count), evidence=str(evidence))
    block = part(task, Weighing)
    titles = [words(box.blocks[0]) for box in parts(task.body, Box)]
    factors = {title[0]: next(f for f in subject.factors if title.endswith(f.title.plain)) for title in titles}
    assert sorted(factors) == sorted(set(block.cases)), "every interpretation has evidence"
    seen = set()
    for item, case, supports in zip(block.items, block.cases, block.supports, strict=True):
        event = event_named(subject, plain(item).rpartition(" (")[0])
        for letter, factor in factors.items():
            assert (event.id in factor.evidence) is (letter == case and supports)
            assert (event.id in factor.counter_evidence) is (letter == case and not supports)
        seen.add(event.id)
    assert len(seen) == len(block.items)


def test_what_speaks_both_for_and_against_is_not_asked():
    subject = topic("triumvirs")
    torn = tuple(replace(f, counter_evidence=(*f.counter_evidence, f.evidence[0])) for f in subject.factors)
    (block,) = parts(make(replace(subject, factors=torn), "interpretations", factors=["armies"])[0].body, Weighing)
    title = subject.by_id[subject.by_id["armies"].evidence[0]].title.plain
    assert block.items and title not in words(block.items)


def test_evidence_that_shares_a_word_with_its_interpretation_is_taken_last():
    subject = topic("triumvirs")
    renamed = tuple(replace(f, title=parse("The war in Gaul, and victory")) if f.id == "armies" else f
                    for f in subject.factors)  # fmt: skip
    for evidence, told in ((3, False), (8, True)):
        given = {"factors": ["armies"], "evidence": str(evidence)}
        task, _ = make(replace(subject, factors=renamed), "interpretations", **given)
        assert ("Victory at Alesia" in words(part(task, Weighing).items)) is told


def test_how_the_sources_weigh_a_factor_is_for_the_key():
    task, _ = make(topic("soviet"), "interpretations", factors=["posts", "rivals"])
    factor = topic("soviet").by_id["posts"]
    assert "Weight in the sources" not in sheet(task) and "Weight in the sources" in key(task)
    assert factor.counter_argument.plain not in sheet(task) and factor.counter_argument.plain in key(task)
    views = {view.rating: view.says.plain for view in reversed(factor.sources_say)}
    assert views["high"] in sheet(task) and factor.historians.plain in sheet(task)
    assert sum(view.says.plain in sheet(task) for view in factor.sources_say) == 2


def test_of_one_interpretation_only_the_side_is_asked():
    task, _ = make(topic("triumvirs"), "interpretations", factors=["armies"])
    tables = [t for a in (False, True) for t in parts(lowered(task.body, answers=a), Table)]
    assert [len(table.columns) for table in tables] == [2, 2]
    assert {words(row[1].blocks) for row in tables[1].rows} == {"supports", "speaks against"}
    with pytest.raises(TooFewFactsError, match="speak against"):
        make(topic("triumvirs"), "interpretations", factors=["lost-bonds"])


def test_where_all_evidence_supports_only_the_letter_is_asked():
    subject = topic("triumvirs")
    one_sided = tuple(replace(factor, counter_evidence=()) for factor in subject.factors)
    task, _ = make(replace(subject, factors=one_sided), "interpretations", factors=["armies", "lost-bonds"])
    (table,) = parts(lowered(task.body, answers=True), Table)
    assert len(table.columns) == 2
    assert {words(row[1].blocks) for row in table.rows} == {"A", "B"}


def test_a_factor_of_which_nobody_says_anything_is_no_interpretation():
    subject = topic("triumvirs")
    silent = tuple(replace(factor, sources_say=(), historians=None) for factor in subject.factors)
    with pytest.raises(TooFewFactsError):
        make(replace(subject, factors=silent), "interpretations")


def test_answers_stand_out_in_every_cell_of_the_key():
    task, _ = make(topic("soviet"), "interpretations")
    (table,) = parts(lowered(task.body, answers=True), Table)
    assert all(list(parts(cell, Answer)) for row in table.rows for cell in row[1:])

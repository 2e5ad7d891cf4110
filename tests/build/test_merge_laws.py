"""Laws of merged decks: orders come together, no edit is lost, a deck without edits is a fresh build."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lessonpress.build.backends.pptx.merge.leaf import Leaf
from lessonpress.build.backends.pptx.merge.order import in_order
from lessonpress.layouts.document import Deck

from .hand_edits import body, edited, insert, move, note, opened, say, take_out
from .test_merge import deck, merged, render, slide

NAMES_OF_SLIDES = "abcdefgh"

names = st.lists(st.sampled_from(NAMES_OF_SLIDES), unique=True, max_size=7)


@given(names, names, st.data())
def test_orders_come_together(before: list[str], fresh: list[str], data: st.DataObject) -> None:
    kept = [name for name in before if data.draw(st.booleans())]
    own = data.draw(st.lists(st.sampled_from("123"), unique=True))
    theirs = list(kept)
    for name in own:
        theirs.insert(data.draw(st.integers(0, len(theirs))), name)
    moved = data.draw(st.booleans())
    if moved:
        theirs = data.draw(st.permutations(theirs))
    result = in_order(theirs, before, fresh)
    assert sorted(result) == sorted({*theirs, *fresh})
    if moved:
        common = [name for name in theirs if name in fresh and name in before]
        asked = [name for name in before if name in common]
        if common != asked:
            assert [name for name in result if name in theirs] == list(theirs)
    else:
        assert [name for name in result if name in fresh] == fresh


class Story:
    """A source and a teacher, who both go on changing a deck; `claims` are the words that must not get lost."""

    def __init__(self) -> None:
        self.source = {name: f"Text {name}" for name in "abcd"}
        self.before = self.document()
        self.data = render(self.before)
        self.claims: dict[str, str] = {}
        self.count = 0

    def document(self) -> Deck:
        return deck(*(slide(name, words) for name, words in self.source.items()))

    def edit_source(self, kind: str, name: str) -> None:
        self.count += 1
        if kind == "say":
            self.source[name] = f"Source {self.count}"
        elif kind == "take out" and len(self.source) > 1:
            self.source.pop(name, None)
        elif kind == "move" and name in self.source:
            self.source = {name: self.source.pop(name), **self.source}

    def build(self) -> None:
        new = self.document()
        self.data, self.before = merged(new, self.data, self.before).data, new

    def edit_deck(self, kind: str, name: str, place: int) -> None:
        here = [leaf.name for one in opened(self.data).slides if (leaf := Leaf(one)).mark and not leaf.mark.offer]
        self.count += 1
        words = f"Claim {self.count}."
        if kind == "own":
            self.data = edited(self.data, insert(words, place))
            self.claims[words] = words
        elif name in here and kind in ("say", "note"):
            self.claims = {claim: on for claim, on in self.claims.items() if on != f"{kind} {name}"}
            change = say(name, words) if kind == "say" else note(name, words)
            self.data = edited(self.data, change)
            self.claims[words] = f"{kind} {name}"
        elif name in here and kind == "take out" and len(here) > 1:
            self.data = edited(self.data, take_out(name))
            self.claims = {claim: on for claim, on in self.claims.items() if not on.endswith(f" {name}")}
        elif name in here and kind == "move":
            self.data = edited(self.data, move(name, place))
        elif kind == "resave":
            self.data = edited(self.data)

    def check(self, *, built: bool = False) -> None:
        slides = opened(self.data).slides
        words = "\n".join(body(one) + (one.notes_slide.notes_text_frame.text or "") for one in slides)
        assert [claim for claim in self.claims if claim not in words] == []
        if built and not self.claims:
            shown = {leaf.name for one in slides if (leaf := Leaf(one)).mark}
            assert shown <= set(self.source)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(
        st.tuples(
            st.sampled_from(["source", "deck", "build"]),
            st.sampled_from(["say", "say", "own", "note", "take out", "move", "resave"]),
            st.sampled_from(NAMES_OF_SLIDES[:6]),
            st.integers(0, 5),
        ),
        min_size=4,
        max_size=14,
    )
)
def test_no_edit_of_a_teachers_is_ever_lost(steps: list[tuple[str, str, str, int]]) -> None:
    story = Story()
    for who, kind, name, place in steps:
        if who == "source":
            story.edit_source(kind, name)
        elif who == "deck":
            story.edit_deck(kind, name, place)
        else:
            story.build()
        story.check()
    story.build()
    story.check(built=True)


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(["say", "take out", "move"]), st.sampled_from("abcdef")), max_size=8))
def test_a_deck_without_edits_is_a_fresh_build(edits: list[tuple[str, str]]) -> None:
    story = Story()
    for kind, name in edits:
        story.edit_source(kind, name)
        story.edit_deck("resave", name, 0)
        story.build()
        assert story.data == render(story.document())

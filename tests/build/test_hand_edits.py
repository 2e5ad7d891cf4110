"""A teacher works on a deck while the source goes on: through the command line, nothing of either is lost."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from pptx.opc.constants import RELATIONSHIP_TYPE as RT

from lessonpress.build.backends.pptx.drawingml import A
from lessonpress.build.backends.pptx.merge.marks import mark_of
from lessonpress.build.backends.pptx.merge.theming import Theming
from lessonpress.build.store import Store
from lessonpress.cli import main

from ..tools.templates import KINDS
from .hand_edits import (
    animate,
    body,
    edited,
    fade,
    find,
    hide,
    insert,
    move,
    note,
    nudge,
    opened,
    paste_picture,
    saved_by_libreoffice,
    take_out,
    titles,
)

SHIPPED = Path(__file__).parents[2] / "resources" / "soviet_succession"
DECK = Path("out/my-topic/slides/01-the-struggle-for-power.pptx")
BESIDE = DECK.with_stem(f"{DECK.stem} (new version)")
YOURS = DECK.with_stem(f"{DECK.stem} (your version)")


@pytest.fixture
def topic(tmp_path, monkeypatch) -> Path:
    monkeypatch.chdir(tmp_path)
    shutil.copytree(SHIPPED, "my-topic")
    build()
    return Path("my-topic")


def build(*more: str) -> str:
    result = CliRunner().invoke(main, ["build", "my-topic", "--only", "deck", "--jobs", "1", *more])
    assert result.exit_code == 0, result.output
    return result.output


def change(topic: Path, file: str, old: str, new: str) -> None:
    text = (topic / file).read_text("utf-8")
    assert old in text
    (topic / file).write_text(text.replace(old, new, 1), "utf-8")


def by_hand(*changes: Callable[[Any], None]) -> None:
    DECK.write_bytes(edited(DECK.read_bytes(), *changes))


def retitle(name: str, words: str) -> Callable[[Any], None]:
    def changed(presentation: Any) -> None:
        find(presentation, name).shapes.title.text_frame.text = words

    return changed


def slide(name: str) -> Any:
    return find(opened(DECK.read_bytes()), name)


TEN = (
    retitle("overview", "My own overview"),
    note("who-was-who", "My own notes"),
    hide("figure-party-size"),
    insert("My own slide", 3),
    take_out("answers-q-05"),
    move("sources", 1),
    fade("phase-isolating-trotsky"),
    animate("phase-defeating-leningrad", 2),
    lambda presentation: paste_picture(presentation, "enquiry"),
    lambda presentation: nudge(presentation, "title", 0),
)
FIVE = (
    ("phases.yaml", "title: The New Opposition", "title: A new opposition"),
    ("phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone"),
    ("people.yaml", "who outmanoeuvred", "who outwitted"),
    ("factors.yaml", "title: Party posts and patronage", "title: Posts and patronage"),
    ("phases.yaml", "title: The United Opposition", "title: A united opposition"),
)


def test_ten_edits_by_hand_survive_five_of_the_source(topic) -> None:
    by_hand(*TEN)
    for number, (file, old, new) in enumerate(FIVE):
        change(topic, file, old, new)
        told = build()
        assert "merged" in told, told
        if number == 2:
            by_hand(insert("Another of mine", 9))
    deck = opened(DECK.read_bytes())
    named = titles(DECK.read_bytes())
    assert "My own overview" in named
    assert named.count("My own slide") == 1
    assert "Another of mine" in named
    assert slide("who-was-who").notes_slide.notes_text_frame.text == "My own notes"
    assert slide("figure-party-size")._element.get("show") == "0"
    assert not any(one.shapes.title.text_frame.text == "Do now: the answers" for one in deck.slides)
    assert named[1] == "Sources"
    assert "transition" in dump(slide("phase-isolating-trotsky"))
    assert "Trotsky alone" in body(slide("phase-isolating-trotsky"))
    assert "spTgt" in dump(slide("phase-defeating-leningrad"))
    assert any(shape.shape_type == 13 for shape in slide("enquiry").shapes)
    assert "nothing to do" in build()


def dump(one: Any) -> str:
    from lxml import etree

    return etree.tostring(one._element, encoding="unicode")


def test_what_became_of_it_is_told_in_plain_words(topic) -> None:
    by_hand(retitle("phase-isolating-trotsky", "My own title"))
    assert re.search(r"kept +slides/01-\S+: you changed it\n", build())
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    told = build()
    assert "what you changed stays, and what is new came into it" in told
    assert "'My own title': you changed it, and there is a new version: it follows yours" in told
    assert "My own title" in titles(DECK.read_bytes())
    assert not BESIDE.exists()


def test_to_replace_starts_afresh_and_keeps_the_old_deck(topic) -> None:
    fresh = DECK.read_bytes()
    by_hand(retitle("overview", "My own overview"))
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    build()
    mixed = DECK.read_bytes()
    change(topic, "phases.yaml", "title: Trotsky alone", "title: Isolating Trotsky")
    assert "yours is kept" in build("--replace")
    assert DECK.read_bytes() == fresh
    assert YOURS.read_bytes() == mixed


def test_to_replace_a_merged_deck_needs_nothing_new(topic) -> None:
    by_hand(retitle("overview", "My own overview"))
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    build()
    build()
    build("--replace")
    assert "My own overview" not in titles(DECK.read_bytes())
    assert "My own overview" in titles(YOURS.read_bytes())


@pytest.mark.parametrize("theirs", [b"not a deck at all", b"", b"\xd0\xcf\x11\xe0 with a password"])
def test_a_file_into_which_nothing_can_come_is_kept_and_the_new_version_lies_beside(topic, theirs) -> None:
    DECK.write_bytes(theirs)
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    told = build()
    if theirs:
        assert DECK.read_bytes() == theirs
        assert "what is new cannot come into it" in told
        assert "Trotsky alone" in body(find(opened(BESIDE.read_bytes()), "phase-isolating-trotsky"))
    else:  # an empty file holds nothing that could be lost
        assert "Trotsky alone" in body(slide("phase-isolating-trotsky"))


def test_the_deck_as_it_was_before_is_kept_out_of_the_way(topic) -> None:
    by_hand(retitle("overview", "My own overview"))
    before = DECK.read_bytes()
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    build()
    assert Path("out/my-topic/.lessonpress/before", *DECK.parts[2:]).read_bytes() == before


def test_a_deck_that_is_saved_while_the_build_runs_is_not_written_over(topic, monkeypatch) -> None:
    by_hand(retitle("overview", "My own overview"))
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    write = Store.write

    def late(store: Store, path: str, *more: Any, **named: Any) -> Any:
        if path.endswith(".pptx"):
            by_hand(retitle("overview", "Saved this very moment"))
        return write(store, path, *more, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Store, "write", late)
        result = CliRunner().invoke(main, ["build", "my-topic", "--only", "deck", "--jobs", "1"])
    assert result.exit_code == 1
    assert "build again" in result.output
    assert "Saved this very moment" in titles(DECK.read_bytes())
    build()
    assert "Saved this very moment" in titles(DECK.read_bytes())


def test_a_merged_deck_that_the_pack_no_longer_has_stays(topic) -> None:
    by_hand(retitle("overview", "My own overview"))
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    build()
    text = (topic / "materials.yaml").read_text("utf-8")
    part = re.search(r"  - id: the-struggle-for-power\n(?:    .*\n|\n)*", text)
    assert part
    (topic / "materials.yaml").write_text(text.replace(part[0], ""), "utf-8")
    result = CliRunner().invoke(main, ["build", "my-topic", "--only", "who-was-who"])
    assert "you changed it" in result.output
    assert "My own overview" in titles(DECK.read_bytes())


def test_without_our_memory_a_deck_is_still_known_by_its_marks(topic) -> None:
    by_hand(retitle("overview", "My own overview"))
    shutil.rmtree("out/my-topic/.lessonpress")
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    assert "merged" in build()
    assert "My own overview" in titles(DECK.read_bytes())
    assert "Trotsky alone" in body(slide("phase-isolating-trotsky"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_deck_that_libreoffice_saved_goes_on(topic) -> None:
    by_hand(retitle("enquiry", "My own question"), insert("My own slide", 3))
    saved_by_libreoffice(DECK)
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    told = build()
    assert "merged" in told
    assert "follows yours" not in told
    assert titles(DECK.read_bytes()).count("My own slide") == 1
    assert "My own question" in titles(DECK.read_bytes())
    assert "Trotsky alone" in body(slide("phase-isolating-trotsky"))


def test_a_deck_with_edits_goes_through_one_template_after_another(topic) -> None:
    by_hand(retitle("enquiry", "My own question"), insert("My own slide", 3))
    sizes = []
    for kind in ("four-by-three", "scratch", "powerpoint", ""):
        name, make = KINDS.get(kind, ("", None))
        if make:
            Path(name).write_bytes(make())
        told = build(*(["--template", name] if name else []))
        assert "you changed the layouts" not in told
        sizes.append("another size" in told)
        deck = opened(DECK.read_bytes())
        fresh = opened((Path("out/my-topic/.lessonpress/made") / DECK.relative_to("out/my-topic")).read_bytes())
        assert (deck.slide_width, deck.slide_height) == (fresh.slide_width, fresh.slide_height)
        named = titles(DECK.read_bytes())
        assert "My own question" in named
        assert "My own slide" in named
        ours = (one for one in deck.slides if (mark := mark_of(one)) and not mark.offer and mark.name != "enquiry")
        assert len({one.slide_layout.slide_master.part for one in ours}) == 1
        looks = find(deck, "overview"), find(fresh, "overview")
        assert Theming(looks[0]).slots == Theming(looks[1]).slots
    assert sizes == [True, True, False, False]


def test_the_new_version_of_a_slide_that_is_hidden_is_hidden(topic) -> None:
    by_hand(retitle("phase-isolating-trotsky", "My own title"), hide("phase-isolating-trotsky"))
    change(topic, "phases.yaml", "title: Isolating Trotsky", "title: Trotsky alone")
    build()
    number = titles(DECK.read_bytes()).index("My own title")
    both = list(opened(DECK.read_bytes()).slides)[number : number + 2]
    assert [one._element.get("show") for one in both] == ["0", "0"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_deck_may_be_saved_by_libreoffice_again_and_again(topic) -> None:
    by_hand(retitle("enquiry", "My own question"))
    name = "Isolating Trotsky"
    for other in ("Trotsky alone", "Against Trotsky", "Shutting Trotsky out"):
        saved_by_libreoffice(DECK)
        change(topic, "phases.yaml", f"title: {name}", f"title: {other}")
        told = build()
        assert "follows yours" not in told, told
        assert f"2  {other}" in titles(DECK.read_bytes())
        name = other
    table = next(shape for shape in slide("who-was-who").shapes if shape.has_table)
    style = table._element.findtext(f".//{{{A}}}tableStyleId")
    styles = opened(DECK.read_bytes()).part.part_related_by(RT.TABLE_STYLES).blob.decode()
    assert style is None or style in styles

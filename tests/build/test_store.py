"""The output folder: files are written whole, the teacher's own changes are never lost."""

import os
import stat
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from lessonpress.build import writing
from lessonpress.build.manifest import About, digest_of, load, place
from lessonpress.build.outcome import Outcome, State
from lessonpress.build.store import CannotWrite, Mix, opened

SHEET = "worksheets/01-who.txt"
NEW = "worksheets/01-who (new version).txt"
YOURS = "worksheets/01-who (your version).txt"


def key(content):
    return {"content": content, "theme": "t", "paper": "a4", "code": "c"}


def build(pack, content, *, replace=False, path=SHEET):
    """What a build does with one file."""
    with opened(pack, replace=replace) as store:
        why = store.why_stale(path, key(content))
        if not why:
            return store.settle(path, key(content))
        return store.write(path, key(content), content.encode(), About(material="who"), why)


def text(pack, path=SHEET):
    return (pack / path).read_text()


def test_a_file_is_made_once(tmp_path):
    assert build(tmp_path, "one") == Outcome(SHEET, State.MADE, "never made before")
    before = (tmp_path / SHEET).stat()
    manifest = place(tmp_path).stat()
    assert build(tmp_path, "one") == Outcome(SHEET, State.UNCHANGED)
    assert (tmp_path / SHEET).stat() == before
    assert place(tmp_path).stat() == manifest


def test_it_is_made_again_when_its_content_changed_and_says_why(tmp_path):
    build(tmp_path, "one")
    assert build(tmp_path, "two") == Outcome(SHEET, State.MADE, "the content changed")
    assert text(tmp_path) == "two"


@pytest.mark.parametrize(
    ("part", "why"),
    [("theme", "the theme changed"), ("paper", "the paper changed"), ("code", "lessonpress itself changed")],
)
def test_other_reasons(tmp_path, part, why):
    build(tmp_path, "one")
    with opened(tmp_path) as store:
        assert store.why_stale(SHEET, {**key("one"), part: "other"}) == why
        both = store.why_stale(SHEET, {**key("two"), part: "other"})
    assert both == f"the content changed and {why}"


def test_a_deleted_file_is_made_again(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).unlink()
    assert build(tmp_path, "one") == Outcome(SHEET, State.MADE, "the file is missing")
    assert sorted(path.name for path in place(tmp_path).parent.iterdir()) == ["lock", "manifest.json"]


def test_an_edited_file_stays_while_there_is_nothing_new(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("mine")
    assert build(tmp_path, "one") == Outcome(SHEET, State.KEPT, "you changed it")
    assert text(tmp_path) == "mine"
    assert not (tmp_path / NEW).exists()


def test_the_new_version_lies_beside_an_edited_file(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("mine")
    for _ in range(2):
        assert build(tmp_path, "two") == Outcome(SHEET, State.KEPT, "you changed it", NEW)
        assert (text(tmp_path), text(tmp_path, NEW)) == ("mine", "two")


def test_an_edited_new_version_is_kept_too(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("mine")
    build(tmp_path, "two")
    (tmp_path / NEW).write_text("mine as well")
    assert build(tmp_path, "three").beside == "worksheets/01-who (new version 2).txt"
    assert text(tmp_path, NEW) == "mine as well"


def test_an_unwanted_new_version_can_be_deleted(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("mine")
    build(tmp_path, "two")
    (tmp_path / NEW).unlink()
    assert build(tmp_path, "two") == Outcome(SHEET, State.KEPT, "you changed it")
    assert not (tmp_path / NEW).exists()
    assert build(tmp_path, "three").beside == NEW


def test_a_new_version_can_take_the_old_ones_place(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("mine")
    build(tmp_path, "two")
    os.replace(tmp_path / NEW, tmp_path / SHEET)
    assert build(tmp_path, "two") == Outcome(SHEET, State.UNCHANGED)
    assert build(tmp_path, "three").state is State.MADE


def test_an_edit_undone_is_no_edit(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("mine")
    build(tmp_path, "two")
    (tmp_path / SHEET).write_text("one")
    assert build(tmp_path, "two").state is State.MADE
    assert not (tmp_path / NEW).exists()


def test_replace_takes_the_new_one_and_keeps_the_old(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("mine")
    build(tmp_path, "two")
    assert build(tmp_path, "two", replace=True).beside == YOURS
    assert (text(tmp_path), text(tmp_path, YOURS)) == ("two", "mine")
    assert not (tmp_path / NEW).exists()


def test_a_backup_is_never_overwritten(tmp_path):
    build(tmp_path, "one")
    for edit in ("mine", "again", "mine"):
        (tmp_path / SHEET).write_text(edit)
        build(tmp_path, "one", replace=True)
    assert text(tmp_path, YOURS) == "mine"
    assert text(tmp_path, "worksheets/01-who (your version 2).txt") == "again"
    assert len(list((tmp_path / "worksheets").iterdir())) == 3


def test_a_strangers_file_is_not_overwritten(tmp_path):
    (tmp_path / "worksheets").mkdir()
    (tmp_path / SHEET).write_text("mine")
    assert build(tmp_path, "one") == Outcome(SHEET, State.KEPT, "a file of yours is there", NEW)
    assert build(tmp_path, "one") == Outcome(SHEET, State.KEPT, "a file of yours is there", NEW)
    assert text(tmp_path) == "mine"


def test_without_a_manifest_the_same_bytes_are_ours(tmp_path):
    build(tmp_path, "one")
    place(tmp_path).write_text("not JSON at all")
    assert build(tmp_path, "one") == Outcome(SHEET, State.UNCHANGED)
    assert build(tmp_path, "two").state is State.MADE


def test_an_empty_file_is_a_missing_one(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("")
    assert build(tmp_path, "one").state is State.MADE


def test_after_a_crash_what_was_being_written_is_ours(tmp_path, monkeypatch):
    build(tmp_path, "one")

    class PowerCut(BaseException):
        pass

    def cut(source, target):
        os.rename(source, target)
        if target.suffix == ".txt":
            raise PowerCut

    monkeypatch.setattr(writing.os, "replace", cut)
    with pytest.raises(PowerCut):
        build(tmp_path, "two")
    monkeypatch.undo()
    assert load(tmp_path)[SHEET].digest != digest_of(tmp_path / SHEET)
    assert build(tmp_path, "three") == Outcome(SHEET, State.MADE, "an earlier build was broken off")


def test_a_file_half_written_is_never_seen(tmp_path, monkeypatch):
    build(tmp_path, "one")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    assert build(tmp_path, "two") == Outcome(SHEET, State.FAILED, "the disk is full")
    monkeypatch.undo()
    assert text(tmp_path) == "one"
    assert [p.name for p in (tmp_path / "worksheets").iterdir()] == ["01-who.txt"]
    assert build(tmp_path, "two").state is State.MADE


def test_a_file_that_is_open_elsewhere_is_told(tmp_path, monkeypatch):
    build(tmp_path, "one")

    def locked(source, target):
        if str(target).endswith(".txt"):
            raise PermissionError(13, "The process cannot access the file")
        os.rename(source, target)

    monkeypatch.setattr(writing.os, "replace", locked)
    outcome = build(tmp_path, "two")
    assert outcome.state is State.FAILED
    assert "close it if it is open in another program" in outcome.why
    assert text(tmp_path) == "one"


def test_a_change_in_the_last_moment_is_seen(tmp_path, monkeypatch):
    build(tmp_path, "one")
    real = Path.chmod

    def meanwhile(self, mode):
        real(self, mode)
        if self.name.endswith(".lessonpress"):
            monkeypatch.undo()
            (tmp_path / SHEET).write_text("mine")

    monkeypatch.setattr(Path, "chmod", meanwhile)
    assert build(tmp_path, "two") == Outcome(SHEET, State.KEPT, "you changed it", NEW)
    assert text(tmp_path) == "mine"


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such modes")
def test_a_file_keeps_its_mode(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).chmod(0o640)
    build(tmp_path, "two")
    assert stat.S_IMODE((tmp_path / SHEET).stat().st_mode) == 0o640


def test_a_folder_in_the_way_is_told(tmp_path):
    (tmp_path / SHEET).mkdir(parents=True)
    assert build(tmp_path, "one") == Outcome(SHEET, State.FAILED, "there is a folder of that name")


def test_a_file_in_the_way_of_the_pack_is_told(tmp_path):
    (tmp_path / "pack").write_text("")
    with pytest.raises(CannotWrite, match=r"cannot write to .*pack: there is a file where a folder should be"):
        build(tmp_path / "pack", "one")


def test_only_one_build_at_a_time(tmp_path):
    with opened(tmp_path), pytest.raises(CannotWrite, match="another build is writing to"), opened(tmp_path):
        pass
    build(tmp_path, "one")


def test_a_file_that_is_no_longer_made_goes(tmp_path):
    build(tmp_path, "one")
    with opened(tmp_path) as store:
        assert store.retire(SHEET).state is State.REMOVED
    assert not (tmp_path / "worksheets").exists()
    assert not load(tmp_path)


def test_but_not_when_it_was_edited(tmp_path):
    build(tmp_path, "one")
    (tmp_path / SHEET).write_text("mine")
    with opened(tmp_path) as store:
        assert store.retire(SHEET) == Outcome(SHEET, State.KEPT, "no longer part of the pack, but you changed it")
    assert text(tmp_path) == "mine"


@pytest.mark.parametrize("path", ["../outside.txt", "/etc/passwd", "a/../../b", "C:/x", "a\\b", ""])
def test_a_manifest_cannot_point_outside(tmp_path, path):
    build(tmp_path, "one")
    manifest = place(tmp_path)
    manifest.write_text(manifest.read_text().replace(SHEET, path.replace("\\", "\\\\")))
    assert load(tmp_path) == {}


class Classroom(RuleBasedStateMachine):
    """A teacher and lessonpress at work in the same folder: whatever happens, no words of the teacher's are lost."""

    def __init__(self):
        super().__init__()
        import tempfile

        self.pack = Path(tempfile.mkdtemp())
        self.theirs: set[str] = set()
        self.count = 0

    def files(self):
        found = (p for p in self.pack.rglob("*") if p.is_file() and ".lessonpress" not in p.parts)
        return sorted(p.relative_to(self.pack).as_posix() for p in found)

    def give_up(self, path):
        """The teacher throws away what is there; the same words may still lie elsewhere."""
        if (self.pack / path).exists():
            words = text(self.pack, path)
            if [text(self.pack, p) for p in self.files()].count(words) == 1:
                self.theirs.discard(words)

    @rule(content=st.sampled_from(["one", "two", "three"]), replace=st.booleans())
    def build(self, content, replace):
        outcome = build(self.pack, content, replace=replace)
        if outcome.state in (State.MADE, State.UNCHANGED):
            assert text(self.pack) == content

    @rule()
    def retire(self):
        with opened(self.pack) as store:
            if SHEET in store.files:
                store.retire(SHEET)

    @rule()
    def forget(self):
        place(self.pack).unlink(missing_ok=True)

    @rule(data=st.data())
    def edit(self, data):
        self.count += 1
        path = data.draw(st.sampled_from([*self.files(), SHEET, NEW, YOURS]))
        (self.pack / path).parent.mkdir(exist_ok=True)
        self.give_up(path)
        words = f"the teacher's words {self.count}"
        self.theirs.add(words)
        (self.pack / path).write_text(words)

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def delete(self, data):
        path = data.draw(st.sampled_from(self.files()))
        self.give_up(path)
        (self.pack / path).unlink()

    @precondition(lambda self: self.files())
    @rule(data=st.data())
    def rename(self, data):
        old = data.draw(st.sampled_from(self.files()))
        new = data.draw(st.sampled_from([SHEET, NEW, "worksheets/copy.txt"]))
        if old != new:
            self.give_up(new)
            os.replace(self.pack / old, self.pack / new)

    @invariant()
    def nothing_is_lost(self):
        there = {text(self.pack, path) for path in self.files()}
        assert self.theirs <= there

    @invariant()
    def nothing_is_left_over(self):
        assert not list(self.pack.rglob(".*.lessonpress"))

    def teardown(self):
        import shutil

        shutil.rmtree(self.pack)


Classroom.TestCase.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)
TestClassroom = Classroom.TestCase


def bring(pack, content, mixed):
    """A build of a file into which what is new can come; `mixed` is what came of it, None where that failed."""
    with opened(pack) as store:
        why = store.why_stale(SHEET, key(content))
        if not why:
            return store.settle(SHEET, key(content))
        theirs = store.theirs(SHEET)
        mix = Mix() if theirs is None else Mix(mixed and mixed.encode(), (mixed and digest_of(pack / SHEET)) or "")
        return store.write(SHEET, key(content), content.encode(), About(material="who"), why, mix)


def test_what_is_new_comes_into_a_file_and_what_was_there_is_remembered(tmp_path):
    bring(tmp_path, "one", None)
    (tmp_path / SHEET).write_text("mine")
    assert bring(tmp_path, "two", "mine and two").state is State.MERGED
    assert text(tmp_path) == "mine and two"
    with opened(tmp_path) as store:
        assert store.made(SHEET) == b"two"
        assert store.theirs(SHEET) == b"mine and two"
    assert bring(tmp_path, "two", None).state is State.UNCHANGED


def test_what_cannot_come_into_a_file_is_offered_once(tmp_path):
    bring(tmp_path, "one", None)
    (tmp_path / SHEET).write_text("mine")
    bring(tmp_path, "two", "mine and two")
    assert bring(tmp_path, "three", None).beside == NEW
    assert text(tmp_path) == "mine and two"
    (tmp_path / NEW).unlink()
    bring(tmp_path, "three", None)
    assert not (tmp_path / NEW).exists(), "it was deleted, and there is nothing newer"
    assert bring(tmp_path, "four", None).beside == NEW

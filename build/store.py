"""The one door to the output folder: files are written whole or not at all, and never over a teacher's own changes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from lessonpress.resources.trouble import in_words
from lessonpress.resources.values import Value

from .lock import Busy, locked
from .manifest import About, Entry, Key, Offer, all_written, announce, announced, digest, digest_of, dump, load, save
from .outcome import Outcome, State
from .request import HIDDEN
from .writing import copy_of, free_name, put, put_new

MADE, BEFORE = "made", "before"
"""Folders of our own: files as they would be if no teacher had changed them, and as they were before what is new came
into them."""


class CannotWrite(Exception):
    """Nothing can be written to the output folder; the message says why."""


@contextmanager
def opened(pack: Path, *, replace: bool = False) -> Iterator[Store]:
    """The store of a pack, for one build at a time. Raises CannotWrite.

    With `replace`, files that the teacher changed give way to the new ones and are kept as backups.
    """
    with ExitStack() as stack:
        try:
            (pack / HIDDEN).mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(pack / HIDDEN / "lock"))
        except Busy:
            raise CannotWrite(f"another build is writing to {pack}: wait until it is done") from None
        except OSError as error:
            raise CannotWrite(f"cannot write to {pack}: {in_words(error)}") from None
        store = Store(pack, replace=replace)
        try:
            yield store
        finally:
            with suppress(OSError):  # a build that ended well has remembered by itself, and told what went wrong
                store.save()


class Mix(Value, frozen=True):
    """What came of bringing a new version into the teacher's file, whose digest was `over`; no data where it failed."""

    data: bytes | None = None
    over: str = ""
    told: tuple[str, ...] = ()


class Store:
    """The files of one pack: asks whether they are up to date, writes them, and remembers what it wrote."""

    def __init__(self, pack: Path, *, replace: bool = False) -> None:
        self.pack, self.replace = pack, replace
        self.files = load(pack)
        self._announced = announced(pack)
        self._unsaved, self._unwritten = bool(self._announced), ""
        self._saved = dump(self.files)
        for path, entry in self.files.items():
            self._accept(path, entry)

    def _accept(self, path: str, entry: Entry) -> None:
        """Where the teacher put our new version in the place of the old one, it is ours again."""
        if entry.offer and self._found(path) == entry.offer.digest:
            entry.digest, entry.key, entry.mixed = entry.offer.digest, entry.offer.key, False
            with suppress(OSError):
                if (made := self._hidden(MADE) / path).exists():
                    copy_of((self.pack / path).read_bytes(), made)
            self._withdraw(entry)

    # ---- asking -----------------------------------------------------------------------------------------------------

    def why_stale(self, path: str, key: Key) -> str:
        """Why the file has to be made, in plain words; empty when there is nothing to make. Changes nothing."""
        entry = self.files.get(path, Entry())
        found = self._found(path)
        if not entry.key and not entry.offer:
            return "never made before"
        if not found:
            return "the file is missing"
        if found == entry.digest and not entry.mixed:
            return _difference(entry.key, key) or ("it had warnings" if entry.about.warnings else "")
        if (path, found) in self._announced:
            return "an earlier build was broken off"
        if self.replace:
            return "you changed it, and asked for the new version"
        known = entry.offer.key if entry.offer else entry.key
        return "" if key in (entry.key, known) else _difference(entry.key, key)

    def settle(self, path: str, key: Key) -> Outcome:
        """What is to be said of a file that is not stale."""
        entry = self.files[path]
        if self._found(path) == entry.digest:
            self._withdraw(entry)
            return Outcome(path, State.UNCHANGED)
        if entry.key == key:
            self._withdraw(entry)
        offer = entry.offer
        there = offer.path if offer and self._found(offer.path) else ""
        return Outcome(path, State.KEPT, _kept(entry), there)

    def theirs(self, path: str) -> bytes | None:
        """What lies there, if the teacher's work is in it and is not to be replaced. Raises OSError."""
        found = self._found(path)
        if self.replace or self._is_ours(path, self.files.get(path, Entry()), found):
            return None
        return (self.pack / path).read_bytes()

    def made(self, path: str) -> bytes | None:
        """What would lie there if the teacher had left it alone; None when that is not known."""
        try:
            return (self._hidden(MADE) / path).read_bytes()
        except OSError:
            return None

    def _hidden(self, folder: str) -> Path:
        return self.pack / HIDDEN / folder

    def _found(self, path: str) -> str:
        """The digest of what lies there; a word that is no digest for what cannot be read."""
        try:
            return digest_of(self.pack / path)
        except OSError:
            return "unreadable"

    # ---- writing ----------------------------------------------------------------------------------------------------

    def write(self, path: str, key: Key, data: bytes, about: About, why: str = "", mix: Mix | None = None) -> Outcome:
        """Put a file into the pack: in its place, or beside what the teacher has changed. Never raises OSError.

        With a `mix`, the file is of a kind into which what is new can come although the teacher changed it.
        """
        entry = self.files.setdefault(path, Entry())
        try:
            (self.pack / path).parent.mkdir(parents=True, exist_ok=True)
            if mix and mix.data is not None:
                outcome = self._mix(path, entry, key, data, mix)
            else:
                outcome = self._write(path, entry, key, data, why)
            if mix and outcome.state in (State.MADE, State.UNCHANGED, State.MERGED):
                copy_of(data, self._hidden(MADE) / path)
        except OSError as error:
            return Outcome(path, State.FAILED, in_words(error))
        entry.about = about
        return outcome._replace(told=mix.told) if mix else outcome

    def _mix(self, path: str, entry: Entry, key: Key, data: bytes, mix: Mix) -> Outcome:
        """What is new comes into the teacher's file; as it was before, it is kept where nobody has to look at it."""
        assert mix.data is not None
        old = (self.pack / path).read_bytes()
        if digest(old) != mix.over:
            return Outcome(path, State.FAILED, "it was saved while it was being made anew: build again")
        copy_of(old, self._hidden(BEFORE) / path)
        self._unsaved = True
        if not put(self.pack / path, mix.data, over=mix.over):
            return Outcome(path, State.FAILED, "it was saved while it was being made anew: build again")
        entry.digest, entry.key, entry.size = digest(mix.data), key, len(mix.data)
        entry.mixed = mix.data != data
        self._withdraw(entry)
        return Outcome(path, State.MERGED if entry.mixed else State.MADE, "what is new came into it")

    def _write(self, path: str, entry: Entry, key: Key, data: bytes, why: str) -> Outcome:
        found, new, backup = digest_of(self.pack / path), digest(data), ""
        same = found == new
        if not same:
            if not self._is_ours(path, entry, found):
                if not self.replace:
                    return self._offer(path, entry, Offer("", new, key), data)
                backup = self._back_up(path)
            announce(self.pack, path, new)
            self._unsaved, self._unwritten = True, path
            if not put(self.pack / path, data, over=found):  # saved by the teacher this very moment
                return self._write(path, entry, key, data, why)
        entry.digest, entry.key, entry.size, entry.mixed = new, key, len(data), False
        self._unwritten = ""
        self._withdraw(entry)
        return Outcome(path, State.UNCHANGED) if same else Outcome(path, State.MADE, why, backup)

    def _offer(self, path: str, entry: Entry, offer: Offer, data: bytes) -> Outcome:
        """Put the new version beside a file that is the teacher's."""
        old = entry.offer
        if old and self._found(old.path) == old.digest:
            spot = old.path
        else:
            spot = free_name(self.pack, path, "new version", offer.digest)
        found = self._found(spot)
        if found != offer.digest and not put(self.pack / spot, data, over=found):
            return self._offer(path, entry, offer, data)
        entry.offer = Offer(spot, offer.digest, offer.key)
        entry.size = len(data)
        return Outcome(path, State.KEPT, _kept(entry), spot)

    def _back_up(self, path: str) -> str:
        """Copy what the teacher made to a name that is free; returns that name."""
        data = (self.pack / path).read_bytes()
        spot = free_name(self.pack, path, "your version", digest(data))
        if not self._found(spot):
            put_new(self.pack / spot, data)
        return spot

    def _is_ours(self, path: str, entry: Entry, found: str) -> bool:
        """Whether nothing of the teacher's is lost with what lies there."""
        return not found or (found == entry.digest and not entry.mixed) or (path, found) in self._announced

    # ---- taking away ------------------------------------------------------------------------------------------------

    def retire(self, path: str) -> Outcome:
        """Forget a file that the pack no longer has; take it away unless the teacher has changed it."""
        entry = self.files.pop(path)
        self._withdraw(entry)
        found = self._found(path)
        if not self._is_ours(path, entry, found):
            return Outcome(path, State.KEPT, "no longer part of the pack, but you changed it")
        try:
            (self.pack / path).unlink(missing_ok=True)
            (self._hidden(MADE) / path).unlink(missing_ok=True)
        except OSError as error:
            self.files[path] = entry
            return Outcome(path, State.FAILED, in_words(error))
        with suppress(OSError):
            (self.pack / path).parent.rmdir()  # only when it is empty
        return Outcome(path, State.REMOVED, "no longer part of the pack")

    def _withdraw(self, entry: Entry) -> None:
        """Take back a new version that is no longer needed, unless the teacher has changed it."""
        offer, entry.offer = entry.offer, None
        if offer and self._found(offer.path) == offer.digest:
            with suppress(OSError):
                (self.pack / offer.path).unlink(missing_ok=True)

    # ---- remembering ------------------------------------------------------------------------------------------------

    def remember(self) -> None:
        """Remember at the end of a build. Raises CannotWrite."""
        try:
            self.save()
        except OSError as error:
            raise CannotWrite(f"cannot write to {self.pack}: {in_words(error)}") from None

    def save(self) -> None:
        """Remember, if there is anything new to remember. Raises OSError."""
        text = dump(self.files)
        if text != self._saved or self._unsaved:
            save(self.pack, text)
            self._saved, self._unsaved = text, False
            if not self._unwritten:  # stopped in the middle of a file: the next build has to know of it
                all_written(self.pack)

    def all_files(self) -> Iterator[str]:
        """The paths of all files that we put into the pack, new versions beside others included."""
        for path, entry in self.files.items():
            yield path
            if entry.offer:
                yield entry.offer.path


def _difference(old: Key, new: Key) -> str:
    """What makes two keys differ, in plain words; empty when they are the same."""
    words = {"content": "the content changed", "theme": "the theme changed", "paper": "the paper changed"}
    words["template"] = "the template changed"
    words["reveal"] = "what waits for a click changed"
    parts = [part for part in new | old if old.get(part) != new.get(part)]
    if not old:
        return "never made before"
    return " and ".join(dict.fromkeys(words.get(part, "lessonpress itself changed") for part in parts))


def _kept(entry: Entry) -> str:
    return "you changed it" if entry.digest else "a file of yours is there"

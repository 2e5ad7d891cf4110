"""Reading the topic of a build: by the notes that the last build left in the pack, where they still hold.

Notes are left only by a build that had nothing to tell: what has problems is read in full every time.
"""

from __future__ import annotations

import os
from pathlib import Path

from lessonpress.resources.reader import Reading, read_topic
from lessonpress.resources.reread import Notes, dumps, loads, notes_of, read_again

from .request import HIDDEN, Request
from .versions import reader_digest


def read(request: Request) -> Reading:
    """The topic as it is now."""
    folder = Path(request.topic)
    return read_again(folder, _notes(request)) or read_topic(folder)


def leave_notes(request: Request, reading: Reading, *, clean: bool) -> None:
    """Note what was read, for the next build; nothing after a build that was not clean. Raises OSError."""
    before = _notes(request)
    notes = notes_of(reading, reader_digest(), before) if clean else Notes()
    if not notes.files:
        _place(request).unlink(missing_ok=True)
    elif notes != before:
        fresh = _place(request).with_suffix(".tmp")
        fresh.write_bytes(dumps(notes))
        os.replace(fresh, _place(request))


def _notes(request: Request) -> Notes:
    try:
        return loads(_place(request).read_bytes(), reader_digest())
    except OSError:
        return Notes()


def _place(request: Request) -> Path:
    return Path(request.pack) / HIDDEN / "notes.msgpack"

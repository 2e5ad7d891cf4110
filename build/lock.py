"""One build at a time in a folder: a lock that the system itself lets go when a build ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class Busy(Exception):
    """Another build is writing into the same folder."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock file `path`, made when it is missing. Raises Busy at once when another process holds it.

    The file stays, empty: a lock that is a file's mere existence would outlive a build that was killed.
    """
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _take(handle)
        yield
    finally:
        os.close(handle)  # lets the lock go


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            raise Busy from None
        except OSError:
            pass  # a drive that knows no locks

else:
    import fcntl

    def _take(handle: int) -> None:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Busy from None
        except OSError:
            pass  # a network drive that knows no locks

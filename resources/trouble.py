"""What the system says when it cannot read or write, in words that help."""

from __future__ import annotations

import errno


def in_words(error: OSError) -> str:
    """Why it did not work, and what may help."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "the disk is full"
    if error.errno == errno.EROFS:
        return "the disk is read-only"
    if isinstance(error, PermissionError):  # Windows refuses so while PowerPoint or Word has the file open
        return (
            "it may not be written: close it if it is open in another program, and see that it is not write-protected"
        )
    if isinstance(error, IsADirectoryError):
        return "there is a folder of that name"
    if isinstance(error, FileExistsError | NotADirectoryError):
        return "there is a file where a folder should be"
    return (error.strerror or str(error)).lower()

"""What stands in the files of pictures besides the picture, taken out without touching a dot."""

from __future__ import annotations

from collections.abc import Iterator

PNG, JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
"""What the files begin with."""
_CHUNKS = (b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND")
"""The chunks of a PNG that make the picture (PNG 3rd edition, 5.6): neither texts nor dates, nor further pictures."""
_APP0, _APP14, _APP15, _COMMENT = 0xE0, 0xEE, 0xEF, 0xFE
_START, _END = 0xDA, 0xD9
_ALONE = (0x01, *range(0xD0, 0xD8))
"""Markers of a JPEG without a length (ITU-T T.81, B.1.1.3), among them those that stand in its data."""


def stripped(data: bytes) -> bytes:
    """The same picture, dot for dot, from a file that Pillow could decode whole, and nothing else."""
    return _png(data) if data.startswith(PNG) else b"".join(_segments(data))


def _png(data: bytes) -> bytes:
    kept, at = [PNG], len(PNG)
    while at + 12 <= len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4], "big")
        if (kind := data[at + 4 : at + 8]) in _CHUNKS:
            kept.append(data[at:end])
        if kind == b"IEND":
            break
        at = end
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[bytes]:
    """What of a JPEG is needed to decode it: no applications' segments but Adobe's, which tells how colours are coded.

    What stands behind its end, such as a second picture or a film, goes too.
    """
    yield data[:2]
    at = 2
    while at + 4 <= len(data):
        while data[at : at + 2] == b"\xff\xff":  # markers may be filled up
            at += 1
        marker = data[at + 1]
        if marker == _END:
            break
        end = at + 2 if marker in _ALONE else at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        end = _scanned(data, end) if marker == _START else end
        if not (_APP0 <= marker <= _APP15 and marker != _APP14) and marker != _COMMENT:
            yield data[at:end]
        at = end
    yield b"\xff\xd9"


def _scanned(data: bytes, at: int) -> int:
    """Where the coded data of a scan ends: at the next marker that is not part of it."""
    while (at := data.find(b"\xff", at)) >= 0 and at + 1 < len(data):
        if data[at + 1] != 0 and data[at + 1] not in _ALONE and data[at + 1] != 0xFF:
            return at
        at += 1
    return len(data)

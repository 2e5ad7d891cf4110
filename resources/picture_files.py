"""The files of pictures made fit to print: decoded to see that they are whole; upright, of a sensible size, in sRGB.

What a file says besides the picture (where and when it was taken, with what, by whom) is left behind. A JPEG or PNG
that needs no turning, is not too large and has the usual colours keeps every one of its dots: only what stands around
them is taken out.
"""

from __future__ import annotations

import io
import re
import warnings
from typing import TYPE_CHECKING

from PIL import Image as Pillow

from .images import UnfitPicture
from .picture_colours import as_shown, unfolded
from .stripping import JPEG, PNG, stripped

if TYPE_CHECKING:
    from PIL.Image import Image as Dots

MOST_DOTS = 60_000_000
"""Dots of a picture before it is decoded: more than any camera of a school has, less than fills a memory."""
QUALITY = 90
"""Of a JPEG that has to be written anew, from 1 to 95."""
_KINDS = {
    b"GIF8": "GIF", b"RIFF": "WebP", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"%PDF": "PDF", b"8BPS": "PSD",
}  # fmt: skip
"""What other kinds of picture begin with."""
_PLAIN = {"JPEG": ("L", "RGB"), "PNG": ("1", "L", "LA", "P", "RGB", "RGBA")}
"""How the dots of a picture may be written that every format shows alike."""
_ORIENTATION, _UPRIGHT = 0x0112, 1
"""What EXIF calls the way a picture was held, and what it says of most."""
_TURNS = {
    2: Pillow.Transpose.FLIP_LEFT_RIGHT,
    3: Pillow.Transpose.ROTATE_180,
    4: Pillow.Transpose.FLIP_TOP_BOTTOM,
    5: Pillow.Transpose.TRANSPOSE,
    6: Pillow.Transpose.ROTATE_270,
    7: Pillow.Transpose.TRANSVERSE,
    8: Pillow.Transpose.ROTATE_90,
}
"""How the others come to stand upright (EXIF 2.32, 4.6.4)."""


def cleaned(data: bytes, name: str, side: int) -> tuple[bytes, tuple[int, int]]:
    """A PNG or a JPEG of the picture, its longer side at most `side` dots, and its size. Raises UnfitPicture."""
    if data.startswith((PNG, JPEG)):
        return _photograph(data, name, side)
    if re.match(rb"(\xef\xbb\xbf)?\s*<", data):
        from .drawn_svg import drawn

        return _photograph(drawn(data, name, side), name, side)
    raise _other(data, name)


def in_grey(data: bytes) -> bytes:
    """The same picture without colour."""
    with Pillow.open(io.BytesIO(data)) as opened:
        return _written(opened.convert("LA" if opened.has_transparency_data else "L"), str(opened.format))


def _other(data: bytes, name: str) -> UnfitPicture:
    """Why something that is no PNG, JPEG or SVG is no use."""
    kind = next((kind for begin, kind in _KINDS.items() if data.startswith(begin)), "")
    kind = "HEIC" if data[4:8] == b"ftyp" else kind
    return UnfitPicture(f"'{name}' is {f'a {kind} picture' if kind else 'no picture'}", "save it as PNG or JPEG")


def _photograph(data: bytes, name: str, side: int) -> tuple[bytes, tuple[int, int]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns of what is refused here
        try:
            with Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
                _check_size(opened.size, name)
                opened.load()  # as it came: what has been taken apart and put together looks whole
                return _fit(opened, data, opened.getexif().get(_ORIENTATION, _UPRIGHT), side)
        except Pillow.DecompressionBombError:
            raise UnfitPicture(f"'{name}' has far too many dots", "save it smaller") from None
        except UnfitPicture:
            raise
        except Exception:  # what a broken file makes of a decoder has many names
            hint = "it may be broken or cut off: open it in a picture program, and save it anew"
            raise UnfitPicture(f"'{name}' cannot be read as a picture", hint) from None


def _check_size(size: tuple[int, int], name: str) -> None:
    if size[0] * size[1] > MOST_DOTS:
        message = f"'{name}' has {size[0]} × {size[1]} dots, more than {MOST_DOTS // 1_000_000} million"
        raise UnfitPicture(message, "save it smaller")


def _fit(opened: Dots, data: bytes, turned: int, side: int) -> tuple[bytes, tuple[int, int]]:
    """The picture alone: what stands around it taken out, or written anew if it must be."""
    kind, dots = "PNG" if data.startswith(PNG) else "JPEG", as_shown(opened)  # Pillow calls some JPEGs MPO
    if dots is opened and turned not in _TURNS and max(dots.size) <= side and dots.mode in _PLAIN[kind]:
        return _whole(stripped(data)), dots.size
    dots = dots.transpose(_TURNS[turned]) if turned in _TURNS else dots
    if dots.mode not in ("L", "LA", "RGB", "RGBA"):
        dots = unfolded(dots)
    dots.thumbnail((side, side), Pillow.Resampling.LANCZOS)
    return _written(dots, kind), dots.size


def _whole(data: bytes) -> bytes:
    """The same data, decoded to see that nothing is missing."""
    with Pillow.open(io.BytesIO(data), formats=("PNG", "JPEG")) as opened:
        opened.load()
    return data


def _written(dots: Dots, kind: str) -> bytes:
    """The dots alone as a file."""
    bare = Pillow.frombytes(dots.mode, dots.size, dots.tobytes())
    out = io.BytesIO()
    if kind == "PNG":
        bare.save(out, "PNG")
    else:
        bare.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()

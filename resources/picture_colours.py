"""The colours of a picture as a screen shows them: of 8 bits, and meant as sRGB, which is what every format takes."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image as Pillow
from PIL import ImageCms
from PIL.Image import Image as Dots

_NEAR = 2
"""Colours that differ by so much of 255 look the same: most profiles are of sRGB, under some name or other."""


def as_shown(dots: Dots) -> Dots:
    """The picture in grey or sRGB; itself where it is already. A profile that cannot be understood is left out."""
    if dots.mode.startswith("I"):  # PNG, of 16 bits: "I;16"
        dots = dots.point(lambda value: value / 256).convert("L")
    try:
        return _in_srgb(dots, dots.info.get("icc_profile"))
    except Exception:  # what a broken profile makes of its reader has many names
        return dots


def _in_srgb(dots: Dots, written: bytes | None) -> Dots:
    if not written or dots.mode == "1":
        return dots
    if dots.mode == "P":
        whole = unfolded(dots)
        shown = _in_srgb(whole, written)
        return dots if shown is whole else shown
    if dots.mode == "LA":
        grey = dots.getchannel("L")
        shown = _in_srgb(grey, written)
        return dots if shown is grey else Pillow.merge("LA", (shown, dots.getchannel("A")))
    profile = ImageCms.ImageCmsProfile(io.BytesIO(written))
    if dots.mode != "CMYK" and _is_near(profile, dots.mode):
        return dots
    shown = _converted(dots, profile)
    return shown.convert("L") if dots.mode == "L" else shown


def unfolded(dots: Dots) -> Dots:
    """A picture of any other mode in red, green and blue."""
    return dots.convert("RGBA" if dots.has_transparency_data else "RGB")


def _converted(dots: Dots, profile: ImageCms.ImageCmsProfile) -> Dots:
    mode = "RGBA" if dots.mode == "RGBA" else "RGB"
    shown = ImageCms.profileToProfile(dots, profile, _srgb(), outputMode=mode)
    assert shown is not None  # it is only where the picture itself is changed
    return shown


def _is_near(profile: ImageCms.ImageCmsProfile, mode: str) -> bool:
    """Whether sample colours look as they would in sRGB."""
    levels = range(0, 256, 51)
    samples = Pillow.new("RGB", (len(levels) ** 3, 1))
    samples.putdata([(red, green, blue) for red in levels for green in levels for blue in levels])
    samples = samples.convert(mode)
    there, here = _converted(samples, profile).convert("RGB").tobytes(), samples.convert("RGB").tobytes()
    return all(abs(one - other) <= _NEAR for one, other in zip(there, here, strict=True))


@cache
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))

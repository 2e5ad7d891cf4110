"""Files of pictures: whole, upright, of a sensible size, and with nothing in them but the picture."""

import io
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image as Pillow
from PIL import ImageCms

from lessonpress.resources import drawn_svg
from lessonpress.resources.images import UnfitPicture
from lessonpress.resources.picture_files import MOST_DOTS, cleaned
from lessonpress.resources.stripping import PNG

from ..images import SECRET, dots, drawn, photograph, profile, svg


def opened(data: bytes) -> Pillow.Image:
    made = Pillow.open(io.BytesIO(data))
    made.load()
    return made


def saved(kind: str, mode: str = "RGB", **how: object) -> bytes:
    out = io.BytesIO()
    dots(mode=mode).save(out, kind, **how)
    return out.getvalue()


@pytest.mark.parametrize("data", [photograph(), drawn(), drawn(mode="RGBA"), drawn(mode="P")])
def test_what_is_seen_stays_dot_for_dot_and_what_is_told_goes(data: bytes) -> None:
    clean, size = cleaned(data, "a", 100)
    assert size == (60, 80)
    assert opened(clean).tobytes() == opened(data).tobytes()
    assert SECRET.encode() in data and SECRET.encode() not in clean
    assert not opened(clean).info.keys() & {"exif", "comment", "icc_profile", "Comment", "xmp"}
    assert cleaned(clean, "a", 100)[0] == clean


@pytest.mark.parametrize("held", range(2, 9))
def test_a_picture_stands_upright_and_does_not_tell_where_it_was_taken(held: int) -> None:
    data, size = cleaned(photograph(turned=held), "a", 100)
    found = opened(data)
    assert size == found.size == ((80, 60) if held > 4 else (60, 80))
    assert not found.getexif()
    assert SECRET.encode() not in data and b"Exif" not in data


def test_the_way_a_camera_was_held_is_heeded() -> None:
    upper, left = (opened(cleaned(photograph(turned=held), "a", 100)[0]) for held in (3, 6))
    assert upper.getpixel((10, 10))[2] > 150  # type: ignore[index]  # blue was below
    assert left.getpixel((75, 50))[0] > 150  # type: ignore[index]  # red was above, and is now on the right


@pytest.mark.parametrize("data", [photograph(600, 800), drawn(600, 800), drawn(600, 800, "P"), drawn(600, 800, "RGBA")])
def test_one_that_is_too_large_is_made_smaller(data: bytes) -> None:
    clean, size = cleaned(data, "a", 200)
    assert size == opened(clean).size == (150, 200)
    assert opened(clean).format == opened(data).format
    assert SECRET.encode() not in clean


@pytest.mark.parametrize("kind", ["GIF", "WebP", "BMP", "TIFF", "PDF"])
def test_other_kinds_are_called_by_their_names(kind: str) -> None:
    with pytest.raises(UnfitPicture, match=f"'a' is a {kind} picture") as refused:
        cleaned(saved(kind), "a", 100)
    assert refused.value.args[1] == "save it as PNG or JPEG"


def test_so_is_one_from_a_telephone() -> None:
    with pytest.raises(UnfitPicture, match="'a' is a HEIC picture"):
        cleaned(b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "a", 100)


def test_colours_of_a_printing_press_become_those_of_a_screen() -> None:
    assert opened(cleaned(saved("JPEG", "CMYK"), "a", 100)[0]).mode == "RGB"


@pytest.mark.parametrize(("side", "size"), [(100, (60, 80)), (40, (30, 40))])
def test_of_a_telephones_pictures_in_one_file_the_first_is_taken(side: int, size: tuple[int, int]) -> None:
    out = io.BytesIO()
    dots().save(out, "MPO", save_all=True, append_images=[dots(90, 90)])
    assert opened(out.getvalue()).format == "MPO"
    clean, found = cleaned(out.getvalue(), "a", side)
    assert found == opened(clean).size == size and opened(clean).format == "JPEG"


def test_a_scan_of_16_bits_keeps_its_greys() -> None:
    greys, out = [0, 0x2000, 0x8000, 0xC080, 0xFFFF], io.BytesIO()
    Pillow.frombytes("I;16", (5, 1), b"".join(grey.to_bytes(2, "little") for grey in greys)).save(out, "PNG")
    assert opened(out.getvalue()).mode == "I;16"
    found = opened(cleaned(out.getvalue(), "a", 100)[0])
    assert (found.mode, found.tobytes()) == ("L", bytes(grey >> 8 for grey in greys))


SRGB = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SWAPPED = SRGB.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
"""A profile in which the number for red means blue."""
DARKER = profile("GRAY", "kTRC", b"curv" + bytes(4) + (1).to_bytes(4, "big") + (4 * 256).to_bytes(2, "big") + bytes(2))
"""A profile in which greys are darker: of gamma 4."""
_UNITS = b"".join((65536 if n % 4 == 0 else 0).to_bytes(4, "big") for n in range(9))
_STEPS = bytes(range(256))
_WHITE, _RED, _BLACK = (255, 128, 128), (128, 190, 170), (0, 128, 128)
_INKS = b"".join(bytes(_BLACK if n % 2 else _RED if n else _WHITE) for n in range(16))
RED = profile("CMYK", "A2B0", b"mft1" + bytes(4) + bytes((4, 3, 2, 0)) + _UNITS + _STEPS * 4 + _INKS + _STEPS * 3)
"""A profile of a press on which all inks but black are red."""


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P"])
def test_colours_are_those_that_the_profile_means(mode: str) -> None:
    found = opened(cleaned(saved("PNG", mode, icc_profile=SWAPPED), "a", 100)[0]).convert("RGB")
    red, blue = found.getpixel((40, 10)), found.getpixel((40, 70))
    assert isinstance(red, tuple) and red[2] > 150 > 100 > red[0]
    assert isinstance(blue, tuple) and blue[0] > 150 > 100 > blue[2]


@pytest.mark.parametrize(("kind", "mode"), [("JPEG", "L"), ("PNG", "LA")])
def test_greys_are_those_that_the_profile_means(kind: str, mode: str) -> None:
    data = saved(kind, mode, icc_profile=DARKER)
    found = opened(cleaned(data, "a", 100)[0])
    before, after = (picture.getchannel(0).getpixel((40, 10)) for picture in (opened(data), found))
    assert found.mode == mode and isinstance(before, int) and isinstance(after, int) and after < before - 20


def test_inks_are_those_that_the_profile_means() -> None:
    found = opened(cleaned(saved("JPEG", "CMYK", icc_profile=RED), "a", 100)[0])
    for place in ((5, 5), (40, 10), (40, 70)):
        colour = found.getpixel(place)
        assert isinstance(colour, tuple) and len(colour) == 3 and colour[0] > 150 > 100 > colour[1]


@pytest.mark.parametrize("said", [SRGB, DARKER, b"none", SWAPPED[:300]])
def test_a_profile_that_says_nothing_new_or_nonsense_changes_no_dot(said: bytes) -> None:
    for data in (saved("JPEG", icc_profile=said, quality=95), saved("PNG", "P", icc_profile=said)):
        clean = cleaned(data, "a", 100)[0]
        assert opened(clean).tobytes() == opened(data).tobytes()
        assert "icc_profile" not in opened(clean).info


@pytest.mark.parametrize(
    "data",
    [
        photograph().removesuffix(SECRET.encode()),
        drawn(),
        saved("JPEG"),
        saved("JPEG", progressive=True),
        saved("JPEG", "CMYK"),
        saved("PNG"),
    ],
)
@given(part=st.floats(0, 1, exclude_max=True))
@settings(max_examples=60, deadline=None)
def test_one_that_is_cut_off_is_told(data: bytes, part: float) -> None:
    """Unless nothing is cut off but what stands behind the picture."""
    cut = data[: 8 + int((len(data) - 8) * part)]
    try:
        clean = cleaned(cut, "a", 100)[0]
    except UnfitPicture as told:
        assert told.args[0] == "'a' cannot be read as a picture"
    else:
        assert data.startswith(PNG) and len(cut) >= len(data) - 20
        assert opened(clean).tobytes() == opened(data).tobytes()


@given(place=st.integers(8, 2000), byte=st.integers(0, 255))
@settings(max_examples=100, deadline=None)
def test_whatever_is_broken_is_a_picture_or_told(place: int, byte: int) -> None:
    for data in (photograph(), drawn()):
        spoilt = data[:place] + bytes([byte]) + data[place + 1 :]
        try:
            clean, size = cleaned(spoilt, "a", 100)
        except UnfitPicture:
            continue
        assert opened(clean).size == size


@pytest.mark.parametrize("side", [8000, 30000, 2**31 - 1])
def test_a_bomb_is_refused_before_it_is_unpacked(side: int) -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")

    head = side.to_bytes(4, "big") * 2 + bytes((8, 2, 0, 0, 0))
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99)) + chunk(b"IEND", b"")
    assert side * side > MOST_DOTS
    with pytest.raises(UnfitPicture, match=r"far too many dots|more than 60 million") as refused:
        cleaned(bomb, "a", 100)
    assert refused.value.args[1] == "save it smaller"


# ---- drawings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", ['viewBox="0 0 30 20"', 'width="3mm" height="2mm"', 'width="3000" height="2000"'])
def test_a_drawing_becomes_a_png(size: str) -> None:
    data, found = cleaned(b"\xef\xbb\xbf" + svg(attributes=size), "a", 300)
    assert found == (300, 200)
    assert opened(data).format == "PNG"
    assert cleaned(svg(attributes=size), "a", 300)[0] == data


@pytest.mark.parametrize(
    "inside",
    [
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:onlypage="true" i:onload="x"/>',
        '<g xmlns:i="http://www.inkscape.org/namespaces/inkscape"><i:grid onload="x" only_selected="1"/></g>',
        '<g only_selected="1" on="1"/>',
    ],
)
def test_what_a_drawing_program_notes_for_itself_is_no_script(inside: str) -> None:
    plain = cleaned(svg(), "a", 30)[0]
    assert cleaned(svg('<rect width="30" height="20" fill="#c00"/>' + inside), "a", 30)[0] == plain


def test_a_drawing_may_point_to_its_own_parts() -> None:
    inside = '<defs><rect id="r" width="30" height="20"/></defs><use href="#r" fill="url(#none) #c00"/>'
    assert opened(cleaned(svg(inside), "a", 30)[0]).getpixel((15, 10)) == (204, 0, 0, 255)


@pytest.mark.parametrize(
    ("inside", "what"),
    [
        ("<script>alert(1)</script>", "scripts"),
        ('<g onload="alert(1)"/>', "scripts"),
        ("<foreignObject/>", "pages"),
        ('<image href="data:image/png;base64,iVBOR"/>', "other pictures"),
        ("<text>Lenin</text>", "letters"),
        ('<use href="file:///etc/passwd"/>', "addresses of other files"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="other.svg#a"/>', "addresses of other files"),
        ("<rect style=\"fill: url( 'http://example.org/a')\"/>", "addresses of other files"),
        ("<style>@import 'other.css';</style>", "addresses of other files"),
    ],
)
def test_a_drawing_that_fetches_or_runs_anything_is_refused(inside: str, what: str) -> None:
    with pytest.raises(UnfitPicture, match=f"the drawing 'a' holds {what}, which a picture may not"):
        cleaned(svg(inside), "a", 100)


def _use(number: int) -> str:
    return f"<use href='#a{number}'/>"


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE svg [<!ENTITY a 'b'>]>" + svg(),
        b'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + svg("<desc>&a;</desc>"),
        b"<svg",
        b"<html/>",
        svg("<g>" * 500 + "</g>" * 500),
        svg("<rect id='a0'/>" + "".join(f"<g id='a{n}'>{_use(n - 1) * 10}</g>" for n in range(1, 10))),
    ],
)
def test_other_tricks_are_refused_too(data: bytes) -> None:
    with pytest.raises(UnfitPicture):
        cleaned(data, "a", 100)


def test_a_drawing_without_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn_svg, "SECONDS", 1)
    endless = '<filter id="f"><feTurbulence baseFrequency="5" numOctaves="1000000000"/></filter>'
    with pytest.raises(UnfitPicture, match="the drawing 'a' cannot be drawn"):
        cleaned(svg(endless + '<rect width="30" height="20" filter="url(#f)"/>'), "a", 100)


def test_one_that_brings_its_process_down_brings_down_no_other() -> None:
    deep = '<g opacity="0.9">' * 250 + '<rect width="9" height="9"/>' + "</g>" * 250
    greedy = (
        '<pattern id="p" width="1e6" height="1e6" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern>'
    )
    for inside in (deep, greedy + '<rect width="30" height="20" fill="url(#p)"/>'):
        try:
            cleaned(svg(inside), "a", 100)
        except UnfitPicture as told:
            assert told.args[0] == "the drawing 'a' cannot be drawn"

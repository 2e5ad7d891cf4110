"""A pack without colour: the pictures of a topic in grey. What else has colour has it from the theme."""

from __future__ import annotations

import io

from msgspec.structs import replace

from lessonpress.resources.topic import Topic


def in_grey(topic: Topic) -> Topic:
    """The topic with its pictures in grey; a picture that cannot be read stays as it is, and is told elsewhere."""
    return replace(topic, pictures={name: _grey(data) for name, data in topic.pictures.items()})


def _grey(data: bytes) -> bytes:
    from PIL import Image, UnidentifiedImageError  # heavy, and most topics have no pictures

    try:
        with Image.open(io.BytesIO(data)) as picture:
            plain = picture.convert("LA" if "A" in picture.getbands() else "L")
    except (UnidentifiedImageError, OSError, ValueError):
        return data
    out = io.BytesIO()
    plain.save(out, "PNG")
    return out.getvalue()

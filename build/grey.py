"""A pack without colour: the pictures of a topic in grey. What else has colour has it from the theme."""

from __future__ import annotations

from msgspec.structs import replace

from lessonpress.resources.images import Image, digest_of_image
from lessonpress.resources.topic import Topic


def in_grey(topic: Topic) -> Topic:
    """The topic with its pictures in grey."""
    return replace(topic, pictures={name: _grey(image) for name, image in topic.pictures.items()})


def _grey(image: Image) -> Image:
    from lessonpress.resources import picture_files  # loads Pillow, and most topics have no pictures

    data = picture_files.in_grey(image.data)
    return replace(image, data=data, digest=digest_of_image(data))

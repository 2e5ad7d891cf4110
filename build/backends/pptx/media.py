"""The package that a presentation is: free names for its parts, and each picture in it once."""

from __future__ import annotations

import re
from collections.abc import Callable
from hashlib import blake2b
from itertools import count
from typing import Any

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.packuri import PackURI
from pptx.parts.image import ImagePart

AddPicture = Callable[[bytes], str]
"""Keeps a picture in the package and gives the id of the relationship to it."""
_KINDS = {b"\x89PNG": ("png", "image/png"), b"\xff\xd8\xff\xe0": ("jpg", "image/jpeg")}


class Media:
    """Names the parts of a package by counting on, where python-pptx looks through all parts for every new one."""

    def __init__(self, package: Any) -> None:
        self.package = package
        self._pictures: dict[bytes, Any] = {}
        self._counts: dict[str, count[int]] = {}
        self._taken = [str(part.partname) for part in package.iter_parts()]
        package.next_partname = self._next

    def adding_to(self, slide: Any) -> AddPicture:
        """Keeps pictures in the package and relates the slide to them."""

        def add(data: bytes) -> str:
            digest = blake2b(data, digest_size=16).digest()
            if digest not in self._pictures:
                self._pictures[digest] = self._picture(data)
            return str(slide.relate_to(self._pictures[digest], RELATIONSHIP_TYPE.IMAGE))

        return add

    def _picture(self, data: bytes) -> Any:
        ending, kind = next((k for magic, k in _KINDS.items() if data.startswith(magic[:3])), _KINDS[b"\x89PNG"])
        name = PackURI(f"{self._next('/ppt/media/image%d')}.{ending}")
        return ImagePart(name, kind, self.package, data)

    def _next(self, pattern: str) -> Any:
        if pattern not in self._counts:
            shape = re.compile(re.escape(pattern.partition("%d")[0]) + r"(\d+)")
            numbers = [int(found[1]) for found in map(shape.match, self._taken) if found]
            self._counts[pattern] = count(max(numbers, default=0) + 1)
        return PackURI(pattern % next(self._counts[pattern]))

"""What all parts of a topic have in common: items, ids, and for whom something is."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, ClassVar

from msgspec import Meta, Struct

from .markup import Statement

Id = Annotated[
    str, Meta(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="a short word: small letters, digits, hyphens")
]


def _refers(*sections: str) -> Any:
    return Meta(description="id of " + " or ".join(sections), extra={"refers_to": sections})


PersonId = Annotated[str, _refers("people")]
EventId = Annotated[str, _refers("events")]
AllianceId = Annotated[str, _refers("alliances")]
PhaseId = Annotated[str, _refers("phases")]
BodyId = Annotated[str, _refers("bodies")]
SourceId = Annotated[str, _refers("sources")]
FactorId = Annotated[str, _refers("factors")]
FigureId = Annotated[str, _refers("figures")]
ConflictId = Annotated[str, _refers("conflicts")]
QuestionId = Annotated[str, _refers("questions")]
PolicyId = Annotated[str, _refers("policies")]
EssayId = Annotated[str, _refers("essays")]
LessonId = Annotated[str, _refers("lessons")]
MaterialId = Annotated[str, _refers("materials")]
AnyId = Annotated[str, _refers("people", "events", "alliances", "terms", "factors", "figures", "phases", "policies")]
SaidId = Annotated[
    str,
    _refers(
        "people", "events", "alliances", "phases", "bodies", "terms", "factors", "policies", "conflicts", "questions",
        "figures", "essays",
    ),
]  # fmt: skip
Texts = tuple[Statement, ...]


def _key(name: str) -> str:
    return name.rstrip("_").replace("_", "-")


class Item(Struct, frozen=True, forbid_unknown_fields=True, rename=_key):
    """Something that the source says in a mapping of its own."""

    FORM: ClassVar[str] = ""
    """How it is written, for those who wrote it otherwise, where a list of its keys does not say enough."""


class Level(StrEnum):
    """For whom: more help, the middle of the class, more to think about."""

    SUPPORT = "support"
    CORE = "core"
    CHALLENGE = "challenge"

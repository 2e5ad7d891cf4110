"""Ids that only options ask for; like those of `topic.py`, they say which section they may name, and are checked."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

SideId = Annotated[str, Meta(description="id of people or alliances", extra={"refers_to": ("people", "alliances")})]
ClaimedId = Annotated[str, Meta(description="id of claims or events", extra={"refers_to": ("claims", "events")})]
PairId = Annotated[
    str,
    Meta(
        description="id of people, terms, alliances or events",
        extra={"refers_to": ("people", "terms", "alliances", "events")},
    ),
]
TermId = Annotated[str, Meta(description="id of terms", extra={"refers_to": ("terms",)})]
WordId = Annotated[str, Meta(description="id of terms or people", extra={"refers_to": ("terms", "people")})]

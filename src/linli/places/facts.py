from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class CommunityFounded(Fact):
    matter: ClassVar[str] = "community"
    community_id: int


@dataclass(frozen=True, kw_only=True)
class PlacesRegistered(Fact):
    """Places or dwellings came onto the register together, by hand or from a file."""

    matter: ClassVar[str] = "community"
    community_id: int
    noun: str
    count: int

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class PhotoKept(Fact):
    matter: ClassVar[str] = "photo"
    photo_id: int


@dataclass(frozen=True, kw_only=True)
class PhotoPublished(Fact):
    """Somebody looked for faces and number plates, found none unblurred, and made it public."""

    matter: ClassVar[str] = "photo"
    photo_id: int

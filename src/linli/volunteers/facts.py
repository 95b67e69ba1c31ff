from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from linli.journal.facts import Fact


@dataclass(frozen=True, kw_only=True)
class TrainingHeld(Fact):
    matter: ClassVar[str] = "team"
    team_id: int
    training_id: int
    attendees: int

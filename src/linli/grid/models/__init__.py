"""The nouns of grid management."""

from linli.grid.models.cases import (
    ENDED,
    Case,
    Category,
    ReportChannel,
    State,
    Step,
    StepKind,
)
from linli.grid.models.directory import Contact
from linli.grid.models.photos import CasePhoto
from linli.grid.models.rectifications import Rectification
from linli.grid.models.rounds import Patrol, PatrolStop, Visit, VisitCampaign

__all__ = [
    "ENDED",
    "Case",
    "CasePhoto",
    "Category",
    "Contact",
    "Patrol",
    "PatrolStop",
    "Rectification",
    "ReportChannel",
    "State",
    "Step",
    "StepKind",
    "Visit",
    "VisitCampaign",
]

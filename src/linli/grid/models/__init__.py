"""The nouns of grid management."""

from linli.grid.models.care import CarePlan
from linli.grid.models.cases import (
    ENDED,
    Case,
    Category,
    Level,
    ReportChannel,
    State,
    Step,
    StepKind,
)
from linli.grid.models.directory import Contact
from linli.grid.models.duties import Duty, DutyKind, Handing, Whistle
from linli.grid.models.handdowns import Handdown, HanddownMapping
from linli.grid.models.neighbours import MeToo, Recurrence
from linli.grid.models.photos import CasePhoto
from linli.grid.models.rectifications import Rectification
from linli.grid.models.rounds import Patrol, PatrolStop, StopPhoto, Visit, VisitCampaign
from linli.grid.models.sharing import CaseShare

__all__ = [
    "ENDED",
    "CarePlan",
    "Case",
    "CasePhoto",
    "CaseShare",
    "Category",
    "Contact",
    "Duty",
    "DutyKind",
    "Handdown",
    "HanddownMapping",
    "Handing",
    "Level",
    "MeToo",
    "Patrol",
    "PatrolStop",
    "Rectification",
    "Recurrence",
    "ReportChannel",
    "State",
    "Step",
    "StepKind",
    "StopPhoto",
    "Visit",
    "VisitCampaign",
    "Whistle",
]

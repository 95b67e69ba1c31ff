"""The nouns of volunteering."""

from linli.volunteers.models.services import HomeVisit, Series, Session, SessionService, Skill
from linli.volunteers.models.shifts import Availability, Post, Shift
from linli.volunteers.models.trainings import Training

__all__ = [
    "Availability",
    "HomeVisit",
    "Post",
    "Series",
    "Session",
    "SessionService",
    "Shift",
    "Skill",
    "Training",
]

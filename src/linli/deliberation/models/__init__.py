from linli.deliberation.models.groups import Group, GroupIssue, GroupMember
from linli.deliberation.models.meetings import (
    AgendaItem,
    Attendance,
    Meeting,
    MinutesAnswer,
    SignIn,
    Speaker,
    StakeholderKind,
)
from linli.deliberation.models.plans import OwnersMatter, Plan
from linli.deliberation.models.polls import Poll, PollAnswer
from linli.deliberation.models.projects import Hearing, Project, RequiredKind
from linli.deliberation.models.resolutions import Commitment, Resolution

__all__ = [
    "AgendaItem",
    "Attendance",
    "Commitment",
    "Group",
    "GroupIssue",
    "GroupMember",
    "Hearing",
    "Meeting",
    "MinutesAnswer",
    "OwnersMatter",
    "Plan",
    "Poll",
    "PollAnswer",
    "Project",
    "RequiredKind",
    "Resolution",
    "SignIn",
    "Speaker",
    "StakeholderKind",
]

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from linli.core.figures import percent
from linli.core.time import day_of
from linli.grid.models import Case, Contact, ReportChannel, Step, StepKind
from linli.insight.figures.rounds import rectifications, rounds
from linli.places.models import Community


@dataclass
class _Story:
    """What happened to one case until the moment, as far as the figures ask."""

    code: str
    channel: str
    category: str
    anonymous: bool
    reported_at: datetime
    kinds: list[str] = field(default_factory=list)
    done_at: datetime | None = None

    @property
    def rejected(self) -> bool:
        return StepKind.REJECTED in self.kinds

    @property
    def merged(self) -> bool:
        return StepKind.MERGED in self.kinds and not self.rejected

    @property
    def closed(self) -> bool:
        turns = [k for k in self.kinds if k in (StepKind.CLOSED, StepKind.REOPENED)]
        return bool(turns) and turns[-1] == StepKind.CLOSED

    def solved_within(self, target: timedelta) -> bool:
        return self.done_at is not None and self.done_at - self.reported_at <= target


def grid(community: Community, as_of: datetime) -> dict[str, Any]:
    """How problems came in and what became of them."""
    stories = _stories(community, as_of)
    problems = [s for s in stories if not s.rejected and not s.merged]
    closed = [s for s in problems if s.closed]
    in_grid = [s for s in closed if StepKind.ESCALATED not in s.kinds]
    by_patrol = [s for s in problems if s.channel == ReportChannel.GRID_PATROL]
    target = timedelta(hours=community.thresholds.repair_target_hours)
    return {
        "cases_reported": len(stories),
        "cases_rejected": sum(s.rejected for s in stories),
        "cases_merged": sum(s.merged for s in stories),
        "problems": len(problems),
        "problems_closed": len(closed),
        "problems_open": len(problems) - len(closed),
        "problems_escalated": sum(StepKind.ESCALATED in s.kinds for s in problems),
        "problems_reopened": sum(StepKind.REOPENED in s.kinds for s in problems),
        "solved_in_grid": len(in_grid),
        "in_grid_resolution_pct": percent(len(in_grid), len(closed)),
        "found_by_patrol": len(by_patrol),
        "proactive_discovery_pct": percent(len(by_patrol), len(problems)),
        "closed_within_target_hours": sum(s.solved_within(target) for s in closed),
        "anonymous_reports": sum(s.anonymous for s in stories),
        "problems_by_category": dict(sorted(Counter(s.category for s in problems).items())),
        "most_reported": _most_reported(community, as_of),
        "contact_calls": sum(s.kinds.count(StepKind.CONTACTED) for s in stories),
        **_directory(community, as_of),
        **rounds(community, as_of),
        **rectifications(community, as_of),
    }


def _stories(community: Community, as_of: datetime) -> list[_Story]:
    cases = Case.objects.of(community).filter(reported_at__lte=as_of).order_by("code")
    stories = {
        pk: _Story(code, channel, category, reporter is None, reported_at)
        for pk, code, channel, category, reporter, reported_at in cases.values_list(
            "pk", "code", "channel", "category__code", "reporter", "reported_at"
        )
    }
    steps = Step.objects.of(community).filter(at__lte=as_of).order_by("at", "id")
    for case, kind, at in steps.values_list("case", "kind", "at"):
        stories[case].kinds.append(kind)
        if kind == StepKind.WORK_DONE:
            stories[case].done_at = at
    return list(stories.values())


def _most_reported(community: Community, as_of: datetime) -> dict[str, Any] | None:
    merged = (
        Case.objects.of(community)
        .filter(merged_into__isnull=False, steps__kind=StepKind.MERGED, steps__at__lte=as_of)
        .values_list("merged_into__code", "pk")
        .distinct()
    )
    counts = Counter(code for code, _ in merged)
    if not counts:
        return None
    code, joined = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return {"case_id": code, "reports": joined + 1}


def _directory(community: Community, as_of: datetime) -> dict[str, Any]:
    contacts = Contact.objects.of(community)
    oldest = day_of(as_of) - timedelta(days=community.thresholds.stale_contact_days)
    stale = contacts.filter(verified_on__lt=oldest).values_list("code", flat=True)
    return {"directory_contacts": contacts.count(), "directory_stale": sorted(stale)}

"""Reads about teams and what they learn."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from linli.people.models import Appointment, Team
from linli.people.roles import Role
from linli.places.models import Community
from linli.volunteers.models import Training
from linli.volunteers.quarters import Standing, standings


@dataclass(frozen=True, kw_only=True)
class Quarter:
    """A quarter of a year (1 to 4), how its training stands, and what was held."""

    number: int
    standing: Standing
    trainings: list[Training]


def watch_teams(community: Community) -> list[Team]:
    """The neighbourhood watch, the oldest first."""
    teams = Team.objects.of(community).filter(kind=Team.Kind.NEIGHBOURHOOD_WATCH)
    return list(teams.order_by("founded_on", "code"))


def watch_members(community: Community, day: date) -> int:
    """How many people keep watch on a day; whoever is in two teams counts once."""
    held = Appointment.objects.of(community).running(day)
    members = held.filter(role=Role.NEIGHBOURHOOD_WATCH_MEMBER)
    return members.values("person").distinct().count()


def watch_quarters(community: Community, year: int, today: date) -> list[Quarter]:
    """The trainings of the watch in a year, quarter by quarter."""
    held = Training.objects.of(community).filter(
        team__kind=Team.Kind.NEIGHBOURHOOD_WATCH, held_on__year=year, held_on__lte=today
    )
    trainings = list(held.select_related("trainer", "team").order_by("held_on", "pk"))
    standing = standings([one.held_on for one in trainings], year, today)
    return [
        Quarter(
            number=number,
            standing=standing[number - 1],
            trainings=[one for one in trainings if one.quarter == number],
        )
        for number in (1, 2, 3, 4)
    ]


def watch_years(community: Community, today: date) -> list[int]:
    """The years of which there is something to show, this one first."""
    first = min((team.founded_on.year for team in watch_teams(community)), default=today.year)
    return list(range(today.year, first - 1, -1))

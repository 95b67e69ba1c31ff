from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.core.words import one_line
from linli.journal.by import By
from linli.journal.record import action, record
from linli.people.actions.register import keep_register, named, record_batch
from linli.people.facts import Appointed, AppointmentEnded, TeamFounded
from linli.people.models import Appointment, Person, Team
from linli.people.roles import Role
from linli.places.codes import complete_codes
from linli.places.models import Place


@dataclass(frozen=True, kw_only=True)
class AppointmentRow:
    """One appointment for the register; person, place and team are codes."""

    person: str
    role: str
    since: date
    until: date | None = None
    place: str = ""
    team: str = ""
    code: str = ""


@action
def found_team(
    *, name: str, kind: str, founded_on: date, by: By, at: datetime, code: str = ""
) -> Team:
    """A team of volunteers or of the neighbourhood watch."""
    keep_register(by, at)
    [code] = complete_codes(Team, by.community_id, "T", [code])
    team = Team.objects.create(
        community_id=by.community_id,
        code=code,
        name=one_line(name),
        kind=Team.Kind(kind),
        founded_on=founded_on,
    )
    record(TeamFounded(team_id=team.pk), by=by, at=at)
    return team


@action
def appoint(
    *,
    person: Person,
    role: Role,
    since: date,
    by: By,
    at: datetime,
    until: date | None = None,
    place: Place | None = None,
    team: Team | None = None,
    code: str = "",
) -> Appointment:
    """A role for a person in the whole community, in a place or in a team; `until` inclusive."""
    keep_register(by, at, person, place, team)
    [code] = complete_codes(Appointment, by.community_id, "A", [code])
    appointment = Appointment.objects.create(
        community_id=by.community_id,
        code=code,
        person=person,
        role=role,
        place=place,
        team=team,
        since=since,
        until=until,
    )
    fact = Appointed(person_id=person.pk, appointment_id=appointment.pk, role=role)
    record(fact, by=by, at=at)
    return appointment


@action
def appoint_many(*, rows: Iterable[AppointmentRow], by: By, at: datetime) -> list[Appointment]:
    """Many appointments, as from a file: all of them or none."""
    keep_register(by, at)
    batch = list(rows)
    people = {person.code: person for person in Person.objects.of(by.community_id)}
    places = {place.code: place for place in Place.objects.of(by.community_id)}
    teams = {team.code: team for team in Team.objects.of(by.community_id)}
    codes = complete_codes(Appointment, by.community_id, "A", [row.code for row in batch])
    appointments = [
        Appointment(
            community_id=by.community_id,
            code=code,
            person=named(row.person, people),
            role=Role(row.role),
            place=named(row.place, places) if row.place else None,
            team=named(row.team, teams) if row.team else None,
            since=row.since,
            until=row.until,
        )
        for code, row in zip(codes, batch, strict=True)
    ]
    Appointment.objects.bulk_create(appointments)
    record_batch("appointment", len(appointments), by, at)
    return appointments


@action
def end_appointment(
    *, appointment: Appointment, last_day: date, by: By, at: datetime
) -> Appointment:
    """The appointment runs until that day, inclusive."""
    keep_register(by, at, appointment)
    if last_day < appointment.since:
        raise Refused(
            "ENDS_BEFORE_IT_BEGAN",
            _("The last day cannot lie before the first one."),
            field="last_day",
        )
    appointment.until = last_day
    appointment.save(update_fields=["until"])
    fact = AppointmentEnded(
        person_id=appointment.person_id, appointment_id=appointment.pk, role=appointment.role
    )
    record(fact, by=by, at=at)
    return appointment

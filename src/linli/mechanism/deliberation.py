"""What follows from talking things over: people are told, and what comes back is opened."""

from __future__ import annotations

from dataclasses import replace

from django.conf import settings
from django.utils import translation
from django.utils.dateformat import format as formatted
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from linli.core.time import day_of, local
from linli.credit import actions as credit
from linli.credit.models import RuleCode
from linli.deliberation.actions.projects import reopen
from linli.deliberation.facts import MeetingNoticed, MinutesPublished, PollAnswered
from linli.deliberation.models import Meeting, Project, Resolution
from linli.grid.facts import CaseReported
from linli.grid.models import Case
from linli.journal.by import By, the_house
from linli.journal.models import RecordedFact
from linli.notices import actions as notices
from linli.people.queries import at_home_in
from linli.places.models import Dwelling

_ON_AGENDA = ("accepted", "open", "done")


def reopen_project(fact: CaseReported, recorded: RecordedFact) -> None:
    """A new complaint of its kind and place opens a project again while it is watched (A09)."""
    case = Case.objects.get(pk=fact.case_id)
    ended = Project.objects.of(recorded.community_id).filter(
        state__in=[Project.State.VERIFIED, Project.State.CLOSED],
        category=case.category_id,
        place=case.place_id,
        place__isnull=False,
    )
    for project in ended:
        if project.watches(day_of(recorded.at)):
            reopen(project=project, case=case, by=_house(recorded), at=recorded.at)


def reward_taking_part(fact: PollAnswered, recorded: RecordedFact) -> None:
    """Taking part is thanked once a home and poll; how it answered is not even known here (E09).

    Whoever writes down at the door what others say is not the one who took part.
    """
    home = Dwelling.objects.get(pk=fact.dwelling_id)
    people = at_home_in(home, recorded.at) if fact.first and recorded.by_id else []
    person = next((one for one in people if one.pk == recorded.by_id), None)
    if person is None:
        return
    credit.award(
        by=_house(recorded),
        at=recorded.at,
        rewards=RuleCode.POLL_ANSWERED,
        holder=person,
        because=recorded,
    )


def tell_of_meeting(fact: MeetingNoticed, recorded: RecordedFact) -> None:
    """Everybody reads when, where and about what."""
    meeting = Meeting.objects.get(pk=fact.meeting_id)
    with translation.override(settings.LANGUAGE_CODE):  # a notice speaks the community's language
        agenda = meeting.agenda.filter(state__in=_ON_AGENDA).order_by("order", "pk")
        day = formatted(
            local(meeting.planned_at), pgettext("day and hour of a meeting", "M j, H:i")
        )
        lines = [(_("When"), day), (_("Where"), meeting.venue)]
        _post(
            recorded,
            meeting,
            notices.Text(
                title=_("%(kind)s: %(topic)s")
                % {"kind": _large(meeting.get_kind_display()), "topic": meeting.topic},
                body="\n".join([_("Come and say what you think."), *(one.title for one in agenda)]),
                lines=[line for line in lines if line[1]],
                until=day_of(meeting.planned_at),
            ),
        )


def tell_of_minutes(fact: MinutesPublished, recorded: RecordedFact) -> None:
    """Everybody reads what was decided, and with how many hands."""
    meeting = Meeting.objects.get(pk=fact.meeting_id)
    with translation.override(settings.LANGUAGE_CODE):
        confirmed = meeting.minutes_answers.filter(right=True).count()
        lines = [(one.text[:60], _hands(one)) for one in meeting.resolutions.order_by("pk")]
        lines.append(
            (
                _("Minutes confirmed by"),
                ngettext("%(number)d person", "%(number)d people", confirmed)
                % {"number": confirmed},
            )
        )
        _post(
            recorded,
            meeting,
            notices.Text(
                title=_("What was decided: %(topic)s") % {"topic": meeting.topic},
                body=meeting.minutes,
                lines=lines,
            ),
        )


def _hands(resolution: Resolution) -> str:
    words = (
        _("passed: %(for)d for, %(against)d against, %(abstain)d abstained")
        if resolution.passed
        else _("not passed: %(for)d for, %(against)d against, %(abstain)d abstained")
    )
    return words % {
        "for": resolution.votes_for,
        "against": resolution.votes_against,
        "abstain": resolution.votes_abstain,
    }


def _post(recorded: RecordedFact, meeting: Meeting, text: notices.Text) -> None:
    notices.post_notice(
        by=_house(recorded),
        at=recorded.at,
        text=text,
        about=notices.About(
            matter=MeetingNoticed.matter, matter_id=meeting.pk, because_id=recorded.pk
        ),
    )


def _large(words: str) -> str:
    return words[:1].upper() + words[1:]


def _house(recorded: RecordedFact) -> By:
    return replace(the_house(recorded.community_id), history=recorded.history)

"""One object of a community for every kind of value that an address can name."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from linli.ballots.models import Vote
from linli.deliberation.models import (
    Commitment,
    Group,
    GroupIssue,
    Meeting,
    Poll,
    Project,
    Resolution,
)
from linli.grid.actions import patrols as rounds
from linli.grid.actions import visits
from linli.grid.actions.care import agree_care
from linli.grid.actions.cases import Told, Whereabouts, accept, report
from linli.grid.actions.directory import list_contact
from linli.grid.actions.duties import Reach, note_duty
from linli.grid.actions.kinds import Facing, add_kind
from linli.grid.actions.photos import add_photo
from linli.grid.actions.rectifications import find
from linli.grid.actions.sharing import share_with_officer
from linli.grid.models import (
    CarePlan,
    Case,
    CasePhoto,
    Category,
    Contact,
    Duty,
    DutyKind,
    Patrol,
    PatrolStop,
    Rectification,
    StopPhoto,
    Visit,
    VisitCampaign,
)
from linli.grid.tokens import token_of
from linli.notices.actions import Text, post_notice
from linli.notices.models import Notice
from linli.payments import accounts
from linli.people.actions import found_families, give_consent, link_family
from linli.people.actions.families import FamilyRow
from linli.people.models import Consent, FamilyMember, Purpose
from linli.repairs.actions.shares import ask_shares, begin_collecting
from linli.repairs.models import ShareRequest
from linli.repairs.rules import Basis
from linli.spending.models import Improvement
from linli.web.deliberation.signing import token_of as here_token
from tests import polling, scenes, talks, wishing
from tests.cast import NOW, Cast

Sample = Callable[[Cast], str | int]


def _person(cast: Cast) -> str:
    return cast.people["郝姐"].code


def _consent(cast: Cast) -> str:
    person = cast.people["郝姐"]
    given = Consent.objects.filter(person=person).first()
    if given is None:
        given = give_consent(party=person, purpose=Purpose.POINTS, by=cast.by("郝姐"), at=NOW)
    return given.code


def _link(cast: Cast) -> int:
    person = cast.people["郝姐"]
    linked = FamilyMember.objects.filter(person=person).first()
    if linked is None:
        [family] = found_families(rows=[FamilyRow(name="郝家")], by=cast.house, at=NOW)
        linked = link_family(family=family, person=person, relation="mother", by=cast.house, at=NOW)
    return linked.pk


def _case(cast: Cast) -> Case:
    """A matter that 郝姐 told and the grid member took up."""
    found = Case.objects.of(cast.community).first()
    if found is not None:
        return found
    kind, _new = Category.objects.get_or_create(community=cast.community, code="clutter")
    where = Whereabouts(place=cast.place("B1"))
    told = Told(description="楼道里堆着纸箱")
    by = cast.by("郝姐")
    case = report(by=by, at=NOW, category=kind, where=where, told=told, code=f"{cast.prefix}C1")
    return accept(case=case, by=cast.by("方晓"), at=NOW)


def _picture() -> BytesIO:
    file = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "PNG")
    file.seek(0)
    return file


def _photo(cast: Cast) -> int:
    kind = CasePhoto.Kind.BEFORE
    return add_photo(
        case=_case(cast), upload=_picture(), kind=kind, by=cast.by("郝姐"), at=NOW
    ).photo_id


def _contact(cast: Cast) -> str:
    found = Contact.objects.of(cast.community).first()
    if found is None:
        found = list_contact(
            by=cast.by("方晓"),
            at=NOW,
            kind=Contact.Kind.WATER,
            organisation="水务",
            phone="0631-0000002",
            code=f"{cast.prefix}D1",
        )
    return found.code


def _notice(cast: Cast) -> str:
    posted = Notice.objects.of(cast.community).first()
    if posted is None:
        posted = post_notice(by=cast.house, at=NOW, text=Text(title="周六停水"))
    return posted.code


def _request(cast: Cast) -> ShareRequest:
    """A shared repair that is being collected and of which 101 has paid."""
    found = ShareRequest.objects.of(cast.community).first()
    if found is not None:
        return found
    case, scope = _case(cast), cast.place(scenes.STAIRWELL)
    quote = scenes.priced(cast, case, 120_007)
    by = cast.by("方晓")
    asked = ask_shares(case=case, quote=quote, scope=scope, by=by, at=NOW)
    begin_collecting(request=asked, by=by, at=NOW, basis=Basis.BY_AREA)
    scenes.pay(cast, scenes.share(asked, "0101"))
    return asked


def _share(cast: Cast) -> int:
    return scenes.share(_request(cast), "0101").pk


def _account(cast: Cast) -> int:
    return accounts.fund(cast.community.pk, _request(cast).fund)


def _number(cast: Cast) -> int:
    share = scenes.share(_request(cast), "0101")
    return share.payments.get().receipt.number


def _patrol(cast: Cast) -> Patrol:
    """A round on its way, on which a photo was taken."""
    found = Patrol.objects.of(cast.community).first()
    if found is not None:
        return found
    by = cast.by("方晓")
    made = rounds.patrol(
        by=by,
        at=NOW,
        grid=cast.place("G1"),
        member=cast.people["方晓"],
        code=f"{cast.prefix}PT1",
    )
    stop = rounds.look_at(
        patrol=made, by=by, at=NOW, place=cast.place("B1"), finding=PatrolStop.Finding.SOLVED
    )
    rounds.add_stop_photo(stop=stop, upload=_picture(), kind="after", by=by, at=NOW)
    return made


def _stop_photo(cast: Cast) -> int:
    return StopPhoto.objects.get(stop__patrol=_patrol(cast)).pk


def _visit(cast: Cast) -> str:
    found = Visit.objects.of(cast.community).first()
    if found is None:
        found = visits.visit(
            by=cast.by("方晓"),
            at=NOW,
            dwelling=cast.dwelling("B1-1-0102"),
            grid=cast.place("G1"),
            visitor=cast.people["方晓"],
            outcome=Visit.Outcome.MET,
            parts=visits.FourParts(visit=True),
            code=f"{cast.prefix}V1",
        )
    return found.code


def _home(cast: Cast) -> str:
    """A home on which the grid member looks in."""
    home = cast.dwelling("B1-1-0102")
    if not CarePlan.objects.filter(dwelling=home).exists():
        agree_care(
            by=cast.by("方晓"),
            at=NOW,
            dwelling=home,
            reason=CarePlan.Reason.LIVES_ALONE,
            agreement=CarePlan.Agreement.ON_PAPER,
            agreed_on=NOW.date(),
        )
    return home.code


def _shared_case(cast: Cast) -> str:
    case, officer = _case(cast), cast.people["民警"]
    by = cast.by("方晓")
    return share_with_officer(case=case, officer=officer, reason="请看", by=by, at=NOW).case.code


def _campaign(cast: Cast) -> str:
    found = VisitCampaign.objects.of(cast.community).first()
    if found is None:
        found = visits.begin_campaign(
            by=cast.by("方晓"),
            at=NOW,
            title="集中入户",
            scope=cast.place("B1"),
            code=f"{cast.prefix}VC1",
        )
    return found.code


def _rectification(cast: Cast) -> str:
    found = Rectification.objects.of(cast.community).first()
    if found is None:
        found = find(
            by=cast.by("方晓"),
            at=NOW,
            kind=Rectification.Kind.UNAUTHORISED_STRUCTURE,
            place=cast.place("B1-1"),
            code=f"{cast.prefix}RC1",
        )
    return found.code


def _vote(cast: Cast) -> str:
    """A counted vote of the owners of a building."""
    found = Vote.objects.of(cast.community).first()
    if found is None:
        found = polling.counted(cast, polling.opened(cast))
    return found.code


def _improvement(cast: Cast) -> Improvement:
    """A wish that nobody has looked at, for a budget whose time is over."""
    found = Improvement.objects.of(cast.community).first()
    if found is None:
        budget = wishing.laid_out(cast, code=f"{cast.prefix}BU1")
        found = wishing.wished(cast, budget, code=f"{cast.prefix}IM1")
    return found


def _kind(cast: Cast) -> str:
    code = f"{cast.prefix}K1"
    if not Category.objects.of(cast.community).filter(code=code).exists():
        add_kind(by=cast.by("书记"), at=NOW, facing=Facing(name="楼顶漏水"), code=code)
    return code


def _duty(cast: Cast) -> int:
    found = Duty.objects.of(cast.community).first()
    if found is None:
        by, reach = cast.by("书记"), Reach(place=cast.place("B1"))
        kind = DutyKind.COMMITTEE
        found = note_duty(by=by, at=NOW, kind=kind, clause="《自治章程》第一条", reach=reach)
    return found.pk


def _meeting(cast: Cast) -> Meeting:
    """A meeting that is going on, with a resolution on what 郝姐 wanted talked over."""
    found = Meeting.objects.of(cast.community).first()
    return found or talks.going_on(cast, code=f"{cast.prefix}M1")


def _resolution(cast: Cast) -> Resolution:
    found = Resolution.objects.of(cast.community).first()
    return found or talks.voted(cast, _meeting(cast))


def _commitment(cast: Cast) -> str:
    found = Commitment.objects.of(cast.community).first()
    return (found or talks.promised(cast, _resolution(cast))).code


def _project(cast: Cast) -> str:
    found = Project.objects.of(cast.community).first()
    return (found or talks.project(cast, code=f"{cast.prefix}PJ1")).code


def _group(cast: Cast) -> Group:
    found = Group.objects.of(cast.community).first()
    return found or talks.group(cast, _meeting(cast))


def _issue(cast: Cast) -> str:
    found = GroupIssue.objects.of(cast.community).first()
    return (found or talks.issue(cast, _group(cast))).code


def _poll(cast: Cast) -> str:
    found = Poll.objects.of(cast.community).first()
    return (found or talks.poll(cast)).code


def _topic(cast: Cast) -> str:
    meeting = _meeting(cast)
    found = meeting.agenda.first()
    return (found or talks.topic(cast, meeting)).code


SAMPLES: dict[str, Sample] = {
    "vote": _vote,
    "budget": lambda cast: _improvement(cast).budget.code,
    "improvement": lambda cast: _improvement(cast).code,
    "duty": _duty,
    "kind": _kind,
    "meeting": lambda cast: _meeting(cast).code,
    "here": lambda cast: here_token(_meeting(cast)),
    "topic": _topic,
    "resolution": lambda cast: _resolution(cast).code,
    "commitment": _commitment,
    "project": _project,
    "group": lambda cast: _group(cast).code,
    "issue": _issue,
    "poll": _poll,
    "patrol": lambda cast: _patrol(cast).code,
    "stop_photo": _stop_photo,
    "visit": _visit,
    "campaign": _campaign,
    "rectification": _rectification,
    "home": _home,
    "shared_case": _shared_case,
    "step": lambda cast: "talk",
    "case": lambda cast: _request(cast).case.code,
    "share_request": lambda cast: _request(cast).code,
    "share": _share,
    "number": _number,
    "account": _account,
    "person": _person,
    "consent": _consent,
    "link": _link,
    "photo": _photo,
    "token": lambda cast: token_of(_case(cast)),
    "act": lambda cast: "say",
    "contact": _contact,
    "notice": _notice,
    "place": lambda cast: cast.place("B1").code,
    "look": lambda cast: "resident",
    "name": lambda cast: "home",
    "format": lambda cast: "json",
    "code": lambda cast: _request(cast).case.code,
    "request_id": lambda cast: _request(cast).case.code,
    "service": _kind,
}
"""By the name of the value in the address; a module that adds an address adds its values."""

"""One object of a community for every kind of value that an address can name."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from PIL import Image

from linli.files.photos import keep_photo
from linli.payments import accounts
from linli.people.actions import found_families, give_consent, link_family
from linli.people.actions.families import FamilyRow
from linli.people.models import Consent, FamilyMember, Purpose
from linli.repairs.models import ShareRequest
from tests import scenes
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


def _photo(cast: Cast) -> int:
    file = BytesIO()
    Image.new("RGB", (8, 8), "teal").save(file, "PNG")
    file.seek(0)
    return keep_photo(upload=file, by=cast.by("郝姐"), at=NOW).pk


def _request(cast: Cast) -> ShareRequest:
    """A shared repair that is being collected and of which 101 has paid."""
    found = ShareRequest.objects.of(cast.community).first()
    if found is None:
        found = scenes.collecting(cast)
        scenes.pay(cast, scenes.share(found, "0101"))
    return found


def _share(cast: Cast) -> int:
    return scenes.share(_request(cast), "0101").pk


def _account(cast: Cast) -> int:
    return accounts.fund(cast.community.pk, _request(cast).fund)


def _number(cast: Cast) -> int:
    share = scenes.share(_request(cast), "0101")
    return share.payments.get().receipt.number


SAMPLES: dict[str, Sample] = {
    "case": lambda cast: _request(cast).case.code,
    "share_request": lambda cast: _request(cast).code,
    "share": _share,
    "number": _number,
    "account": _account,
    "person": _person,
    "consent": _consent,
    "link": _link,
    "photo": _photo,
    "look": lambda cast: "resident",
    "name": lambda cast: "home",
}
"""By the name of the value in the address; a module that adds an address adds its values."""

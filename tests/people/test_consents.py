from datetime import timedelta

import pytest

from linli.core.refused import Refused
from linli.journal.models import RecordedFact
from linli.people.actions import ConsentRow, give_consent, give_consents, withdraw_consent
from linli.people.models import Channel, Consent, Purpose
from linli.people.queries import consented
from tests.cast import NOW, Cast

POINTS = Purpose.POINTS
LATER = NOW + timedelta(hours=1)


def test_e05_nothing_is_agreed_to_until_somebody_agrees(cast: Cast) -> None:
    hao = cast.people["郝姐"]
    assert not consented(hao, POINTS, Channel.ANY, NOW)
    give_consent(party=hao, purpose=POINTS, by=cast.by("郝姐"), at=NOW)
    assert consented(hao, POINTS, Channel.WEB, NOW)
    assert not consented(hao, POINTS, Channel.WEB, NOW - timedelta(minutes=1))
    assert not consented(hao, Purpose.PUBLICITY, Channel.WEB, NOW)


def test_e05_a_consent_taken_back_ends_at_once(cast: Cast) -> None:
    hao = cast.people["郝姐"]
    consent = give_consent(party=hao, purpose=POINTS, by=cast.by("郝姐"), at=NOW)
    withdraw_consent(consent=consent, by=cast.by("郝姐"), at=LATER)
    assert consented(hao, POINTS, Channel.ANY, NOW)
    assert not consented(hao, POINTS, Channel.ANY, LATER)
    withdraw_consent(consent=consent, by=cast.by("郝姐"), at=LATER + timedelta(days=1))
    assert Consent.objects.get(pk=consent.pk).withdrawn_at == LATER
    assert RecordedFact.objects.filter(kind="people.ConsentWithdrawn").count() == 1


def test_e05_somebody_under_18_agrees_with_a_guardian_only(cast: Cast) -> None:
    child, mother, stranger = (cast.people[who] for who in ("郝小满", "郝雯", "老周"))
    for guardian in (None, stranger, child):
        with pytest.raises(Refused) as refused:
            give_consent(
                party=child, purpose=POINTS, guardian=guardian, by=cast.by("郝小满"), at=NOW
            )
        assert refused.value.code == "GUARDIAN_NEEDED"
    give_consent(party=child, purpose=POINTS, guardian=mother, by=cast.by("郝雯"), at=NOW)
    assert consented(child, POINTS, Channel.ANY, NOW)


def test_e05_a_file_of_consents_brings_in_no_minor_alone(cast: Cast) -> None:
    rows = [
        ConsentRow(person=cast.people[who].code, purpose=POINTS, channel=Channel.ANY, given_at=NOW)
        for who in ("郝姐", "郝小满")
    ]
    with pytest.raises(Refused) as refused:
        give_consents(rows=rows, by=cast.house, at=NOW)
    assert refused.value.code == "GUARDIAN_NEEDED"
    assert not Consent.objects.exists()


@pytest.mark.parametrize("who", ["老周", "单元长", "记账员", "书记"])
def test_nobody_agrees_for_another_adult(cast: Cast, who: str) -> None:
    with pytest.raises(Refused) as refused:
        give_consent(party=cast.people["郝姐"], purpose=POINTS, by=cast.by(who), at=NOW)
    assert refused.value.code == "NOT_YOURS_TO_AGREE"
    with pytest.raises(Refused):
        give_consent(
            party=cast.people["郝姐"],
            purpose=POINTS,
            guardian=cast.people[who],
            by=cast.by(who),
            at=NOW,
        )


def test_e37_a_signed_paper_counts_as_much_and_keeps_both_names(cast: Cast) -> None:
    by = cast.by("郝姐", recorded_by="方晓")
    give_consent(party=cast.people["郝姐"], purpose=POINTS, by=by, at=NOW)
    fact = RecordedFact.objects.get(kind="people.ConsentGiven")
    assert fact.by_id == cast.people["郝姐"].pk
    assert fact.recorded_by_id == cast.people["方晓"].pk
    by = cast.by("郝姐", recorded_by="另一网格员")
    with pytest.raises(Refused):
        give_consent(party=cast.people["郝姐"], purpose=POINTS, by=by, at=NOW)


def test_a_dwelling_agrees_through_those_who_live_in_or_own_it(cast: Cast) -> None:
    home = cast.dwelling("B1-1-0101")
    consent = give_consent(
        party=home,
        purpose=Purpose.FEE_POINTS_NAME,
        channel=Channel.STAIRWELL_NOTICE,
        by=cast.by("郝雯"),
        at=NOW,
    )
    assert consented(home, Purpose.FEE_POINTS_NAME, Channel.STAIRWELL_NOTICE, NOW)
    assert not consented(home, Purpose.FEE_POINTS_NAME, Channel.WEB, NOW)
    with pytest.raises(Refused):
        withdraw_consent(consent=consent, by=cast.by("老周"), at=LATER)


def test_a_shop_agrees_at_the_desk(cast: Cast) -> None:
    give_consent(party=cast.shop(), purpose=POINTS, by=cast.by("书记"), at=NOW)
    assert consented(cast.shop(), POINTS, Channel.ANY, NOW)


def test_e68_nobody_agrees_across_communities(cast: Cast, next_door: Cast) -> None:
    with pytest.raises(Refused):
        give_consent(party=next_door.people["郝姐"], purpose=POINTS, by=cast.house, at=NOW)

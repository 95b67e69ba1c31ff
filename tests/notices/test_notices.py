"""公示: who is told what, and whose name may be shown where."""

from __future__ import annotations

from linli.notices.actions import Text, hang_up, post_notice, take_down
from linli.notices.models import Notice
from linli.notices.queries import thanked_name
from linli.people.actions import give_consent, withdraw_consent
from linli.people.models import Channel, Consent, Purpose
from tests import scenes
from tests.cast import NOW, Cast
from tests.scenes import later, refused


def notice(cast: Cast, who: str = "方晓", *, thanks: str | None = None) -> Notice:
    return post_notice(
        by=cast.by(who),
        at=NOW,
        text=Text(title="污水井已修好", lines=[("花费", "1,200.07 元")]),
        audience=cast.place(scenes.STAIRWELL),
        thanks=cast.people[thanks] if thanks else None,
    )


def may_be_named(cast: Cast, who: str, channel: str = Channel.STAIRWELL_NOTICE) -> Consent:
    return give_consent(
        party=cast.people[who],
        purpose=Purpose.PUBLICITY,
        channel=channel,
        by=cast.by(who),
        at=NOW,
    )


def test_e20_a_name_is_shown_only_with_consent_for_that_channel(cast: Cast) -> None:
    told = notice(cast, thanks="郝姐")
    assert thanked_name(told, Channel.STAIRWELL_NOTICE, NOW) is None
    may_be_named(cast, "郝姐")
    assert thanked_name(told, Channel.STAIRWELL_NOTICE, NOW) == "郝桂兰"
    assert thanked_name(told, Channel.BOARD, NOW) is None
    assert thanked_name(told, Channel.WEB, NOW) is None


def test_e20_consent_for_anywhere_covers_every_channel(cast: Cast) -> None:
    told = notice(cast, thanks="郝姐")
    may_be_named(cast, "郝姐", Channel.ANY)
    for channel in (Channel.STAIRWELL_NOTICE, Channel.BOARD, Channel.WEB):
        assert thanked_name(told, channel, NOW) == "郝桂兰"


def test_e20_a_withdrawn_consent_takes_the_name_off_what_was_posted_before(cast: Cast) -> None:
    told = notice(cast, thanks="郝姐")
    consent = may_be_named(cast, "郝姐")
    withdraw_consent(consent=consent, by=cast.by("郝姐"), at=later(2))
    assert thanked_name(told, Channel.STAIRWELL_NOTICE, later(1)) == "郝桂兰"
    assert thanked_name(told, Channel.STAIRWELL_NOTICE, later(2)) is None


def test_e20_consent_to_points_names_nobody(cast: Cast) -> None:
    scenes.opts_in(cast, "郝姐")
    assert thanked_name(notice(cast, thanks="郝姐"), Channel.WEB, NOW) is None


def test_e20_the_stored_text_of_a_notice_holds_no_name(cast: Cast) -> None:
    told = notice(cast, thanks="郝姐")
    assert "郝" not in f"{told.title}{told.body}{told.lines}"


def test_e24_a_minor_is_not_named_even_with_consent(cast: Cast) -> None:
    give_consent(
        party=cast.people["郝小满"],
        purpose=Purpose.PUBLICITY,
        guardian=cast.people["郝雯"],
        by=cast.by("郝雯"),
        at=NOW,
    )
    assert thanked_name(notice(cast, thanks="郝小满"), Channel.WEB, NOW) is None


def test_a_notice_that_thanks_nobody_names_nobody(cast: Cast) -> None:
    assert thanked_name(notice(cast), Channel.WEB, NOW) is None


def test_staff_post_notices_and_residents_do_not(cast: Cast) -> None:
    for who in ("郝姐", "单元长", "记账员", "民警"):
        with refused("NOT_YOURS_TO_POST"):
            notice(cast, who)
    with refused("NOTHING_SAID"):
        post_notice(by=cast.by("方晓"), at=NOW, text=Text(title="\u200b"))


def test_the_leader_of_the_stairwell_hangs_it_up_and_staff_take_it_down(cast: Cast) -> None:
    told = notice(cast)
    for who in ("郝姐", "记账员", "志愿者"):
        with refused("NOT_YOURS_TO_POST"):
            hang_up(notice=told, by=cast.by(who), at=later(1), place=told.audience)
    posting = hang_up(notice=told, by=cast.by("单元长"), at=later(1), place=told.audience)
    with refused("NOT_YOURS_TO_POST"):
        take_down(notice=told, by=cast.by("单元长"), at=later(2))
    take_down(notice=told, by=cast.by("方晓"), at=later(2))
    posting.refresh_from_db()
    assert posting.taken_down_at == later(2)
    with refused("ALREADY_TAKEN_DOWN"):
        take_down(notice=told, by=cast.by("方晓"), at=later(3))


def test_e68_nobody_next_door_hangs_up_or_takes_down(cast: Cast, next_door: Cast) -> None:
    told = notice(cast)
    with refused("NOT_YOURS_TO_POST"):
        hang_up(notice=told, by=next_door.by("书记"), at=later(1), place=None)
    with refused("ALREADY_TAKEN_DOWN"):
        take_down(notice=told, by=next_door.by("书记"), at=later(1))
    told.refresh_from_db()
    assert told.taken_down_at is None
    assert not Notice.objects.of(next_door.community).exists()

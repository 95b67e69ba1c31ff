"""Every day is that of the clock on the community's wall."""

from datetime import UTC, date, datetime

from linli.core.time import day_of, end_of, minutes_between, noon, stamp


def test_a_late_evening_in_utc_is_the_next_morning_here() -> None:
    evening = datetime(2021, 1, 12, 16, 30, tzinfo=UTC)
    assert day_of(evening) == date(2021, 1, 13)
    assert stamp(evening) == "2021-01-13T00:30+08:00"


def test_minutes_are_whole_and_the_same_whatever_the_zone() -> None:
    start = datetime(2021, 1, 12, 9, 10, tzinfo=UTC)
    assert minutes_between(start, datetime(2021, 1, 13, 16, 40, 59, tzinfo=UTC)) == 1890


def test_a_day_alone_means_its_noon_or_its_last_minute() -> None:
    assert stamp(noon(date(2021, 3, 1))) == "2021-03-01T12:00+08:00"
    assert stamp(end_of(date(2021, 3, 1))) == "2021-03-01T23:59+08:00"

"""How the product says days, hours and seals."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from linli.core.time import CHINA
from linli.web import words

NOW = datetime(2021, 1, 13, 18, 20, tzinfo=CHINA)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        (datetime(2021, 1, 13, 16, 20, tzinfo=CHINA), "today 16:20"),
        (datetime(2021, 1, 12, 9, 10, tzinfo=CHINA), "yesterday 09:10"),
        (datetime(2021, 1, 14, 9, 0, tzinfo=CHINA), "tomorrow 09:00"),
        (datetime(2021, 1, 5, 9, 10, tzinfo=CHINA), "Jan 5 09:10"),
        (datetime(2018, 7, 5, 9, 10, tzinfo=CHINA), "Jul 5, 2018"),
    ],
)
def test_a_moment_is_said_as_neighbours_say_it(moment: datetime, said: str) -> None:
    assert words.when(moment, NOW) == said


def test_the_day_is_that_of_the_community_not_of_the_server() -> None:
    just_after_midnight = datetime(2021, 1, 12, 16, 5, tzinfo=UTC)
    assert words.when(just_after_midnight, NOW) == "today 00:05"


def test_new_years_eve_is_yesterday_on_new_years_day() -> None:
    morning = datetime(2021, 1, 1, 8, 0, tzinfo=CHINA)
    assert words.day(date(2020, 12, 31), morning) == "yesterday"


def test_without_a_clock_the_full_date_is_said() -> None:
    assert words.day(date(2021, 1, 13), None) == "Jan 13, 2021"


@pytest.mark.parametrize(
    ("hour", "greeting"),
    [(4, "Good evening"), (5, "Good morning"), (11, "Good day"), (18, "Good evening")],
)
def test_the_greeting_fits_the_hour(hour: int, greeting: str) -> None:
    assert words.greeting(NOW.replace(hour=hour)) == greeting


@pytest.mark.parametrize(("minutes", "said"), [(1890, "31.5"), (240, "4"), (600, "10"), (0, "0")])
def test_hours_have_no_more_decimals_than_needed(minutes: int, said: str) -> None:
    assert words.hours(minutes) == said


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("成", ["成"]),
        ("收齐", ["收", "齐"]),
        ("已办结", ["已", "办结"]),
        ("楼道公示", ["楼道", "公示"]),
        ("All paid", ["All", "paid"]),
    ],
)
def test_a_seal_is_cut_as_seals_are(text: str, lines: list[str]) -> None:
    assert words.seal_lines(text) == lines


def test_templates_say_values_in_words() -> None:
    source = (
        "{% when at %}|{% day at %}|{{ at|clock }}|{{ 4889|yuan }}|{{ '郝桂兰'|masked }}"
        "|{{ 1890|hours }}|{{ 5970|square_metres }}|{% time at %}"
    )
    at = datetime(2021, 1, 12, 9, 10, tzinfo=CHINA)
    assert Template(source).render(Context({"now": NOW, "at": at})) == (
        "yesterday 09:10|yesterday|09:10|48.89|郝*兰|31.5|59.70"
        '|<time datetime="2021-01-12T09:10+08:00">yesterday 09:10</time>'
    )


def test_what_a_seal_or_a_moment_says_is_escaped() -> None:
    rendered = Template("{% seal words %}").render(Context({"words": "<script>"}))
    assert "<script>" not in rendered

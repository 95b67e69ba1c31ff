"""The Chinese working-day calendar: statutory holidays and the Saturdays worked in their stead.

The days that the State Council has announced come from the `holidays` library; for years not yet
announced it gives the statutory days, and the weekend rule holds.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

from linli.core.time import CHINA, local


@cache
def _calendar(year: int) -> HolidayBase:
    return country_holidays("CN", years=[year])


def is_workday(day: date) -> bool:
    """Whether offices work on that day."""
    return bool(_calendar(day.year).is_working_day(day))


def workdays_after(day: date, count: int) -> date:
    """The day that is `count` working days after a day; counting begins on the next day."""
    while count > 0:
        day += timedelta(days=1)
        if is_workday(day):
            count -= 1
    return day


def due_after(moment: datetime, *, workdays: int = 0, hours: int = 0) -> datetime:
    """When something is due: so many hours on, or the close (18:00) of so many working days on."""
    if hours:
        return moment + timedelta(hours=hours)
    day = workdays_after(local(moment).date(), workdays)
    return datetime.combine(day, time(18), CHINA)

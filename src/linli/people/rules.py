"""Values of people that need no database."""

from __future__ import annotations

from datetime import date

ADULT = 18
"""Civil Code art. 17."""


def is_minor(birth_year: int | None, day: date) -> bool:
    """Whether a person may be under 18 on a day.

    Only the year of birth is kept, so that somebody counts as a minor until the end of the year
    in which they turn 18. One whose year of birth is not known counts as an adult.
    """
    return birth_year is not None and day.year - birth_year <= ADULT

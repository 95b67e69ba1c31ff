from datetime import date

from linli.people.rules import is_minor


def test_one_of_whom_only_the_year_is_known_grows_up_with_the_year() -> None:
    assert is_minor(2003, date(2021, 12, 31))
    assert not is_minor(2003, date(2022, 1, 1))
    assert is_minor(2010, date(2021, 3, 10))
    assert not is_minor(None, date(2021, 3, 10))

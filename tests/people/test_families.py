import pytest

from linli.core.refused import Refused
from linli.people.actions import FamilyRow, confirm_family_link, found_families, link_family
from linli.people.models import Family
from linli.people.queries import household, same_household_or_family
from tests.cast import NOW, Cast


@pytest.fixture
def family(cast: Cast) -> Family:
    [family] = found_families(rows=[FamilyRow(name="周家")], by=cast.by("书记"), at=NOW)
    return family


def test_people_of_one_dwelling_are_a_household(cast: Cast) -> None:
    names = {person.name for person in household(cast.people["郝姐"])}
    assert names == {"郝桂兰", "郝雯", "郝小满"}
    assert same_household_or_family(cast.people["郝姐"], cast.people["郝雯"])
    assert not same_household_or_family(cast.people["郝姐"], cast.people["老周"])


def test_people_without_a_dwelling_are_no_household(cast: Cast) -> None:
    assert not same_household_or_family(cast.people["方晓"], cast.people["书记"])


def test_e12_a_family_link_counts_once_both_have_confirmed_it(cast: Cast, family: Family) -> None:
    links = [
        link_family(
            family=family, person=cast.people[who], relation="亲属", by=cast.by("书记"), at=NOW
        )
        for who in ("老周", "志愿者")
    ]
    zhou, volunteer = cast.people["老周"], cast.people["志愿者"]
    confirm_family_link(link=links[0], by=cast.by("老周"), at=NOW)
    assert not same_household_or_family(zhou, volunteer)
    confirm_family_link(link=links[1], by=cast.by("志愿者"), at=NOW)
    assert same_household_or_family(zhou, volunteer)


@pytest.mark.parametrize("who", ["郝姐", "书记", "单元长"])
def test_only_the_person_named_confirms_a_family_link(cast: Cast, family: Family, who: str) -> None:
    link = link_family(
        family=family, person=cast.people["老周"], relation="父", by=cast.by("书记"), at=NOW
    )
    with pytest.raises(Refused) as refused:
        confirm_family_link(link=link, by=cast.by(who), at=NOW)
    assert refused.value.code == "NOT_YOURS_TO_CONFIRM"
    confirm_family_link(link=link, by=cast.by("老周", recorded_by="书记"), at=NOW)
    assert link.confirmed_at == NOW

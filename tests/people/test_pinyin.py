import pytest

from linli.people.pinyin import sound


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("郝桂兰", "hao gui lan", "hgl"),
        ("单世明", "shan shi ming", "ssm"),
        ("曾小云", "zeng xiao yun", "zxy"),
        ("仇立", "qiu li", "ql"),
        ("尉迟恭", "yu chi gong", "ycg"),
        ("Anna Li", "anna li", "al"),
    ],
)
def test_a_name_is_found_by_the_sound_of_a_surname(name: str, pinyin: str, initials: str) -> None:
    assert sound(name) == (pinyin, initials)

"""How a name is found and sorted by its sound."""

from __future__ import annotations

from pypinyin import Style, lazy_pinyin

# Characters that sound differently as a surname than in a text.
_SURNAMES = {
    "万俟": "mo qi",
    "尉迟": "yu chi",
    "长孙": "zhang sun",
    "单": "shan",
    "曾": "zeng",
    "仇": "qiu",
    "解": "xie",
    "朴": "piao",
    "查": "zha",
    "区": "ou",
    "任": "ren",
    "华": "hua",
    "盖": "ge",
    "翟": "zhai",
    "乐": "yue",
    "缪": "miao",
    "覃": "qin",
    "种": "chong",
    "秘": "bi",
    "员": "yun",
    "冼": "xian",
    "洗": "xian",
    "燕": "yan",
    "卜": "bu",
    "逄": "pang",
    "繁": "po",
    "折": "she",
    "召": "shao",
}


def sound(name: str) -> tuple[str, str]:
    """Pinyin without tones and its initials: 郝桂兰 -> ('hao gui lan', 'hgl')."""
    syllables = _syllables(name)
    return " ".join(syllables), "".join(syllable[0] for syllable in syllables)


def _syllables(name: str) -> list[str]:
    for length in (2, 1):
        surname, given = name[:length], name[length:]
        if surname in _SURNAMES:
            return _SURNAMES[surname].split() + _read(given)
    return _read(name)


def _read(text: str) -> list[str]:
    return " ".join(lazy_pinyin(text, style=Style.NORMAL)).lower().split()

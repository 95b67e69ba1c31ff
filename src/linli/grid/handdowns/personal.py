"""Which columns hold what belongs to a person: seen from their names and from what is in them."""

from __future__ import annotations

import re

_NAMES = re.compile(
    r"姓名|联系人|来电人|投诉人|诉求人|反映人|电话|手机|身份证|邮箱|微信|银行卡"
    r"|^name$|(first|last|full|caller|contact|customer|reporter)_?name"
    r"|phone|mobile|e-?mail|^ssn$|id_?card|card_?number",
    re.IGNORECASE,
)
_ALONE = r"(?<![\w.+/-]){}(?![\w/-])"


def _alone(pattern: str) -> re.Pattern[str]:
    return re.compile(_ALONE.format(pattern), re.ASCII)


_CARD_LIKE = _alone(r"\d(?:[ -]?\d){12,18}")
_ID_CARD = _alone(r"\d{17}[\dXx]")
_SHAPES = {
    "email": re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+", re.ASCII),
    "phone": _alone(
        r"(?:(?:\+?86[ -]?)?1[3-9]\d{9}|0\d{2,3}-\d{7,8}|(?:\+?1[ -])?\(?\d{3}\)?[ -]\d{3}-\d{4})"
    ),
    "social security number": _alone(r"\d{3}-\d{2}-\d{4}"),
}


def named_personal(column: str) -> bool:
    """Whether a column's name says that it holds a person's details."""
    return bool(_NAMES.search(column))


def personal_in(text: str) -> str:
    """What of a person stands in a text: 'email', 'phone', …; empty for nothing."""
    for kind, shape in _SHAPES.items():
        if shape.search(text):
            return kind
    if any(_id_card(match[0]) for match in _ID_CARD.finditer(text)):
        return "identity card"
    if any(_luhn(match[0]) for match in _CARD_LIKE.finditer(text)):
        return "bank card"
    return ""


def _id_card(digits: str) -> bool:
    """GB 11643: the last sign checks the seventeen before it."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(sign) * weight for sign, weight in zip(digits, weights, strict=False))
    return "10X98765432"[total % 11] == digits[17].upper()


def _luhn(text: str) -> bool:
    digits = [int(sign) for sign in text if sign.isdigit()]
    doubled = (sum(divmod(2 * digit, 10)) for digit in digits[-2::-2])
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0

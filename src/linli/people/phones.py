"""Chinese phone numbers as people write them, and as they are kept."""

from __future__ import annotations

import re
import unicodedata

_DECORATION = re.compile(r"[\s().\-–—·]+")
_COUNTRY = re.compile(r"(?:\+|00)?86(?=1[3-9]\d{9}$|0?[1-9]\d{8,10}$)", re.ASCII)
_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"0(?:10|2\d|[3-9]\d{2})[2-8]\d{6,7}", re.ASCII)


def canonical(text: str) -> str:
    """Digits of a mobile or, with its area code, a landline: '+86 138-0013-8000' -> '13800138000'.

    Full-width digits, spaces, brackets and dashes are taken as meant. Raises ValueError for
    anything else, a landline without its area code among it.
    """
    digits = _DECORATION.sub("", unicodedata.normalize("NFKC", text))
    national = _COUNTRY.sub("", digits, count=1)
    if national != digits and not national.startswith(("0", "1")):
        national = f"0{national}"
    if not (_MOBILE.fullmatch(national) or _LANDLINE.fullmatch(national)):
        raise ValueError(f"not a phone number of mainland China ({len(digits)} characters)")
    return national


def is_mobile(phone: str) -> bool:
    """Whether a text message can reach a canonical number."""
    return _MOBILE.fullmatch(phone) is not None

"""Printed sheets: a Typst template, words that come in as data, the Chinese typeface."""

from __future__ import annotations

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst


def typeset(template: Path, sheet: dict[str, Any], **more: str) -> bytes:
    """The sheet as a PDF. What people typed reaches the page as data and is never markup."""
    pdf: bytes = typst.compile(
        str(template),
        root=str(template.parent),
        font_paths=[_fonts()],
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False), **more},
    )
    return pdf


@cache
def _fonts() -> str:
    """The folder of the Chinese typeface, which comes as a package."""
    spec = find_spec("manimgx_fonts_cjk")
    assert spec is not None
    assert spec.origin is not None
    return str(Path(spec.origin).parent)

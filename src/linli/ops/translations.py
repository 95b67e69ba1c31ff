"""Translations are compiled when the program starts and not kept in the repository."""

from __future__ import annotations

from pathlib import Path

import polib

_LOCALE = Path(__file__).resolve().parents[1] / "locale"


def compile_stale(folder: Path = _LOCALE) -> list[Path]:
    """Compile each `.po` that is newer than its `.mo`. Returns the `.mo` files that were made.

    In a folder that cannot be written to nothing is made: the texts then show in English.
    """
    return [made for source in folder.glob("*/LC_MESSAGES/*.po") if (made := _compiled(source))]


def _compiled(source: Path) -> Path | None:
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return None
    fresh = target.with_suffix(".new")
    try:
        polib.pofile(str(source)).save_as_mofile(str(fresh))
        fresh.replace(target)
    except OSError:
        return None
    return target

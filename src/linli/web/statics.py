"""How the static files are laid out for serving: hashed, compressed, one style sheet."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEET = "css/linli.css"

_IMPORT = re.compile(r'@import url\("(?P<path>[^"]+)"\) layer\((?P<layer>\w+)\)(?P<media> \w+)?;')
_URL = re.compile(r'url\("(?!data:)(?P<path>[^"]+)"\)')


class OneSheetStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Lays the imported sheets into the one that imports them.

    A phone on a slow line asks once, and does not learn from the first answer that it has to ask
    thirty times more.
    """

    def post_process(
        self, paths: dict[str, Any], dry_run: bool = False, **options: Any
    ) -> Iterator[Any]:
        if SHEET in paths and not dry_run:
            storage, path = paths[SHEET]
            self.delete(SHEET)
            self._save(SHEET, ContentFile(one_sheet(storage, path).encode()))
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run, **options)


def one_sheet(storage: Storage, path: str) -> str:
    """The text of a style sheet with its imports in their place."""
    folder = posixpath.dirname(path)

    def lay_in(found: re.Match[str]) -> str:
        text = _from(found["path"], _read(storage, posixpath.join(folder, found["path"])))
        layer = f"@layer {found['layer']} {{\n{text}}}\n"
        return f"@media{found['media']} {{\n{layer}}}\n" if found["media"] else layer

    return _IMPORT.sub(lay_in, _read(storage, path))


def _from(place: str, text: str) -> str:
    """The text with its addresses as seen from the folder above `place`."""

    def moved(found: re.Match[str]) -> str:
        return (
            f'url("{posixpath.normpath(posixpath.join(posixpath.dirname(place), found["path"]))}")'
        )

    return _URL.sub(moved, text)


def _read(storage: Storage, path: str) -> str:
    with storage.open(path) as file:
        return bytes(file.read()).decode()

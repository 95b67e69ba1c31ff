"""What must be true of the photos: each function tells what is wrong, one sentence a finding."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from linli.files.models import Photo


def photos_are_what_was_kept() -> list[str]:
    """Is every photo there, as it was kept?"""
    findings = []
    for photo in Photo.objects.order_by("id").iterator():
        if not photo.path.is_file():
            findings.append(f"the file of {photo} is missing")
        elif hashlib.sha256(photo.path.read_bytes()).hexdigest() != photo.sha:
            findings.append(f"the file of {photo} is not what was kept")
    return findings


INVARIANTS: list[Callable[[], list[str]]] = [photos_are_what_was_kept]

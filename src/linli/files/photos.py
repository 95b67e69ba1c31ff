from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.files.facts import PhotoKept, PhotoPublished
from linli.files.images import make_safe
from linli.files.models import Photo, place_of
from linli.files.permissions import may_publish
from linli.journal.by import By
from linli.journal.record import action, record


@action
def keep_photo(*, upload: BinaryIO, by: By, at: datetime) -> Photo:
    """Keep an uploaded photo, made safe. Raises what `images.make_safe` raises."""
    picture = make_safe(upload)
    sha = hashlib.sha256(picture.full).hexdigest()
    _write(place_of(sha, "jpg"), picture.full)
    _write(place_of(sha, "thumb.jpg"), picture.thumbnail)
    photo = Photo.objects.create(
        community_id=by.community_id,
        sha=sha,
        width=picture.width,
        height=picture.height,
        size=len(picture.full),
        uploaded_by_id=by.person_id,
        at=at,
    )
    record(PhotoKept(photo_id=photo.pk), by=by, at=at)
    return photo


@action
def publish_photo(*, photo: Photo, by: By, at: datetime) -> Photo:
    """Make a photo public; whoever does it has looked for faces and plates (guardrail E25)."""
    if not may_publish(by, photo, at):
        raise Refused("NOT_YOURS_TO_PUBLISH", _("Only the committee can make a photo public."))
    photo.blur_checked = photo.public = True
    photo.save(update_fields=["blur_checked", "public"])
    record(PhotoPublished(photo_id=photo.pk), by=by, at=at)
    return photo


def _write(path: Path, content: bytes) -> None:
    """Write a file at once or not at all; the same content lies there already or never differs."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(file.name, path)

"""Photos of a matter: taken with the report, by whoever does the work, and cleared for all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from linli.core.refused import Refused
from linli.files.permissions import may_publish
from linli.files.photos import keep_photo, publish_photo
from linli.grid.actions.cases import report
from linli.grid.facts import CasePhotoAdded, CasePhotoCleared
from linli.grid.models import Case, CasePhoto
from linli.grid.permissions import may_add_photo
from linli.journal.by import By
from linli.journal.record import action, record

MOST = 12
"""Photos of one matter."""


@action
def report_with_photos(
    *, by: By, at: datetime, photos: Iterable[BinaryIO], key: str, **told: Any
) -> Case:
    """A report as `cases.report` takes it, and its photos: all of it or nothing."""
    again = Case.objects.of(by.community_id).filter(key=key).exists()
    case = report(by=by, at=at, key=key, **told)
    if not again:
        for upload in photos:
            _keep(case, upload, CasePhoto.Kind.BEFORE, by, at)
    return case


@action
def add_photo(*, case: Case, upload: BinaryIO, kind: str, by: By, at: datetime) -> CasePhoto:
    """Lay a photo to a matter. Refused: NOT_YOURS_TO_HANDLE, TOO_MANY_PHOTOS, and what
    `files.images.make_safe` refuses.
    """
    if not may_add_photo(by, case, at):
        raise Refused("NOT_YOURS_TO_HANDLE", _("Only those who take part can add a photo."))
    return _keep(case, upload, kind, by, at)


@action
def clear_photo_for_all(*, of_case: CasePhoto, by: By, at: datetime) -> CasePhoto:
    """Let everybody see it, once somebody looked for faces and number plates (guardrail E25)."""
    if not may_publish(by, of_case.photo, at):
        raise Refused("NOT_YOURS_TO_PUBLISH", _("Only the committee can make a photo public."))
    publish_photo(photo=of_case.photo, by=by, at=at)
    record(CasePhotoCleared(case_id=of_case.case_id, photo_id=of_case.photo_id), by=by, at=at)
    return of_case


def _keep(case: Case, upload: BinaryIO, kind: str, by: By, at: datetime) -> CasePhoto:
    if CasePhoto.objects.filter(case=case).count() >= MOST:
        raise Refused(
            "TOO_MANY_PHOTOS",
            _("There are %(most)d photos already; that is enough.") % {"most": MOST},
            field="photo",
        )
    photo = keep_photo(upload=upload, by=by, at=at)
    kept = CasePhoto.objects.create(
        community_id=case.community_id, case=case, photo=photo, kind=kind
    )
    record(CasePhotoAdded(case_id=case.pk, photo_id=photo.pk), by=by, at=at)
    return kept

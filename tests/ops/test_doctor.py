"""The doctor finds what is planted."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from django.db import connection
from PIL import Image
from pytest_django import Settings

from linli.files.photos import keep_photo
from linli.journal import guards
from linli.journal.by import the_house
from linli.ops.doctor import examine
from linli.places.models import Community
from tests.real_database import RealDatabase

pytestmark = pytest.mark.database


def findings() -> list[str]:
    return [finding for answer in examine() for finding in answer.findings]


def test_a_fresh_house_is_well(real_database: RealDatabase) -> None:
    assert findings() == []


def test_a_guard_that_was_dropped_is_found(real_database: RealDatabase) -> None:
    on_its_table = " ON journal_refusal" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER journal_refusal_no_delete{on_its_table}")
    assert findings() == ["the guard journal_refusal_no_delete is missing"]
    guards.install(connection)
    assert findings() == []


def test_a_migration_that_is_not_applied_is_found(real_database: RealDatabase) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'sessions'")
    assert findings() == ["sessions.0001_initial is not applied"]


def test_every_question_is_a_sentence(real_database: RealDatabase) -> None:
    assert all(answer.question[-1] in "?." for answer in examine())


def test_a_photo_that_was_lost_or_changed_is_found(
    real_database: RealDatabase, tmp_path: Path, settings: Settings
) -> None:
    settings.MEDIA_ROOT = tmp_path / "files"
    community = Community.objects.create(code="wen", name="文昌")
    upload = BytesIO()
    Image.new("RGB", (40, 30), "green").save(upload, "JPEG")
    upload.seek(0)
    photo = keep_photo(upload=upload, by=the_house(community.pk), at=datetime.now(UTC))
    assert findings() == []
    photo.path.write_bytes(b"another picture")
    assert findings() == [f"the file of photo {photo.pk} is not what was kept"]
    photo.path.unlink()
    assert findings() == [f"the file of photo {photo.pk} is missing"]

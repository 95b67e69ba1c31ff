"""The journal is the audit trail: the database itself refuses to change or delete what is in it."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from linli.core.refused import Refused
from linli.journal import guards
from linli.journal.models import RecordedFact, Refusal
from linli.journal.record import note_refusal
from tests.cast import NOW, Cast

pytestmark = pytest.mark.database


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal_recordedfact SET by_id = NULL",
        "DELETE FROM journal_recordedfact",
        "UPDATE journal_refusal SET code = 'NOTHING'",
        "DELETE FROM journal_refusal",
    ],
)
def test_a_statement_past_the_program_is_refused(cast: Cast, statement: str) -> None:
    note_refusal(Refused("NOBODY_HOME"), act="ring", by=cast.by("郝姐"), at=NOW)
    kept = RecordedFact.objects.count(), Refusal.objects.count()
    assert min(kept) > 0
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert (RecordedFact.objects.count(), Refusal.objects.count()) == kept


def test_the_program_itself_cannot_either(cast: Cast) -> None:
    kept = RecordedFact.objects.latest("id")
    kept.at = NOW
    with pytest.raises(IntegrityError), transaction.atomic():
        kept.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        RecordedFact.objects.filter(pk=kept.pk).update(at=NOW)


def test_a_guard_that_somebody_dropped_is_missed_and_put_back(cast: Cast) -> None:
    assert guards.missing(connection) == []
    name = "journal_refusal_no_delete"
    on = " ON journal_refusal" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER {name}{on}")
    assert guards.missing(connection) == [name]
    guards.install(connection)
    assert guards.missing(connection) == []

"""What the database itself keeps of a vote: its roll, and every ballot as it was cast."""

from __future__ import annotations

from linli.journal.guards import append_only, frozen, written_once

_AS_CAST = (
    "entry_id",
    "cast_by_id",
    "choice",
    "channel",
    "document",
    "witness_id",
    "receipt",
    "salt",
    "at",
    "recorded_by_id",
)


def register() -> None:
    """Called when the application starts."""
    append_only("ballots_rollentry")
    append_only("ballots_paperreading")
    frozen("ballots_ballot", _AS_CAST)
    written_once("ballots_ballot")

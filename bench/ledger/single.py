"""One posting a commit, with every check."""

from __future__ import annotations

from bench.case import measure
from bench.ledger.asked import check, prepare
from linli.ledger.posting import post_batch
from linli.ledger.rules import NewMove


def work(asked: list[NewMove]) -> None:
    for move in asked:
        post_batch([move])


measure(prepare, work, check)

"""The rows of a posting as a program would write them that asks nothing."""

from __future__ import annotations

from collections.abc import Sequence

from bench.workload import ACCOUNTS, AT, Posting

DIGEST = bytes(32)
MOVE_ROWS = (
    "id {id} PRIMARY KEY, community_id bigint NOT NULL, key varchar(120) NOT NULL, "
    "digest {bytes} NOT NULL, kind varchar(24) NOT NULL, because_id bigint, at {time} NOT NULL, "
    "recorded_at {time} NOT NULL, by_id bigint, recorded_by_id bigint, memo text NOT NULL, "
    "reverses_id bigint"
)
ENTRY_ROWS = (
    "account_id bigint NOT NULL, seq bigint NOT NULL, amount bigint NOT NULL, "
    "balance_after bigint NOT NULL, move_id bigint NOT NULL, PRIMARY KEY (account_id, seq)"
)
ACCOUNT_ROWS = (
    "id {id} PRIMARY KEY, community_id bigint NOT NULL, unit varchar(6) NOT NULL, "
    "kind varchar(24) NOT NULL, holder varchar(48) NOT NULL, floor bigint, "
    "balance bigint NOT NULL, seq bigint NOT NULL"
)
INDEXES = [
    "CREATE UNIQUE INDEX account_once ON account (community_id, unit, kind, holder)",
    "CREATE UNIQUE INDEX move_key ON move (community_id, key)",
    "CREATE INDEX move_because ON move (because_id)",
    "CREATE UNIQUE INDEX move_reversed ON move (reverses_id) WHERE reverses_id IS NOT NULL",
    "CREATE INDEX entry_move ON entry (move_id)",
]

Row = tuple[object, ...]


class Books:
    """Balances and numbers, kept in memory."""

    def __init__(self) -> None:
        self.balance = [0] * (ACCOUNTS + 1)
        self.seq = [0] * (ACCOUNTS + 1)
        self.last_move = 0

    def rows(self, postings: Sequence[Posting]) -> tuple[list[Row], list[Row], list[Row]]:
        """Moves, entries, and the accounts as (balance, seq, id)."""
        moves: list[Row] = []
        entries: list[Row] = []
        touched = set()
        for posting in postings:
            self.last_move += 1
            moves.append(move_row(self.last_move, posting.key))
            legs = (posting.source, -posting.amount), (posting.target, posting.amount)
            for account, amount in legs:
                self.balance[account] += amount
                self.seq[account] += 1
                entries.append(
                    (account, self.seq[account], amount, self.balance[account], self.last_move)
                )
                touched.add(account)
        accounts: list[Row] = [(self.balance[pk], self.seq[pk], pk) for pk in touched]
        return moves, entries, accounts


def move_row(number: int, key: str) -> Row:
    return (number, 1, key, DIGEST, "award", 1, AT, AT, None, None, "", None)

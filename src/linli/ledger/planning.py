"""What many moves will write, worked out in memory while their accounts are held."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from django.db import connection, transaction

from linli.ledger.refusals import AlreadyReversed, OtherContent, Overdraft
from linli.ledger.rules import NewMove, Posted, digest_of

Entry = tuple[int, int, int, int, int]  # account, seq, amount, balance after, move


class Questions(NamedTuple):
    """What is asked before anything is written, in the SQL of an engine.

    `accounts` holds them until the transaction ends; `numbers` and `words` make a list one
    parameter.
    """

    accounts: str
    standing: str
    reversed: str
    numbers: Callable[[Iterable[int]], str]
    words: Callable[[Iterable[str]], str]


@dataclass(slots=True)
class Account:
    unit: str
    floor: int | None
    balance: int
    seq: int


@dataclass(slots=True)
class Plan:
    """Rows to be written. A refusal while planning leaves nothing to undo."""

    accounts: dict[int, Account]
    standing: dict[str, tuple[int, bytes]]
    reversed: set[int]
    entries: list[Entry] = field(default_factory=list)
    moves: list[tuple[int, NewMove, bytes]] = field(default_factory=list)

    def post(self, moves: Sequence[NewMove], new_ids: Iterator[int]) -> list[Posted]:
        """Plan those that do not stand yet, each under the next of the new ids."""
        posted = []
        for move in moves:
            asked = digest_of(move)
            if move.key in self.standing:
                posted.append(self._replay(move.key, asked))
                continue
            move_id = next(new_ids)
            self._enter(move_id, move)
            self.moves.append((move_id, move, asked))
            posted.append(Posted(move_id, False))
        return posted

    def settled(self) -> list[tuple[int, int, int]]:
        """Balance, seq and id of the accounts that moved."""
        moved = {entry[0] for entry in self.entries}
        return [(self.accounts[pk].balance, self.accounts[pk].seq, pk) for pk in moved]

    def _replay(self, key: str, asked: bytes) -> Posted:
        move_id, standing = self.standing[key]
        if asked != standing:
            raise OtherContent
        return Posted(move_id, True)

    def _enter(self, move_id: int, move: NewMove) -> None:
        if move.reverses_id is not None:
            if move.reverses_id in self.reversed:
                raise AlreadyReversed
            self.reversed.add(move.reverses_id)
        unit = None
        for account_id, amount in move.legs:
            account = self.accounts.get(account_id)
            if account is None:
                raise ValueError(f"account {account_id} is not one of the community")
            if unit not in (None, account.unit):
                raise ValueError("a move has one unit")
            unit = account.unit
            account.balance += amount
            account.seq += 1
            if account.floor is not None and account.balance < account.floor:
                raise Overdraft(account_id)
            self.entries.append((account_id, account.seq, amount, account.balance, move_id))


def begin(cursor: Any, moves: Sequence[NewMove], ask: Questions) -> Plan:
    """Hold the accounts of these moves and look up what stands of them."""
    community_id = moves[0].by.community_id
    accounts = {account_id for move in moves for account_id, _ in move.legs}
    cursor.execute(ask.accounts, [ask.numbers(accounts), community_id])
    held = {account_id: Account(*rest) for account_id, *rest in cursor.fetchall()}
    cursor.execute(ask.standing, [ask.words(move.key for move in moves), community_id])
    standing = {key: (move_id, digest) for key, move_id, digest in cursor.fetchall()}
    reverses = [move.reverses_id for move in moves if move.reverses_id is not None]
    if reverses:
        cursor.execute(ask.reversed, [ask.numbers(reverses)])
    return Plan(held, standing, {pk for (pk,) in cursor.fetchall()} if reverses else set())


def in_transaction() -> AbstractContextManager[Any]:
    """A transaction, unless there is one."""
    return nullcontext() if connection.in_atomic_block else transaction.atomic()

"""What is tried past the program, in SQL, on a database that has books: each attack is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from linli.journal.by import By
from linli.ledger.accounts import account
from linli.ledger.guards import ACCOUNT, ENTRY, KEPT, MOVE, SAME
from linli.ledger.invariants import INVARIANTS
from linli.ledger.posting import post
from linli.ledger.rules import Leg
from linli.places.models import Community

pytestmark = pytest.mark.database
NOON = datetime(2021, 1, 13, 4, tzinfo=UTC)
Names = dict[str, int]


@pytest.fixture
def names(
    by: By, community: Community, fact_id: int, purse: Callable[[str], int], issued: int
) -> Names:
    """A purse with 20 points in one entry, another that is empty, and their surroundings."""
    hers, his = purse("person:1"), purse("person:2")
    legs = [Leg(issued, -20), Leg(hers, 20)]
    posted = post(by=by, at=NOON, key="award", kind="award", legs=legs, because_id=fact_id)
    other = Community.objects.create(code="other", name="别处")
    return {
        "hers": hers,
        "his": his,
        "issued": issued,
        "cash": account(community.pk, "fen", "pouch", floor=None),
        "theirs": account(other.pk, "points", "issued", floor=None),
        "here": community.pk,
        "there": other.pk,
        "move": posted.move_id,
        "new": posted.move_id + 1000,
        "newer": posted.move_id + 1001,
        "nobody": 987654321,
        "fact": fact_id,
    }


def entry(account: str, seq: int, amount: int, after: int, move: str = "new") -> str:
    return (
        "INSERT INTO ledger_entry (account_id, seq, amount, balance_after, move_id) "
        f"VALUES ({{{account}}}, {seq}, {amount}, {after}, {{{move}}})"
    )


def settle(account: str, seq: int, balance: int) -> str:
    return f"UPDATE ledger_account SET balance = {balance}, seq = {seq} WHERE id = {{{account}}}"


def move(
    key: str = "new",
    *,
    number: str = "new",
    because: str = "{fact}",
    at: str = "here",
    reverses: str = "NULL",
) -> str:
    return (
        "INSERT INTO ledger_move "
        "(id, community_id, key, digest, kind, because_id, at, memo, reverses_id) VALUES "
        f"({{{number}}}, {{{at}}}, '{key}', '0', 'award', {because}, '2021-01-13', '', {reverses})"
    )


def opened(unit: str, *, balance: int) -> str:
    return (
        "INSERT INTO ledger_account (community_id, unit, kind, holder, balance, seq) "
        f"VALUES ({{here}}, '{unit}', 'purse', 'x', {balance}, 0)"
    )


HERS_AND_HIS = [
    entry("hers", 2, -5, 15),
    entry("his", 1, 5, 5),
    settle("hers", 2, 15),
    settle("his", 1, 5),
]


def run(statements: list[str], names: Names) -> None:
    """Run them together, and ask what the commit would ask.

    On SQLite they follow each other in a transaction; on PostgreSQL they are one statement.
    """
    asked = [statement.format(**names) for statement in statements]
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            *parts, last = asked
            named = ", ".join(f"part{n} AS ({part})" for n, part in enumerate(parts))
            cursor.execute(f"WITH {named} {last}" if parts else last)
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            return
        for statement in asked:
            cursor.execute(statement)
        if cursor.execute("PRAGMA foreign_key_check").fetchall():
            raise IntegrityError("FOREIGN KEY constraint failed")


def test_a_true_move_passes_in_sql_too(names: Names) -> None:
    run([*HERS_AND_HIS, move()], names)
    found = [finding for invariant in INVARIANTS for finding in invariant()]
    assert found == [f"move {names['new']} is not what was asked"]


APPEND_ONLY = "append-only"
CHECK = "(?i)check constraint"
LEGS = f"{ENTRY}|{MOVE}"  # PostgreSQL asks about the legs of a move as its entries come
MISSING = f"(?i)foreign key|{LEGS}"
TWICE = "(?i)unique|" + MOVE

ATTACKS = {
    "an entry is raised": (
        APPEND_ONLY,
        ["UPDATE ledger_entry SET amount = 21 WHERE account_id = {hers}"],
    ),
    "an entry is deleted": (APPEND_ONLY, ["DELETE FROM ledger_entry WHERE account_id = {hers}"]),
    "a move is renamed": (APPEND_ONLY, ["UPDATE ledger_move SET memo = 'x' WHERE id = {move}"]),
    "a move is backdated": (
        APPEND_ONLY,
        ["UPDATE ledger_move SET at = '2020-01-01' WHERE id = {move}"],
    ),
    "a move is deleted": (APPEND_ONLY, ["DELETE FROM ledger_move WHERE id = {move}"]),
    "a balance is raised by hand": (ACCOUNT, [settle("hers", 1, 21)]),
    "a balance is raised under a new number": (ACCOUNT, [settle("hers", 2, 21)]),
    "a balance is wound back": (ACCOUNT, [settle("hers", 0, 0)]),
    "an account is given away": (
        SAME,
        ["UPDATE ledger_account SET holder = 'x' WHERE id = {hers}"],
    ),
    "an account becomes money": (
        SAME,
        ["UPDATE ledger_account SET unit = 'fen' WHERE id = {hers}"],
    ),
    "an account with entries is deleted": (
        KEPT,
        ["DELETE FROM ledger_account WHERE id = {hers}"],
    ),
    "an account is opened with points in it": (ACCOUNT, [opened("points", balance=5)]),
    "an account is opened in gold": (CHECK, [opened("gold", balance=0)]),
    "the floor is raised over the balance": (
        CHECK,
        ["UPDATE ledger_account SET floor = 21 WHERE id = {hers}"],
    ),
    "an entry is added to a move that stands": (ENTRY, [entry("hers", 2, 5, 25, "move")]),
    "an entry without a move": (MISSING, [entry("hers", 2, 5, 25), settle("hers", 2, 25)]),
    "an entry without an account": (
        MISSING,
        [*HERS_AND_HIS, entry("nobody", 1, 7, 7), entry("nobody", 2, -7, 0), move()],
    ),
    "an entry leaves a gap": (ENTRY, [entry("hers", 3, 5, 25)]),
    "an entry takes a number again": ("(?i)unique|" + ENTRY, [entry("hers", 1, 5, 5)]),
    "an entry miscounts": (ENTRY, [entry("hers", 2, 5, 26)]),
    "an entry of nothing": (CHECK, [entry("hers", 2, 0, 20)]),
    "a move with one leg": (LEGS, [entry("hers", 2, 5, 25), settle("hers", 2, 25), move()]),
    "a move without legs": (MOVE, [move()]),
    "a move that makes points": (
        LEGS,
        [*HERS_AND_HIS[:1], entry("his", 1, 6, 6), HERS_AND_HIS[2], settle("his", 1, 6), move()],
    ),
    "a move that leaves a balance behind": (LEGS, [*HERS_AND_HIS[:3], move()]),
    "a move that overdraws": (CHECK, [entry("his", 1, -1, -1), settle("his", 1, -1)]),
    "a move from points to money": (
        LEGS,
        [*HERS_AND_HIS[:1], entry("cash", 1, 5, 5), HERS_AND_HIS[2], settle("cash", 1, 5), move()],
    ),
    "a move between communities": (
        LEGS,
        [
            *HERS_AND_HIS[:1],
            entry("theirs", 1, 5, 5),
            HERS_AND_HIS[2],
            settle("theirs", 1, 5),
            move(),
        ],
    ),
    "a move of another community": (LEGS, [*HERS_AND_HIS, move(at="there")]),
    "a key is used twice": (TWICE, [*HERS_AND_HIS, move(key="award")]),
    "a move without a fact": (CHECK, [*HERS_AND_HIS, move(because="NULL")]),
    "a move because of nothing that happened": (
        MOVE,
        [*HERS_AND_HIS, move(because="{nobody}")],
    ),
    "a move that reverses none": (MOVE, [*HERS_AND_HIS, move(reverses="{nobody}")]),
    "a move is reversed twice": (
        "(?i)unique",
        [
            *HERS_AND_HIS,
            move(reverses="{move}"),
            entry("hers", 2 + 1, -5, 10, "newer"),
            entry("his", 2, 5, 10, "newer"),
            settle("hers", 3, 10),
            settle("his", 2, 10),
            move("newer", number="newer", reverses="{move}"),
        ],
    ),
}


@pytest.mark.parametrize("attack", ATTACKS)
def test_the_database_refuses(attack: str, names: Names) -> None:
    words, statements = ATTACKS[attack]
    with pytest.raises(IntegrityError, match=words):
        run(statements, names)
    assert [finding for invariant in INVARIANTS for finding in invariant()] == []


@pytest.mark.skipif(connection.vendor != "sqlite", reason="only SQLite has OR REPLACE")
@pytest.mark.parametrize(
    "statements",
    [
        [entry("hers", 1, 30, 30)],
        [*HERS_AND_HIS, move(key="award")],
        [move().replace("{new}", "{move}")],
        ["INSERT INTO ledger_account SELECT * FROM ledger_account WHERE id = {hers}"],
        [
            "INSERT INTO ledger_account (id, community_id, unit, kind, holder, balance, seq) "
            "VALUES ({hers}, {here}, 'points', 'purse', 'person:1', 0, 0)"
        ],
    ],
)
def test_nothing_is_replaced(statements: list[str], names: Names) -> None:
    replacing = [statement.replace("INSERT", "INSERT OR REPLACE") for statement in statements]
    with pytest.raises(IntegrityError):
        run(replacing, names)


def test_the_entries_of_an_account_lie_together(db: None) -> None:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'ledger_entry'")
            (sql,) = cursor.fetchone()
        assert sql.endswith("WITHOUT ROWID")

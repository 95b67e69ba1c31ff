"""What the database itself keeps of the books, whoever writes to it.

Entries come before the account and the move that they belong to; each guard looks at what is
there already:

- an entry continues the last one of its account, and joins no move that stands;
- an account shows what its last entry says, and never becomes another account;
- a move has two legs or more, of one unit and its own community, that sum to zero.

An entry whose move never comes is refused at the commit by its foreign key.
"""

from __future__ import annotations

from linli.journal.guards import Guard, append_only, keep

ENTRY = "an entry continues its account, in a new move"
ACCOUNT = "an account shows what its entries say"
SAME = "an account never becomes another account"
# A plan is kept while the tables grow: it may look up rows, never walk through all of them.
LOOK_UP = (
    "SET jit = off SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off"
)
MOVE = "the legs of a move sum to zero, in one unit and community"


def register() -> None:
    """Called when the application starts."""
    append_only("ledger_move")
    append_only("ledger_entry")
    keep(_guard("ledger_entry", "INSERT", ENTRY, _ENTRY_SQLITE, _ENTRY_POSTGRESQL))
    keep(_guard("ledger_move", "INSERT", MOVE, _MOVE_SQLITE, _MOVE_POSTGRESQL))
    keep(_guard("ledger_account", "INSERT", ACCOUNT, _OPENED_SQLITE, _OPENED_POSTGRESQL))
    keep(_guard("ledger_account", "UPDATE", ACCOUNT, _SETTLED_SQLITE, _SETTLED_POSTGRESQL))
    keep(_STAYS)


def _guard(table: str, event: str, words: str, sqlite: str, postgresql: str) -> Guard:
    """A trigger that refuses with these words where the query of its engine finds a row.

    SQLite asks before each row; PostgreSQL once after each statement, about all of its rows
    (`fresh`): a thousand moves are checked at once.
    """
    name = f"{table}_{event.lower()}"
    return Guard(
        name=name,
        table=table,
        sqlite=(
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{words}') {sqlite}; END",
        ),
        postgresql=(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql {LOOK_UP} AS "
            f"$$ BEGIN IF EXISTS (SELECT {postgresql}) THEN RAISE EXCEPTION '{words}' "
            "USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN NULL; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} AFTER {event} ON {table} "
            f"REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ),
    )


_ENTRY_SQLITE = """
WHERE (NEW.seq - 1, NEW.balance_after - NEW.amount) IS NOT (
    SELECT seq, balance_after FROM ledger_entry WHERE account_id = NEW.account_id
    ORDER BY seq DESC LIMIT 1
  ) AND ((NEW.seq - 1, NEW.balance_after - NEW.amount) IS NOT (0, 0)
    OR EXISTS (SELECT 1 FROM ledger_entry WHERE account_id = NEW.account_id))
  OR EXISTS (SELECT 1 FROM ledger_move WHERE id = NEW.move_id)
"""
# Scalar subqueries, because a plan that joins would be kept while the tables grow.
_ENTRY_POSTGRESQL = """
FROM fresh
WHERE balance_after - amount IS DISTINCT FROM CASE seq WHEN 1 THEN 0 ELSE (
    SELECT before.balance_after FROM ledger_entry before
    WHERE before.account_id = fresh.account_id AND before.seq = fresh.seq - 1
  ) END
  OR (SELECT id FROM ledger_move WHERE id = fresh.move_id) IS NOT NULL
"""
_LEGS = """
FROM (
    SELECT count(*) AS legs, sum(amount) AS total, min(unit) AS one, max(unit) AS other,
      min(community_id) AS here, max(community_id) AS there, min(a.seq - e.seq) AS behind
    FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
    WHERE e.move_id = {move}.id
  ) AS said
WHERE legs < 2 OR total <> 0 OR one <> other OR behind < 0
  OR here <> {move}.community_id OR there <> {move}.community_id
"""
_MOVE_SQLITE = f"""{_LEGS.format(move="NEW")}
  OR EXISTS (SELECT 1 FROM ledger_move WHERE id = NEW.id)
"""  # noqa: S608 (made of constants)
_MOVE_POSTGRESQL = _LEGS.format(move="fresh").replace("FROM (", "FROM fresh, LATERAL (", 1)
_OPENED_SQLITE = """
WHERE NEW.balance <> 0 OR NEW.seq <> 0
  OR EXISTS (SELECT 1 FROM ledger_entry WHERE account_id = NEW.id)
"""
_OPENED_POSTGRESQL = "FROM fresh WHERE balance <> 0 OR seq <> 0"
_SETTLED_SQLITE = """
WHERE NEW.seq <> coalesce((SELECT max(seq) FROM ledger_entry WHERE account_id = NEW.id), 0)
  OR NEW.balance <> coalesce((
    SELECT balance_after FROM ledger_entry WHERE account_id = NEW.id AND seq = NEW.seq), 0)
"""
_SETTLED_POSTGRESQL = """
FROM fresh
WHERE fresh.seq <> coalesce((
    SELECT max(e.seq) FROM ledger_entry e WHERE e.account_id = fresh.id), 0)
  OR fresh.balance <> coalesce((
    SELECT e.balance_after FROM ledger_entry e
    WHERE e.account_id = fresh.id AND e.seq = fresh.seq), 0)
"""

_WAS = "(OLD.id, OLD.community_id, OLD.unit, OLD.kind, OLD.holder)"
_IS = "(NEW.id, NEW.community_id, NEW.unit, NEW.kind, NEW.holder)"
_STAYS = Guard(
    name="ledger_account_stays",
    table="ledger_account",
    sqlite=(
        "DROP TRIGGER IF EXISTS ledger_account_stays",
        f"CREATE TRIGGER ledger_account_stays BEFORE UPDATE ON ledger_account "
        f"WHEN {_WAS} IS NOT {_IS} BEGIN SELECT RAISE(ABORT, '{SAME}'); END",
    ),
    postgresql=(
        "CREATE OR REPLACE FUNCTION ledger_account_stays() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAME}' USING ERRCODE = 'integrity_constraint_violation'; "
        "END $$",
        "DROP TRIGGER IF EXISTS ledger_account_stays ON ledger_account",
        "CREATE TRIGGER ledger_account_stays BEFORE UPDATE ON ledger_account FOR EACH ROW "
        f"WHEN ({_WAS} IS DISTINCT FROM {_IS}) EXECUTE FUNCTION ledger_account_stays()",
    ),
)

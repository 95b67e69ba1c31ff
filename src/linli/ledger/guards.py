"""What the database itself keeps of the books, whoever writes to it:

- an entry continues the last one of its account, in a new move;
- the legs of a move sum to zero, in one unit and its own community, and their accounts show them;
- an account shows what its last entry says, and never becomes another account.

PostgreSQL asks once, after a statement, about all of its rows: there a move, its entries and the
new balances are one statement. SQLite asks before each row what is there already: entries come
first, their accounts next, the move last. An entry whose move never comes is refused at the commit
by its foreign key.
"""

from __future__ import annotations

from linli.journal.guards import Guard, append_only, keep

ENTRY = "an entry continues its account, in a new move"
MOVE = "the legs of a move sum to zero, in one unit and community"
ACCOUNT = "an account shows what its entries say"
SAME = "an account never becomes another account"
KEPT = "an account with entries is never deleted"


def register() -> None:
    """Called when the application starts."""
    append_only("ledger_move")
    append_only("ledger_entry")
    keep(_guard("ledger_entry", "INSERT", ENTRY, _ENTRY_SQLITE, _ENTRY_POSTGRESQL))
    keep(_guard("ledger_move", "INSERT", MOVE, _MOVE_SQLITE, _MOVE_POSTGRESQL))
    keep(_guard("ledger_account", "INSERT", ACCOUNT, _OPENED_SQLITE, _OPENED_POSTGRESQL))
    keep(_guard("ledger_account", "UPDATE", ACCOUNT, _SETTLED_SQLITE, _SETTLED_POSTGRESQL))
    keep(_row_guard("stays", "UPDATE OF id, community_id, unit, kind, holder", SAME, _BECOMES))
    keep(_row_guard("kept", "DELETE", KEPT, "OLD.seq <> 0"))


def _guard(table: str, event: str, words: str, sqlite: str, postgresql: str) -> Guard:
    """Refuses with these words where SQLite's condition is met or PostgreSQL's query finds a row.

    `fresh` are the rows of a statement. A plan is kept while the tables grow: it looks rows up
    (LATERAL with LIMIT, scalar subqueries) and may not walk through a table. On SQLite a row that
    is refused has changed nothing yet, so FAIL does what ABORT does, without its savepoint.
    """
    name = f"{table}_{event.lower()}"
    return Guard(
        name=name,
        table=table,
        sqlite=(
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {sqlite} "
            f"BEGIN SELECT RAISE(FAIL, '{words}'); END",
        ),
        postgresql=(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql "
            "SET enable_seqscan = off SET enable_bitmapscan = off "
            f"AS $$ BEGIN IF EXISTS (SELECT {postgresql}) THEN "
            f"RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation'; "
            "END IF; RETURN NULL; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON {table}",
            f"CREATE TRIGGER {name} AFTER {event} ON {table} "
            f"REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION {name}()",
        ),
    )


def _row_guard(name: str, event: str, words: str, condition: str) -> Guard:
    """Refuses with these words where a row of ledger_account, as it was, meets the condition."""
    name = f"ledger_account_{name}"
    return Guard(
        name=name,
        table="ledger_account",
        sqlite=(
            f"DROP TRIGGER IF EXISTS {name}",
            f"CREATE TRIGGER {name} BEFORE {event} ON ledger_account WHEN {condition} "
            f"BEGIN SELECT RAISE(ABORT, '{words}'); END",
        ),
        postgresql=(
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            f"RAISE EXCEPTION '{words}' USING ERRCODE = 'integrity_constraint_violation'; END $$",
            f"DROP TRIGGER IF EXISTS {name} ON ledger_account",
            f"CREATE TRIGGER {name} BEFORE {event} ON ledger_account FOR EACH ROW "
            f"WHEN ({condition}) EXECUTE FUNCTION {name}()",
        ),
    )


_ENTRY_SQLITE = """
  EXISTS (SELECT 1 FROM ledger_move WHERE id = NEW.move_id)
  OR (NEW.seq - 1, NEW.balance_after - NEW.amount) IS NOT (
    SELECT seq, balance_after FROM ledger_entry WHERE account_id = NEW.account_id
    ORDER BY seq DESC LIMIT 1
  ) AND ((NEW.seq, NEW.balance_after) IS NOT (1, NEW.amount)
    OR EXISTS (SELECT 1 FROM ledger_entry WHERE account_id = NEW.account_id))
"""
_ENTRY_POSTGRESQL = """
FROM fresh e
LEFT JOIN LATERAL (
    SELECT community_id, unit, seq FROM ledger_account WHERE id = e.account_id LIMIT 1
  ) AS a ON true
LEFT JOIN LATERAL (
    SELECT balance_after AS balance FROM ledger_entry
    WHERE account_id = e.account_id AND seq = e.seq - 1 LIMIT 1
  ) AS before ON true
GROUP BY e.move_id
HAVING sum(e.amount) <> 0 OR min(a.unit) <> max(a.unit)
  OR min(a.community_id) <> max(a.community_id) OR min(a.community_id) IS DISTINCT FROM (
    SELECT community_id FROM ledger_move WHERE id = e.move_id)
  OR count(*) <> (SELECT count(*) FROM ledger_entry o WHERE o.move_id = e.move_id)
  OR NOT bool_and((
    a.seq >= e.seq
    AND e.balance_after - e.amount = CASE e.seq WHEN 1 THEN 0 ELSE before.balance END
  ) IS TRUE)
"""
_MOVE_SQLITE = """
  EXISTS (SELECT 1 FROM ledger_move WHERE id = NEW.id)
  OR NEW.because_id IS NOT (SELECT id FROM journal_recordedfact WHERE id = NEW.because_id)
  OR NEW.reverses_id IS NOT (SELECT id FROM ledger_move WHERE id = NEW.reverses_id)
  OR (
    SELECT sum(e.amount) IS NOT 0 OR min(a.unit) <> max(a.unit)
      OR max(a.community_id <> NEW.community_id OR a.seq < e.seq)
    FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
    WHERE e.move_id = NEW.id
  )
"""
_MOVE_POSTGRESQL = """
FROM fresh
WHERE (SELECT move_id FROM ledger_entry WHERE move_id = fresh.id LIMIT 1) IS NULL
  OR because_id <> coalesce(
    (SELECT id FROM journal_recordedfact WHERE id = fresh.because_id), 0)
  OR reverses_id <> coalesce((SELECT id FROM ledger_move WHERE id = fresh.reverses_id), 0)
"""
_OPENED_SQLITE = """
  NEW.balance <> 0 OR NEW.seq <> 0
  OR EXISTS (SELECT 1 FROM ledger_entry WHERE account_id = NEW.id)
"""
_OPENED_POSTGRESQL = "FROM fresh WHERE balance <> 0 OR seq <> 0"
_SETTLED_SQLITE = """
  (NEW.seq, NEW.balance) IS NOT (
    SELECT seq, balance_after FROM ledger_entry WHERE account_id = NEW.id
    ORDER BY seq DESC LIMIT 1
  ) AND ((NEW.seq, NEW.balance) IS NOT (0, 0)
    OR EXISTS (SELECT 1 FROM ledger_entry WHERE account_id = NEW.id))
"""
_SETTLED_POSTGRESQL = """
FROM fresh LEFT JOIN LATERAL (
    SELECT seq, balance_after FROM ledger_entry WHERE account_id = fresh.id
    ORDER BY seq DESC LIMIT 1
  ) AS last ON true
WHERE fresh.seq <> coalesce(last.seq, 0) OR fresh.balance <> coalesce(last.balance_after, 0)
"""
_BECOMES = (
    "(OLD.id, OLD.community_id, OLD.unit, OLD.kind, OLD.holder) IS DISTINCT FROM "
    "(NEW.id, NEW.community_id, NEW.unit, NEW.kind, NEW.holder)"
)

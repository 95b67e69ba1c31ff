"""PostgreSQL posts a move in one call: its locks last as long as that, not many round trips.

A refusal is an answer and not an exception, so that the caller's transaction lives on. Plans are
kept for the session while the tables grow, so none may walk through a table. Legs come in the
order of their accounts, and are locked in it.
"""

from django.db import migrations

LEDGER_POST = """
CREATE FUNCTION ledger_post(
    community bigint, asked_key text, asked_digest bytea, asked_kind text, because bigint,
    asked_at timestamptz, by bigint, recorder bigint, asked_memo text, reversed bigint,
    leg_accounts bigint[], leg_amounts bigint[],
    OUT move_id bigint, OUT replayed boolean, OUT refusal text, OUT account_id bigint
)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
    standing bytea;
    stranger bigint;
    short bigint;
BEGIN
    SELECT min(leg.account) FILTER (WHERE held.community_id IS DISTINCT FROM community),
        min(leg.account) FILTER (WHERE held.balance + leg.amount < held.floor)
    INTO stranger, short
    FROM unnest(leg_accounts, leg_amounts) AS leg (account, amount)
    LEFT JOIN LATERAL (
        SELECT community_id, floor, balance FROM ledger_account
        WHERE id = leg.account FOR NO KEY UPDATE
    ) AS held ON true;

    SELECT id, digest INTO move_id, standing FROM ledger_move
    WHERE community_id = community AND key = asked_key;
    replayed := FOUND;
    IF replayed THEN
        IF standing <> asked_digest THEN
            refusal := 'SAME_ID_OTHER_CONTENT';
        END IF;
        RETURN;
    END IF;
    IF reversed IS NOT NULL THEN
        PERFORM FROM ledger_move WHERE reverses_id = reversed;
        IF FOUND THEN
            refusal := 'ALREADY_REVERSED';
            RETURN;
        END IF;
    END IF;
    account_id := coalesce(stranger, short);
    IF account_id IS NOT NULL THEN
        refusal := CASE WHEN stranger IS NULL THEN 'OVERDRAFT' ELSE 'not one of the community' END;
        RETURN;
    END IF;

    move_id := nextval('ledger_move_id_seq');
    WITH settled AS (
        UPDATE ledger_account a SET balance = a.balance + leg.amount, seq = a.seq + 1
        FROM unnest(leg_accounts, leg_amounts) AS leg (account, amount)
        WHERE a.id = leg.account
        RETURNING a.id, a.seq, leg.amount, a.balance
    ), entered AS (
        INSERT INTO ledger_entry (account_id, seq, amount, balance_after, move_id)
        SELECT settled.id, settled.seq, settled.amount, settled.balance, ledger_post.move_id
        FROM settled
    )
    INSERT INTO ledger_move (id, community_id, key, digest, kind, because_id, at, by_id,
        recorded_by_id, memo, reverses_id)
    VALUES (ledger_post.move_id, community, asked_key, asked_digest, asked_kind, because, asked_at,
        by, recorder, asked_memo, reversed);
END $$
"""


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(LEDGER_POST)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_lean_tables")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

"""PostgreSQL posts in one call: every lock is held for the length of it, not of many round trips.

A refusal is an answer and not an exception, so that the caller's transaction lives on. Arrays
have an element for each move; a leg names its move by `leg_places`, from 1. Plans are kept for the
session while the tables grow, so none may walk through a table: hence the settings, and lookups
row by row (LATERAL with LIMIT, scalar subqueries) where a join could become a walk.
"""

from django.db import migrations

LEDGER_POST = """
CREATE FUNCTION ledger_post(
    community bigint, keys text[], digests bytea[], kinds text[], ats timestamptz[],
    becauses bigint[], bys bigint[], recorders bigint[], memos text[], reversed bigint[],
    leg_places int[], leg_accounts bigint[], leg_amounts bigint[]
) RETURNS TABLE (move_id bigint, replayed boolean, refusal text, account_id bigint)
LANGUAGE plpgsql
SET plan_cache_mode = force_generic_plan SET jit = off
SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
#variable_conflict use_column
DECLARE
    ids bigint[];
    standing boolean[];
    others boolean;
    account bigint;
BEGIN
    PERFORM FROM ledger_account a
    WHERE a.id = ANY (leg_accounts) ORDER BY a.id FOR NO KEY UPDATE;

    SELECT array_agg(coalesce(known, nextval('ledger_move_id_seq')) ORDER BY place),
        array_agg(known IS NOT NULL ORDER BY place), bool_or(other)
    INTO ids, standing, others
    FROM (
        SELECT place, m.id AS known, m.digest <> asked.digest AS other
        FROM unnest(keys, digests) WITH ORDINALITY AS asked (key, digest, place)
        LEFT JOIN LATERAL (
            SELECT id, digest FROM ledger_move
            WHERE community_id = community AND key = asked.key LIMIT 1
        ) AS m ON true
        ORDER BY place
    ) AS found;
    IF others THEN
        RETURN QUERY SELECT NULL::bigint, NULL::boolean, 'SAME_ID_OTHER_CONTENT', NULL::bigint;
        RETURN;
    END IF;

    IF EXISTS (
        SELECT FROM unnest(reversed, ids) AS asked (reverses_id, id)
        WHERE (SELECT m.id FROM ledger_move m WHERE m.reverses_id = asked.reverses_id) <> asked.id
    ) THEN
        RETURN QUERY SELECT NULL::bigint, NULL::boolean, 'ALREADY_REVERSED', NULL::bigint;
        RETURN;
    END IF;

    SELECT leg.account INTO account
    FROM unnest(leg_accounts) AS leg (account)
    WHERE (SELECT a.community_id FROM ledger_account a WHERE a.id = leg.account)
        IS DISTINCT FROM community
    LIMIT 1;
    IF FOUND THEN
        RETURN QUERY SELECT NULL::bigint, NULL::boolean, 'not one of the community', account;
        RETURN;
    END IF;

    SELECT running.account INTO account
    FROM (
        SELECT leg.account, leg.place, a.floor,
            a.balance + sum(leg.amount) OVER (PARTITION BY leg.account ORDER BY leg.place) AS balance
        FROM unnest(leg_places, leg_accounts, leg_amounts) AS leg (place, account, amount)
        JOIN ledger_account a ON a.id = leg.account
        WHERE NOT standing[leg.place]
    ) AS running
    WHERE running.balance < running.floor
    ORDER BY running.place, running.account LIMIT 1;
    IF FOUND THEN
        RETURN QUERY SELECT NULL::bigint, NULL::boolean, 'OVERDRAFT', account;
        RETURN;
    END IF;

    INSERT INTO ledger_entry (account_id, seq, amount, balance_after, move_id)
    SELECT a.id, a.seq + row_number() OVER line, leg.amount,
        a.balance + sum(leg.amount) OVER line, ids[leg.place]
    FROM unnest(leg_places, leg_accounts, leg_amounts) AS leg (place, account, amount)
    JOIN ledger_account a ON a.id = leg.account
    WHERE NOT standing[leg.place]
    WINDOW line AS (PARTITION BY leg.account ORDER BY leg.place);

    UPDATE ledger_account a
    SET balance = a.balance + sums.amount, seq = a.seq + sums.legs
    FROM (
        SELECT leg.account, sum(leg.amount) AS amount, count(*) AS legs
        FROM unnest(leg_places, leg_accounts, leg_amounts) AS leg (place, account, amount)
        WHERE NOT standing[leg.place]
        GROUP BY leg.account
    ) AS sums
    WHERE a.id = sums.account;

    INSERT INTO ledger_move (id, community_id, key, digest, kind, at, because_id, by_id,
        recorded_by_id, memo, reverses_id)
    SELECT asked.id, community, asked.key, asked.digest, asked.kind, asked.at, asked.because_id,
        asked.by_id, asked.recorded_by_id, asked.memo, asked.reverses_id
    FROM unnest(ids, standing, keys, digests, kinds, ats, becauses, bys, recorders, memos, reversed)
        AS asked (id, standing, key, digest, kind, at, because_id, by_id, recorded_by_id, memo,
            reverses_id)
    WHERE NOT asked.standing;

    RETURN QUERY SELECT done.id, done.standing, NULL::text, NULL::bigint
    FROM unnest(ids, standing) WITH ORDINALITY AS done (id, standing, place) ORDER BY place;
END $$
"""


def create(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(LEDGER_POST)


class Migration(migrations.Migration):
    dependencies = [("ledger", "0002_clustered_entries")]

    operations = [migrations.RunPython(create, migrations.RunPython.noop)]

-- What is old goes in the order in which it was written, some rows at a time; the first row that is not old ends the search.
-- Outreach and tasks hold their instant in their text, where seconds are enough.

-- :count-seen-events
SELECT count(*) FROM seen_event WHERE at < ?

-- :forget-seen-events
DELETE FROM seen_event
WHERE (source, id) IN (SELECT source, id FROM seen_event WHERE at < ? LIMIT ?)

-- :count-outbox
SELECT count(*) FROM outbox
WHERE status <> 'PENDING'
  AND number < coalesce((SELECT number FROM outbox WHERE substr(outreach ->> '$.decidedAt', 1, 19) >= ?
                         ORDER BY number LIMIT 1), 9223372036854775807)

-- :forget-outbox
DELETE FROM outbox
WHERE number IN (
  SELECT number FROM outbox
  WHERE status <> 'PENDING'
    AND number < coalesce((SELECT number FROM outbox WHERE substr(outreach ->> '$.decidedAt', 1, 19) >= ?
                           ORDER BY number LIMIT 1), 9223372036854775807)
  ORDER BY number LIMIT ?)

-- :count-outbox postgres
SELECT count(*) FROM outbox
WHERE status <> 'PENDING'
  AND number < coalesce((SELECT number FROM outbox
                         WHERE substr(CAST(outreach AS json) ->> 'decidedAt', 1, 19) COLLATE "C" >= ?
                         ORDER BY number LIMIT 1), 9223372036854775807)

-- :forget-outbox postgres
DELETE FROM outbox
WHERE number IN (
  SELECT number FROM outbox
  WHERE status <> 'PENDING'
    AND number < coalesce((SELECT number FROM outbox
                           WHERE substr(CAST(outreach AS json) ->> 'decidedAt', 1, 19) COLLATE "C" >= ?
                           ORDER BY number LIMIT 1), 9223372036854775807)
  ORDER BY number LIMIT ?)

-- :count-dead-letters
SELECT count(*) FROM dead_letter WHERE at < ?

-- :forget-dead-letters
DELETE FROM dead_letter WHERE number IN (SELECT number FROM dead_letter WHERE at < ? ORDER BY number LIMIT ?)

-- :count-tasks
SELECT count(*) FROM task
WHERE number < coalesce((SELECT number FROM task WHERE substr(task ->> '$.since', 1, 19) >= ?
                         ORDER BY number LIMIT 1), 9223372036854775807)

-- :forget-tasks
DELETE FROM task
WHERE number IN (
  SELECT number FROM task
  WHERE number < coalesce((SELECT number FROM task WHERE substr(task ->> '$.since', 1, 19) >= ?
                           ORDER BY number LIMIT 1), 9223372036854775807)
  ORDER BY number LIMIT ?)

-- :count-tasks postgres
SELECT count(*) FROM task
WHERE number < coalesce((SELECT number FROM task
                         WHERE substr(CAST(task AS json) ->> 'since', 1, 19) COLLATE "C" >= ?
                         ORDER BY number LIMIT 1), 9223372036854775807)

-- :forget-tasks postgres
DELETE FROM task
WHERE number IN (
  SELECT number FROM task
  WHERE number < coalesce((SELECT number FROM task
                           WHERE substr(CAST(task AS json) ->> 'since', 1, 19) COLLATE "C" >= ?
                           ORDER BY number LIMIT 1), 9223372036854775807)
  ORDER BY number LIMIT ?)

-- :count-campaign-runs
SELECT count(*) FROM campaign_run WHERE scheduled < ?

-- :forget-campaign-runs
DELETE FROM campaign_run
WHERE (campaign, scheduled) IN (
  SELECT campaign, scheduled FROM campaign_run WHERE scheduled < ? ORDER BY scheduled, campaign LIMIT ?)

-- :journal
SELECT number, customer, look, decided_at, rules_version, event, receipt FROM journal
WHERE number > ?
  AND number < coalesce((SELECT number FROM journal WHERE decided_at >= ? ORDER BY number LIMIT 1), 9223372036854775807)
ORDER BY number LIMIT ?

-- :forget-journal
DELETE FROM journal WHERE number IN (SELECT CAST(value AS INTEGER) FROM json_each(?))

-- :forget-journal postgres
DELETE FROM journal WHERE number = ANY (ARRAY(SELECT CAST(json_array_elements_text(CAST(? AS json)) AS bigint)))

-- :states
SELECT customer, number, at, state FROM state_at_cut WHERE customer IN (SELECT value FROM json_each(?))

-- :states postgres
SELECT customer, number, at, state FROM state_at_cut
WHERE customer = ANY (ARRAY(SELECT json_array_elements_text(CAST(? AS json))))

-- :keep-state
INSERT INTO state_at_cut (customer, number, at, state) VALUES (?, ?, ?, ?)
ON CONFLICT (customer) DO UPDATE SET number = excluded.number, at = excluded.at, state = excluded.state
WHERE state_at_cut.number < excluded.number

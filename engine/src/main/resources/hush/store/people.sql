-- :resolve
SELECT i.identity, i.customer FROM json_each(?) wanted CROSS JOIN identity i ON i.identity = wanted.value

-- :resolve postgres
SELECT identity, customer FROM identity WHERE identity = ANY (ARRAY(SELECT json_array_elements_text(CAST(? AS json))))

-- :identities
SELECT identity FROM identity WHERE customer = ? ORDER BY identity

-- :point
INSERT INTO identity (identity, customer) VALUES (?, ?) ON CONFLICT (identity) DO UPDATE SET customer = excluded.customer

-- :repoint
UPDATE identity SET customer = ? WHERE customer = ?

-- :unpoint
DELETE FROM identity WHERE identity = ?

-- :delete-at-version
DELETE FROM customer WHERE id = ? AND version = ?

-- :delete-customer
DELETE FROM customer WHERE id = ?

-- :delete-index
DELETE FROM customer_index WHERE customer = ?

-- :move-journal
UPDATE journal SET customer = ? WHERE customer = ?

-- :move-journal-back
UPDATE journal SET customer = ? WHERE customer = ? AND json_extract(event, '$.customer') = ? AND decided_at < ?

-- :move-journal-back postgres
UPDATE journal SET customer = ? WHERE customer = ? AND CAST(event AS json) ->> 'customer' = ? AND decided_at < ?

-- :remember
INSERT INTO customer_merge (loser, survivor, at, loser_state, survivor_state, after_state) VALUES (?, ?, ?, ?, ?, ?)

-- :last-merge
SELECT at, loser_state, survivor_state, after_state FROM customer_merge WHERE loser = ? ORDER BY number DESC LIMIT 1

-- :forget-merge
DELETE FROM customer_merge WHERE loser = ? AND at = ?

-- :forget-merges
DELETE FROM customer_merge WHERE loser = ? OR survivor = ?

-- :journal-events
SELECT event FROM journal WHERE customer = ?

-- :dead-events
SELECT event FROM dead_letter WHERE json_extract(event, '$.customer') = ?

-- :dead-events postgres
SELECT event FROM dead_letter WHERE CAST(event AS json) ->> 'customer' = ?

-- :forget-event
DELETE FROM seen_event WHERE source = ? AND id = ?

-- :delete-journal
DELETE FROM journal WHERE customer = ?

-- :delete-outbox
DELETE FROM outbox WHERE json_extract(outreach, '$.customer') = ?

-- :delete-outbox postgres
DELETE FROM outbox WHERE CAST(outreach AS json) ->> 'customer' = ?

-- :delete-cut
DELETE FROM state_at_cut WHERE customer = ?

-- :delete-tasks
DELETE FROM task WHERE json_extract(task, '$.customer') = ?

-- :delete-tasks postgres
DELETE FROM task WHERE CAST(task AS json) ->> 'customer' = ?

-- :delete-dead
DELETE FROM dead_letter WHERE json_extract(event, '$.customer') = ?

-- :delete-dead postgres
DELETE FROM dead_letter WHERE CAST(event AS json) ->> 'customer' = ?

-- A run that is not finished goes on a little earlier; who was asked already is a duplicate.
-- :forget-cursor
UPDATE campaign_run SET last_asked = substr(last_asked, 1, length(last_asked) - 1) WHERE last_asked = ?

-- :suppress
INSERT INTO suppression (hash, at) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING

-- :suppressed
SELECT s.hash FROM json_each(?) wanted CROSS JOIN suppression s ON s.hash = wanted.value

-- :suppressed postgres
SELECT hash FROM suppression WHERE hash = ANY (ARRAY(SELECT json_array_elements_text(CAST(? AS json))))

-- :erased
SELECT hash FROM erasure WHERE hash = ?

-- :prove
INSERT INTO erasure (hash, at, proof) VALUES (?, ?, ?)
ON CONFLICT (hash) DO UPDATE SET at = excluded.at, proof = excluded.proof

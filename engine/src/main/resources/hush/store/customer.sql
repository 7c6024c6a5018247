-- A list parameter is one JSON array, so that a statement is the same for any number of ids.

-- :load
SELECT c.state
FROM json_each(?) wanted CROSS JOIN customer c ON c.id = wanted.value

-- :load postgres
SELECT state
FROM customer
WHERE id = ANY (ARRAY(SELECT json_array_elements_text(CAST(? AS json))))

-- :insert
INSERT INTO customer (id, version, due_at, wake_at, last_seen, state)
VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO NOTHING

-- A SELECT, since the driver rewrites batches of VALUES into one statement and then cannot say which rows were there.
-- :insert postgres
INSERT INTO customer (id, version, due_at, wake_at, last_seen, state)
SELECT ?, ?, ?, ?, ?, ?
ON CONFLICT DO NOTHING

-- :update
UPDATE customer
SET version = ?, due_at = ?, wake_at = ?, last_seen = ?, state = ?
WHERE id = ? AND version = ?

-- The rows of what a commit reads and writes, locked in one order so that no two commits wait for each other in a ring.
-- :versions
SELECT c.id, c.version FROM json_each(?) wanted CROSS JOIN customer c ON c.id = wanted.value

-- :versions postgres
SELECT id, version
FROM customer
WHERE id = ANY (ARRAY(SELECT json_array_elements_text(CAST(? AS json))))
ORDER BY id
FOR UPDATE

-- :earliest-due
SELECT wake_at FROM customer WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1

-- :claim
UPDATE customer
SET wake_at = ?
WHERE id IN (SELECT id FROM customer WHERE wake_at <= ? ORDER BY wake_at, id LIMIT ?)
RETURNING id, due_at

-- :claim postgres
UPDATE customer
SET wake_at = ?
WHERE id = ANY (ARRAY(
    SELECT id FROM customer WHERE wake_at <= ? ORDER BY wake_at, id LIMIT ? FOR UPDATE SKIP LOCKED))
RETURNING id, due_at

-- :release-leases
UPDATE customer SET wake_at = due_at WHERE wake_at IS NOT NULL AND wake_at > due_at

-- :count
SELECT count(*) FROM customer

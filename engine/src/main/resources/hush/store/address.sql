-- :load
SELECT a.key, a.version, a.customers FROM json_each(?) wanted CROSS JOIN address a ON a.key = wanted.value

-- :load postgres
SELECT key, version, customers FROM address WHERE key = ANY (ARRAY(SELECT json_array_elements_text(CAST(? AS json))))

-- A SELECT, since PostgreSQL's driver rewrites batches of VALUES into one statement and then cannot say which rows were there.
-- :write
INSERT INTO address (key, version, customers)
SELECT ?, ?, ? WHERE true
ON CONFLICT (key) DO UPDATE
SET version = excluded.version, customers = excluded.customers
WHERE address.version = excluded.version - 1

-- :delete
DELETE FROM address WHERE key = ? AND version = ?

-- :upgrades
SELECT name FROM upgrade

-- :upgraded
INSERT INTO upgrade (name, at) VALUES (?, ?) ON CONFLICT (name) DO NOTHING

-- :known
SELECT s.source, s.id
FROM json_each(?) wanted
CROSS JOIN seen_event s ON s.source = wanted.value ->> '$[0]' AND s.id = wanted.value ->> '$[1]'

-- :known postgres
SELECT s.source, s.id
FROM json_array_elements(CAST(? AS json)) wanted
JOIN seen_event s ON s.source = wanted ->> 0 AND s.id = wanted ->> 1

-- :insert
INSERT INTO seen_event (source, id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING

-- A SELECT, since the driver rewrites batches of VALUES into one statement and then cannot say which rows were there.
-- :insert postgres
INSERT INTO seen_event (source, id, at) SELECT ?, ?, ? ON CONFLICT DO NOTHING

-- :count
SELECT count(*) FROM seen_event

-- :insert
INSERT INTO task (key, task) VALUES (?, ?) ON CONFLICT DO NOTHING

-- :newest
SELECT task FROM task ORDER BY number DESC LIMIT ?

-- :count
SELECT count(*) FROM task

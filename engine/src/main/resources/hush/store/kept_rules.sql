-- :insert
INSERT INTO kept_rules (version, kept_at, rules) VALUES (?, ?, ?) ON CONFLICT DO NOTHING

-- :of-version
SELECT rules FROM kept_rules WHERE version = ?

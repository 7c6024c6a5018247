-- :alone
SELECT 1

-- :alone postgres
SELECT pg_advisory_xact_lock(4801)

-- :newest
SELECT number, rules, content, at, rolled_back_to, set_aside FROM rule_version ORDER BY number DESC LIMIT ?

-- :find
SELECT number, rules, content, at, rolled_back_to, set_aside FROM rule_version WHERE number = ?

-- :contents
SELECT files FROM rule_version WHERE number = ?

-- :insert
INSERT INTO rule_version (number, rules, content, at, rolled_back_to, set_aside, files) VALUES (?, ?, ?, ?, ?, ?, ?)

-- :set-aside
UPDATE rule_version SET set_aside = ? WHERE number = ?

-- :known-files
SELECT hash FROM rule_file

-- :insert-file
INSERT INTO rule_file (hash, bytes) VALUES (?, ?)

-- :file
SELECT bytes FROM rule_file WHERE hash = ?

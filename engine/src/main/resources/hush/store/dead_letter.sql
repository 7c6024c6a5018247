-- :insert
INSERT INTO dead_letter (at, reason, event) VALUES (?, ?, ?)

-- :newest
SELECT event, reason FROM dead_letter ORDER BY number DESC LIMIT ?

-- :count
SELECT count(*) FROM dead_letter

-- :insert
INSERT INTO journal (customer, look, decided_at, rules_version, event, receipt) VALUES (?, ?, ?, ?, ?, ?)

-- :of-customer
SELECT look, decided_at, rules_version, event, receipt
FROM journal
WHERE customer = ?
ORDER BY number DESC
LIMIT ?

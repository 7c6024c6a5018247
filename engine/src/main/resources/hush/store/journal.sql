-- :insert
INSERT INTO journal (customer, look, decided_at, rules_version, event, receipt) VALUES (?, ?, ?, ?, ?, ?)

-- :of-customer
SELECT look, decided_at, rules_version, event, receipt
FROM journal
WHERE customer = ?
ORDER BY decided_at DESC, number DESC
LIMIT ?

-- :of-customer-between
SELECT look, decided_at, rules_version, event, receipt
FROM journal
WHERE customer = ? AND decided_at >= ? AND decided_at < ?
ORDER BY decided_at DESC, number DESC
LIMIT ?

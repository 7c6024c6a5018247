-- What was stopped and decided again comes back under its key; a key that is on its way or gone stays as it is.
-- :insert
INSERT INTO outbox (key, status, attempts, next_attempt, wake_at, note, outreach)
VALUES (?, 'PENDING', 0, ?, ?, '', ?)
ON CONFLICT (key) DO UPDATE
SET status = 'PENDING', attempts = 0, next_attempt = excluded.next_attempt, wake_at = excluded.wake_at, note = '',
    outreach = excluded.outreach
WHERE outbox.status = 'STOPPED'

-- :change
UPDATE outbox SET status = ?, attempts = ?, next_attempt = ?, wake_at = ?, note = ? WHERE key = ?

-- :send-again
UPDATE outbox
SET status = 'PENDING', attempts = 0, next_attempt = ?, wake_at = ?
WHERE key = ? AND status = 'DEAD'

-- :earliest-attempt
SELECT wake_at FROM outbox WHERE wake_at IS NOT NULL ORDER BY wake_at LIMIT 1

-- :claim
UPDATE outbox
SET wake_at = ?
WHERE number IN (SELECT number FROM outbox WHERE wake_at <= ? ORDER BY wake_at, number LIMIT ?)
RETURNING number, attempts, outreach

-- :claim postgres
UPDATE outbox
SET wake_at = ?
WHERE number = ANY (ARRAY(
    SELECT number FROM outbox WHERE wake_at <= ? ORDER BY wake_at, number LIMIT ? FOR UPDATE SKIP LOCKED))
RETURNING number, attempts, outreach

-- :release-leases
UPDATE outbox SET wake_at = next_attempt WHERE wake_at IS NOT NULL AND wake_at > next_attempt

-- :newest
SELECT outreach, status, attempts, next_attempt, note FROM outbox ORDER BY number DESC LIMIT ?

-- :newest-of-status
SELECT outreach, status, attempts, next_attempt, note FROM outbox WHERE status = ? ORDER BY number DESC LIMIT ?

-- :count-by-status
SELECT status, count(*) FROM outbox GROUP BY status

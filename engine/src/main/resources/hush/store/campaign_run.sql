-- :open
INSERT INTO campaign_run (campaign, scheduled, asked, finished) VALUES (?, ?, 0, ?) ON CONFLICT DO NOTHING

-- :find
SELECT campaign, scheduled, last_asked, asked, finished FROM campaign_run WHERE campaign = ? AND scheduled = ?

-- :save
INSERT INTO campaign_run (campaign, scheduled, last_asked, asked, finished) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (campaign, scheduled) DO UPDATE
SET last_asked = excluded.last_asked, asked = excluded.asked, finished = excluded.finished

-- :newest
SELECT campaign, scheduled, last_asked, asked, finished
FROM campaign_run
ORDER BY scheduled DESC, campaign
LIMIT ?

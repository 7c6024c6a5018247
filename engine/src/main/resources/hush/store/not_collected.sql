-- :add
INSERT INTO not_collected (type, events) VALUES (?, ?)
ON CONFLICT (type) DO UPDATE SET events = not_collected.events + excluded.events

-- :all
SELECT type, events FROM not_collected ORDER BY type

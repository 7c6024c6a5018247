-- :add
INSERT INTO rule_count (rules, rule, what, why, times) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (rules, rule, what, why) DO UPDATE SET times = rule_count.times + excluded.times

-- :all
SELECT rules, rule, what, why, times FROM rule_count

-- :add
INSERT INTO budget_draw (budget, period, cents) VALUES (?, ?, ?)
ON CONFLICT (budget, period) DO UPDATE SET cents = budget_draw.cents + excluded.cents

-- :drawn
SELECT cents FROM budget_draw WHERE budget = ? AND period = ?

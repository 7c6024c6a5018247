-- :of-customers
SELECT i.customer, i.key
FROM json_each(?) wanted CROSS JOIN customer_index i ON i.customer = wanted.value

-- :of-customers postgres
SELECT customer, key
FROM customer_index
WHERE customer = ANY (ARRAY(SELECT json_array_elements_text(CAST(? AS json))))

-- :insert
INSERT INTO customer_index (customer, key) VALUES (?, ?)

-- :delete
DELETE FROM customer_index WHERE customer = ? AND key = ?

-- An audience is put together from these parts; the first key that it must have leads, so that few rows are read.

-- :everyone
SELECT led.id FROM customer led WHERE led.id > ?

-- :led-by-key
SELECT led.customer FROM customer_index led WHERE led.customer > ? AND led.key = ?

-- :has
AND EXISTS (SELECT 1 FROM customer_index i WHERE i.customer = %1$s AND i.key = ?)

-- :has-not
AND NOT EXISTS (SELECT 1 FROM customer_index i WHERE i.customer = %1$s AND i.key = ?)

-- :seen-after
AND EXISTS (SELECT 1 FROM customer c WHERE c.id = %1$s AND c.last_seen > ?)

-- :page
ORDER BY %1$s LIMIT ?

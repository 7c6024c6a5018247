-- Addresses as things of their own, by keyed hash, and who has or had them.

CREATE TABLE address (
    key       TEXT    NOT NULL PRIMARY KEY,
    version   INTEGER NOT NULL,
    customers TEXT    NOT NULL           -- a JSON array of ids, as they were when they came to it
) WITHOUT ROWID;

-- What was done to the data beside the tables, once and for all.
CREATE TABLE upgrade (
    name TEXT    NOT NULL PRIMARY KEY,
    at   INTEGER NOT NULL
);

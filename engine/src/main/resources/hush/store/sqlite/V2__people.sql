-- Who is who, and who is gone. A hash is an HMAC-SHA-256 under the workspace's secret.

CREATE TABLE identity (
    identity TEXT NOT NULL PRIMARY KEY,
    customer TEXT NOT NULL
);
CREATE INDEX identity_customer ON identity (customer);

CREATE TABLE customer_merge (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    loser          TEXT NOT NULL,
    survivor       TEXT NOT NULL,
    at             INTEGER NOT NULL,
    loser_state    TEXT NOT NULL,
    survivor_state TEXT NOT NULL,
    after_state    TEXT NOT NULL
);
CREATE INDEX customer_merge_loser ON customer_merge (loser, number);

-- Addresses of people who were erased; nobody writes there again unless they ask anew.
CREATE TABLE suppression (
    hash TEXT NOT NULL PRIMARY KEY,
    at   INTEGER NOT NULL
);

-- What was consented to and withdrawn, without an identifier.
CREATE TABLE erasure (
    hash  TEXT NOT NULL PRIMARY KEY,
    at    INTEGER NOT NULL,
    proof TEXT NOT NULL
);

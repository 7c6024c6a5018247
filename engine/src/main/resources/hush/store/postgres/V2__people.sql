-- Who is who, and who is gone. A hash is an HMAC-SHA-256 under the workspace's secret.

CREATE TABLE identity (
    identity text COLLATE "C" NOT NULL PRIMARY KEY,
    customer text COLLATE "C" NOT NULL
);
CREATE INDEX identity_customer ON identity (customer);

CREATE TABLE customer_merge (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    loser          text COLLATE "C" NOT NULL,
    survivor       text COLLATE "C" NOT NULL,
    at             bigint NOT NULL,
    loser_state    text NOT NULL,
    survivor_state text NOT NULL,
    after_state    text NOT NULL
);
CREATE INDEX customer_merge_loser ON customer_merge (loser, number);

-- Addresses of people who were erased; nobody writes there again unless they ask anew.
CREATE TABLE suppression (
    hash text COLLATE "C" NOT NULL PRIMARY KEY,
    at   bigint NOT NULL
);

-- What was consented to and withdrawn, without an identifier.
CREATE TABLE erasure (
    hash  text COLLATE "C" NOT NULL PRIMARY KEY,
    at    bigint NOT NULL,
    proof text NOT NULL
);

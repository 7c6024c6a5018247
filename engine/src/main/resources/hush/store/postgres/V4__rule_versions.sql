-- The versions of the rules that were in charge, what they were made of, and what their rules came to.

CREATE TABLE rule_file (
    hash  TEXT  COLLATE "C" NOT NULL PRIMARY KEY,
    bytes BYTEA NOT NULL
);

CREATE TABLE rule_version (
    number         BIGINT NOT NULL PRIMARY KEY,
    rules          TEXT   NOT NULL,  -- the version that receipts name
    content        TEXT   NOT NULL,
    at             BIGINT NOT NULL,
    rolled_back_to BIGINT,
    set_aside      TEXT,
    files          TEXT   NOT NULL   -- each path and the hash of its bytes
);

CREATE TABLE rule_count (
    rules TEXT   COLLATE "C" NOT NULL,
    rule  TEXT   COLLATE "C" NOT NULL,
    what  TEXT   COLLATE "C" NOT NULL,
    why   TEXT   COLLATE "C" NOT NULL,
    times BIGINT NOT NULL,
    PRIMARY KEY (rules, rule, what, why)
);

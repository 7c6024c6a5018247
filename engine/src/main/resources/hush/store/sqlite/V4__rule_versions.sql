-- The versions of the rules that were in charge, what they were made of, and what their rules came to.

CREATE TABLE rule_file (
    hash  TEXT NOT NULL PRIMARY KEY,
    bytes BLOB NOT NULL
);

CREATE TABLE rule_version (
    number         INTEGER NOT NULL PRIMARY KEY,
    rules          TEXT    NOT NULL,  -- the version that receipts name
    content        TEXT    NOT NULL,
    at             INTEGER NOT NULL,
    rolled_back_to INTEGER,
    set_aside      TEXT,
    files          TEXT    NOT NULL   -- each path and the hash of its bytes
);

CREATE TABLE rule_count (
    rules TEXT    NOT NULL,
    rule  TEXT    NOT NULL,
    what  TEXT    NOT NULL,
    why   TEXT    NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (rules, rule, what, why)
) WITHOUT ROWID;

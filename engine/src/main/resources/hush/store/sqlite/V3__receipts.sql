-- A customer's receipts are asked for by day; the rules that wrote them are kept, so that they can be told.

DROP INDEX journal_customer;
CREATE INDEX journal_customer ON journal (customer, decided_at, number);

CREATE TABLE kept_rules (
    version TEXT    NOT NULL PRIMARY KEY,
    kept_at INTEGER NOT NULL,
    rules   TEXT    NOT NULL
) WITHOUT ROWID;

CREATE TABLE state_at_cut (
    customer TEXT    NOT NULL PRIMARY KEY,
    number   INTEGER NOT NULL,       -- of the last journal entry that the state has learned
    at       INTEGER NOT NULL,       -- the instant of that entry
    state    TEXT    NOT NULL
);

CREATE TABLE not_collected (
    type   TEXT    NOT NULL PRIMARY KEY,
    events INTEGER NOT NULL
) WITHOUT ROWID;

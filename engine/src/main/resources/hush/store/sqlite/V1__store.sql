-- Instants are nanoseconds since 1970 in UTC. What only Hush reads is JSON text, so that it comes back to the digit.

CREATE TABLE customer (
    id        TEXT    NOT NULL PRIMARY KEY,
    version   INTEGER NOT NULL,
    due_at    INTEGER,               -- the earliest follow-up or deferral of the state
    wake_at   INTEGER,               -- due_at, or the end of the lease while a node looks at it
    last_seen INTEGER,
    state     TEXT    NOT NULL
);
CREATE INDEX customer_wake ON customer (wake_at, due_at) WHERE wake_at IS NOT NULL;

CREATE TABLE customer_index (
    customer TEXT NOT NULL,
    key      TEXT NOT NULL,          -- kind:value
    PRIMARY KEY (customer, key)
) WITHOUT ROWID;
CREATE INDEX customer_index_key ON customer_index (key, customer);

CREATE TABLE seen_event (
    source TEXT    NOT NULL,
    id     TEXT    NOT NULL,
    at     INTEGER NOT NULL,
    PRIMARY KEY (source, id)
) WITHOUT ROWID;
CREATE INDEX seen_event_at ON seen_event (at);

CREATE TABLE journal (
    number        INTEGER PRIMARY KEY AUTOINCREMENT,
    customer      TEXT    NOT NULL,
    look          TEXT    NOT NULL,
    decided_at    INTEGER NOT NULL,
    rules_version TEXT    NOT NULL,
    event         TEXT    NOT NULL,
    receipt       TEXT    NOT NULL
);
CREATE INDEX journal_customer ON journal (customer, number);

CREATE TABLE outbox (
    number       INTEGER PRIMARY KEY AUTOINCREMENT,
    key          TEXT    NOT NULL UNIQUE,
    status       TEXT    NOT NULL,
    attempts     INTEGER NOT NULL,
    next_attempt INTEGER,
    wake_at      INTEGER,            -- next_attempt, or the end of the lease while a node sends it
    note         TEXT    NOT NULL,
    outreach     TEXT    NOT NULL
);
CREATE INDEX outbox_wake ON outbox (wake_at, next_attempt) WHERE wake_at IS NOT NULL;
CREATE INDEX outbox_status ON outbox (status, number);

CREATE TABLE task (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    key    TEXT NOT NULL UNIQUE,
    task   TEXT NOT NULL
);

CREATE TABLE dead_letter (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at     INTEGER NOT NULL,
    reason TEXT    NOT NULL,
    event  TEXT    NOT NULL
);

CREATE TABLE budget_draw (
    budget TEXT    NOT NULL,
    period TEXT    NOT NULL,
    cents  INTEGER NOT NULL,
    PRIMARY KEY (budget, period)
) WITHOUT ROWID;

CREATE TABLE campaign_run (
    campaign   TEXT    NOT NULL,
    scheduled  INTEGER NOT NULL,
    last_asked TEXT,
    asked      INTEGER NOT NULL,
    finished   INTEGER NOT NULL,
    PRIMARY KEY (campaign, scheduled)
) WITHOUT ROWID;

-- Instants are nanoseconds since 1970 in UTC. What only Hush reads is JSON text, so that it comes back to the digit
-- (jsonb would rewrite numbers); cast it to json to look into it. Ids are compared byte by byte, as SQLite does.

CREATE TABLE customer (
    id        text COLLATE "C" NOT NULL PRIMARY KEY,
    version   bigint NOT NULL,
    due_at    bigint,                -- the earliest follow-up or deferral of the state
    wake_at   bigint,                -- due_at, or the end of the lease while a node looks at it
    last_seen bigint,
    state     text   NOT NULL
) WITH (fillfactor = 80);
CREATE INDEX customer_wake ON customer (wake_at, due_at) WHERE wake_at IS NOT NULL;

CREATE TABLE customer_index (
    customer text COLLATE "C" NOT NULL,
    key      text COLLATE "C" NOT NULL,  -- kind:value
    PRIMARY KEY (customer, key)
);
CREATE INDEX customer_index_key ON customer_index (key, customer);

CREATE TABLE seen_event (
    source text COLLATE "C" NOT NULL,
    id     text COLLATE "C" NOT NULL,
    at     bigint NOT NULL,
    PRIMARY KEY (source, id)
);
CREATE INDEX seen_event_at ON seen_event (at);

CREATE TABLE journal (
    number        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    customer      text COLLATE "C" NOT NULL,
    look          text   NOT NULL,
    decided_at    bigint NOT NULL,
    rules_version text   NOT NULL,
    event         text   NOT NULL,
    receipt       text   NOT NULL
);
CREATE INDEX journal_customer ON journal (customer, number);

CREATE TABLE outbox (
    number       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key          text COLLATE "C" NOT NULL UNIQUE,
    status       text    NOT NULL,
    attempts     integer NOT NULL,
    next_attempt bigint,
    wake_at      bigint,             -- next_attempt, or the end of the lease while a node sends it
    note         text    NOT NULL,
    outreach     text    NOT NULL
);
CREATE INDEX outbox_wake ON outbox (wake_at, next_attempt) WHERE wake_at IS NOT NULL;
CREATE INDEX outbox_status ON outbox (status, number);

CREATE TABLE task (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    key    text COLLATE "C" NOT NULL UNIQUE,
    task   text NOT NULL
);

CREATE TABLE dead_letter (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at     bigint NOT NULL,
    reason text   NOT NULL,
    event  text   NOT NULL
);

CREATE TABLE budget_draw (
    budget text   NOT NULL,
    period text   NOT NULL,
    cents  bigint NOT NULL,
    PRIMARY KEY (budget, period)
);

CREATE TABLE campaign_run (
    campaign   text    NOT NULL,
    scheduled  bigint  NOT NULL,
    last_asked text,
    asked      bigint  NOT NULL,
    finished   boolean NOT NULL,
    PRIMARY KEY (campaign, scheduled)
);

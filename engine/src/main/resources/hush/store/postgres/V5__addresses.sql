-- Addresses as things of their own, by keyed hash, and who has or had them.

CREATE TABLE address (
    key       text COLLATE "C" NOT NULL PRIMARY KEY,
    version   bigint NOT NULL,
    customers text   NOT NULL            -- a JSON array of ids, as they were when they came to it
);

-- What was done to the data beside the tables, once and for all.
CREATE TABLE upgrade (
    name text   NOT NULL PRIMARY KEY,
    at   bigint NOT NULL
);

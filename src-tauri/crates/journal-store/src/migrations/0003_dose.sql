-- Intakes. An instant is kept as it was written, with its offset, and again in microseconds since 1970 UTC for finding it.
CREATE TABLE dose (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    taken_at    TEXT    NOT NULL,
    taken_us    INTEGER NOT NULL,
    zone        TEXT,
    product     BLOB    NOT NULL REFERENCES product (id),
    amount      INTEGER CHECK (amount BETWEEN 1 AND 1000000000000), -- NULL = not known
    unit        TEXT    NOT NULL CHECK (unit <> ''),
    amount_sd   INTEGER CHECK (amount_sd BETWEEN 0 AND 1000000000000),
    measured    TEXT,
    route       TEXT    NOT NULL,
    stomach     TEXT,
    purposes    TEXT    NOT NULL CHECK (json_valid(purposes)),
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    note        TEXT,
    tags        TEXT    NOT NULL CHECK (json_valid(tags)),
    entered_at  TEXT,
    edited_at   TEXT
) STRICT;

CREATE INDEX dose_by_time ON dose (taken_us);
CREATE INDEX dose_by_product ON dose (product);

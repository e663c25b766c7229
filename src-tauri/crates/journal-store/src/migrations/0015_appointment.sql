-- Visits to somebody who treats the person.
CREATE TABLE appointment (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at         TEXT    NOT NULL,
    at_us      INTEGER NOT NULL,
    zone       TEXT,
    "with"     TEXT,
    note       TEXT,
    entered_at TEXT,
    edited_at  TEXT
) STRICT;

-- Strategies without kratom.
CREATE TABLE activity (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at         TEXT    NOT NULL,
    at_us      INTEGER NOT NULL,
    zone       TEXT,
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    minutes    INTEGER CHECK (minutes >= 0),
    note       TEXT,
    entered_at TEXT,
    edited_at  TEXT
) STRICT;

CREATE INDEX activity_by_time ON activity (at_us);

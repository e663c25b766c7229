-- Totals that a clinic told, in millionths: 14.5 is told as often as 14.
CREATE TABLE score (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at         TEXT    NOT NULL,
    at_us      INTEGER NOT NULL,
    zone       TEXT,
    scale      TEXT    NOT NULL CHECK (scale <> ''),
    total      INTEGER NOT NULL CHECK (total BETWEEN 0 AND 1000000000000),
    note       TEXT,
    entered_at TEXT,
    edited_at  TEXT
) STRICT;

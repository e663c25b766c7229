-- Regular medicines, as typed.
CREATE TABLE medicine (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT NOT NULL CHECK (name <> ''),
    from_day   TEXT, -- date
    until_day  TEXT, -- date
    note       TEXT,
    entered_at TEXT,
    edited_at  TEXT
) STRICT;

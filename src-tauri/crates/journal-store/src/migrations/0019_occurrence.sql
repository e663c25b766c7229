-- What became of each time a reminder was due. One row at most for a reminder and an instant: the same one is never shown twice,
-- whichever program looks. Rows outlive their reminder, so that one that comes back by undo does not begin anew.
CREATE TABLE occurrence (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16), -- made of the two below
    reminder     BLOB    NOT NULL CHECK (length(reminder) = 16),
    scheduled_at TEXT    NOT NULL,
    scheduled_us INTEGER NOT NULL,
    state        TEXT    NOT NULL CHECK (state <> ''),
    until        TEXT,
    at           TEXT    NOT NULL,
    UNIQUE (reminder, scheduled_us)
) STRICT;

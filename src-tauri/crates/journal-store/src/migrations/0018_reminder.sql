-- Reminders. A rule is a time of day on some days or a number of minutes from an instant on, so it lies in one JSON object.
CREATE TABLE reminder (
    id                   BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind                 TEXT    NOT NULL CHECK (kind <> ''),
    clock                TEXT    NOT NULL CHECK (clock <> ''),
    rule                 TEXT    NOT NULL CHECK (json_valid(rule)),
    text                 TEXT,
    missed_after_minutes INTEGER CHECK (missed_after_minutes > 0),
    active               INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

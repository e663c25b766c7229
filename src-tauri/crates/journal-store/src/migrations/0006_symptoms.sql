-- Symptoms: a total, or items in a table of their own.
CREATE TABLE symptoms (
    id                BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at                TEXT    NOT NULL,
    at_us             INTEGER NOT NULL,
    zone              TEXT,
    total             INTEGER CHECK (total BETWEEN 0 AND 30),
    before_first_dose INTEGER CHECK (before_first_dose IN (0, 1)),
    note              TEXT,
    entered_at        TEXT,
    edited_at         TEXT
) STRICT;

CREATE INDEX symptoms_by_time ON symptoms (at_us);

CREATE TABLE symptom_item (
    symptoms BLOB    NOT NULL REFERENCES symptoms (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    name     TEXT    NOT NULL CHECK (name <> ''),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
    PRIMARY KEY (symptoms, position)
) STRICT, WITHOUT ROWID;

-- How doses felt. A dose that is removed takes its ratings with it, in the same step and by our own hand, so that undo knows them.
CREATE TABLE effect (
    id           BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    dose         BLOB    NOT NULL REFERENCES dose (id),
    rated_at     TEXT    NOT NULL,
    rated_us     INTEGER NOT NULL,
    strength     INTEGER NOT NULL CHECK (strength BETWEEN 0 AND 10),
    onset_min    INTEGER CHECK (onset_min >= 0),
    duration_min INTEGER CHECK (duration_min >= 0),
    side_effects TEXT    NOT NULL CHECK (json_valid(side_effects)),
    note         TEXT,
    entered_at   TEXT,
    edited_at    TEXT
) STRICT;

CREATE INDEX effect_by_time ON effect (rated_us);
CREATE INDEX effect_by_dose ON effect (dose);

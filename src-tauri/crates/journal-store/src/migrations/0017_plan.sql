-- Plans. What only one kind of plan has lies in one JSON object, because no query looks into it and kinds from elsewhere are kept as
-- they came; so do the changes on the way, which are read and written with their plan and never alone.
CREATE TABLE plan (
    id                      BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    starts_on               TEXT    NOT NULL, -- date
    ends_on                 TEXT,             -- date
    state                   TEXT    NOT NULL CHECK (state <> ''),
    lane                    TEXT,
    hold_when_symptoms_over INTEGER CHECK (hold_when_symptoms_over BETWEEN 0 AND 29),
    remind_at               TEXT,             -- "HH:MM"
    note_to_self            TEXT,
    parts                   TEXT    NOT NULL CHECK (json_valid(parts)),
    changes                 TEXT    NOT NULL CHECK (json_valid(changes))
) STRICT;

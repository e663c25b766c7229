-- What to ask there. The question says for which appointment it is; an appointment that is removed lets its questions go, in the same
-- step and by our own hand, so that undo knows them.
CREATE TABLE question (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    asked_at    TEXT    NOT NULL,
    asked_us    INTEGER NOT NULL,
    text        TEXT    NOT NULL CHECK (text <> ''),
    appointment BLOB    REFERENCES appointment (id),
    entered_at  TEXT,
    edited_at   TEXT
) STRICT;

CREATE INDEX question_by_appointment ON question (appointment);

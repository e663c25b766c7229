-- How the person is.
CREATE TABLE check_in (
    id               BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at               TEXT    NOT NULL,
    at_us            INTEGER NOT NULL,
    zone             TEXT,
    mood             INTEGER CHECK (mood BETWEEN 0 AND 10),
    energy           INTEGER CHECK (energy BETWEEN 0 AND 10),
    pain             INTEGER CHECK (pain BETWEEN 0 AND 10),
    stress           INTEGER CHECK (stress BETWEEN 0 AND 10),
    craving          INTEGER CHECK (craving BETWEEN 0 AND 10),
    sleep_quality    INTEGER CHECK (sleep_quality BETWEEN 0 AND 10),
    sleep_hundredths INTEGER CHECK (sleep_hundredths BETWEEN 0 AND 2400), -- of an hour
    note             TEXT,
    entered_at       TEXT,
    edited_at        TEXT
) STRICT;

CREATE INDEX check_in_by_time ON check_in (at_us);

-- What holds for the whole journal: always exactly one row once the journal is made.
CREATE TABLE settings (
    id                      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    day_starts_at           TEXT    NOT NULL, -- "HH:MM"
    home_zone               TEXT    NOT NULL, -- IANA name
    primary_effect          TEXT,
    primary_effect_anchor   TEXT,
    regular_use_days_before INTEGER CHECK (regular_use_days_before >= 0),
    reference_from          TEXT              -- date
) STRICT;

CREATE TABLE activity (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at         TEXT    NOT NULL,
    at_us      INTEGER NOT NULL,
    zone       TEXT,
    kind       TEXT    NOT NULL CHECK (kind <> ''),
    minutes    INTEGER CHECK (minutes >= 0),
    note       TEXT,
    entered_at TEXT,
    edited_at  TEXT
, helped INTEGER CHECK (helped BETWEEN 0 AND 10)) STRICT;

CREATE INDEX activity_by_time ON activity (at_us);

CREATE TABLE appointment (
    id         BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at         TEXT    NOT NULL,
    at_us      INTEGER NOT NULL,
    zone       TEXT,
    "with"     TEXT,
    note       TEXT,
    entered_at TEXT,
    edited_at  TEXT
) STRICT;

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

CREATE TABLE day (
    date   TEXT NOT NULL PRIMARY KEY,
    answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE deleted (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at TEXT NOT NULL
) STRICT;

CREATE TABLE dismissal (
    id     BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    sign   TEXT    NOT NULL CHECK (sign <> ''),
    at     TEXT    NOT NULL,
    at_us  INTEGER NOT NULL,
    reason TEXT
) STRICT;

CREATE TABLE dose (
    id          BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    taken_at    TEXT    NOT NULL,
    taken_us    INTEGER NOT NULL,
    zone        TEXT,
    product     BLOB    NOT NULL REFERENCES product (id),
    amount      INTEGER CHECK (amount BETWEEN 1 AND 1000000000000), -- NULL = not known
    unit        TEXT    NOT NULL CHECK (unit <> ''),
    amount_sd   INTEGER CHECK (amount_sd BETWEEN 0 AND 1000000000000),
    measured    TEXT,
    route       TEXT    NOT NULL,
    stomach     TEXT,
    purposes    TEXT    NOT NULL CHECK (json_valid(purposes)),
    pain_before INTEGER CHECK (pain_before BETWEEN 0 AND 10),
    note        TEXT,
    tags        TEXT    NOT NULL CHECK (json_valid(tags)),
    entered_at  TEXT,
    edited_at   TEXT
) STRICT;

CREATE INDEX dose_by_product ON dose (product);

CREATE INDEX dose_by_time ON dose (taken_us);

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

CREATE INDEX effect_by_dose ON effect (dose);

CREATE INDEX effect_by_time ON effect (rated_us);

CREATE TABLE history_change (
    step     INTEGER NOT NULL REFERENCES history_step (number),
    position INTEGER NOT NULL CHECK (position >= 0),
    kind     TEXT    NOT NULL,
    key      TEXT    NOT NULL,
    before   TEXT    CHECK (json_valid(before)),
    after    TEXT    CHECK (json_valid(after)),
    PRIMARY KEY (step, position),
    CHECK (before IS NOT NULL OR after IS NOT NULL)
) STRICT;

CREATE INDEX history_change_by_entry ON history_change (kind, key);

CREATE TABLE history_step (
    number INTEGER NOT NULL PRIMARY KEY,
    at     TEXT    NOT NULL,
    op     TEXT    NOT NULL,
    turned INTEGER REFERENCES history_step (number) -- the step that an undo or redo turned round
) STRICT;

CREATE TABLE medicine (
    id         BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name       TEXT NOT NULL CHECK (name <> ''),
    from_day   TEXT, -- date
    until_day  TEXT, -- date
    note       TEXT,
    entered_at TEXT,
    edited_at  TEXT
) STRICT;

CREATE TABLE migration (
    number   INTEGER NOT NULL PRIMARY KEY,
    name     TEXT    NOT NULL,
    checksum TEXT    NOT NULL
) STRICT;

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

CREATE TABLE product (
    id                             BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name                           TEXT    NOT NULL CHECK (name <> ''),
    substance                      TEXT    NOT NULL CHECK (substance <> ''),
    form                           TEXT    NOT NULL,
    lane                           TEXT    NOT NULL,
    unit                           TEXT    NOT NULL CHECK (unit <> ''),
    grams_per_unit                 INTEGER CHECK (grams_per_unit BETWEEN 1 AND 1000000000000),
    mitragynine_mg_per_unit        INTEGER CHECK (mitragynine_mg_per_unit BETWEEN 0 AND 1000000000000),
    hydroxymitragynine_mg_per_unit INTEGER CHECK (hydroxymitragynine_mg_per_unit BETWEEN 0 AND 1000000000000),
    unit_sd_grams                  INTEGER CHECK (unit_sd_grams BETWEEN 0 AND 1000000000000),
    archived                       INTEGER NOT NULL CHECK (archived IN (0, 1)),
    vendor                         TEXT,
    batch                          TEXT,
    note                           TEXT
) STRICT;

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

CREATE TABLE reminder (
    id                   BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind                 TEXT    NOT NULL CHECK (kind <> ''),
    clock                TEXT    NOT NULL CHECK (clock <> ''),
    rule                 TEXT    NOT NULL CHECK (json_valid(rule)),
    text                 TEXT,
    missed_after_minutes INTEGER CHECK (missed_after_minutes > 0),
    active               INTEGER NOT NULL CHECK (active IN (0, 1))
) STRICT;

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

CREATE VIRTUAL TABLE search USING fts5 (
    words, product,
    content = 'search_row', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co So' tokenchars '#'",
    prefix = '1 2 3'
);

CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID;

CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB);

CREATE TABLE 'search_docsize'(id INTEGER PRIMARY KEY, sz BLOB);

CREATE TABLE search_form (
    id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    form INTEGER NOT NULL
) STRICT;

CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;

CREATE TABLE search_row (
    id      INTEGER NOT NULL PRIMARY KEY, -- grows with the time of the entry; below 0 for products
    kind    TEXT    NOT NULL,
    key     BLOB    NOT NULL,             -- the bytes of the id; of a day its date
    at_us   INTEGER NOT NULL,
    words   TEXT    NOT NULL,
    product TEXT    NOT NULL              -- of a dose, as one word; so renaming a product touches one row
) STRICT;

CREATE UNIQUE INDEX search_row_by_entry ON search_row (kind, key);

CREATE TABLE settings (
    id                      INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    day_starts_at           TEXT    NOT NULL, -- "HH:MM"
    home_zone               TEXT    NOT NULL, -- IANA name
    primary_effect          TEXT,
    primary_effect_anchor   TEXT,
    regular_use_days_before INTEGER CHECK (regular_use_days_before >= 0),
    reference_from          TEXT              -- date
) STRICT;

CREATE TABLE symptom_item (
    symptoms BLOB    NOT NULL REFERENCES symptoms (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    name     TEXT    NOT NULL CHECK (name <> ''),
    severity INTEGER NOT NULL CHECK (severity BETWEEN 0 AND 3),
    PRIMARY KEY (symptoms, position)
) STRICT, WITHOUT ROWID;

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

CREATE TABLE undo_step (
    step   INTEGER NOT NULL PRIMARY KEY REFERENCES history_step (number),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE INDEX undo_step_undone ON undo_step (step) WHERE undone = 1;

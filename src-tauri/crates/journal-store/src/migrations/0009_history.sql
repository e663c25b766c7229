-- Everything that was ever committed, in order. The highest number is the journal's revision.
CREATE TABLE history_step (
    number INTEGER NOT NULL PRIMARY KEY,
    at     TEXT    NOT NULL,
    op     TEXT    NOT NULL,
    turned INTEGER REFERENCES history_step (number) -- the step that an undo or redo turned round
) STRICT;

-- Entries before and after, as JSON of the journal file without its nulls.
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

-- Steps that can be undone, or done again. All undone ones come after all others.
CREATE TABLE undo_step (
    step   INTEGER NOT NULL PRIMARY KEY REFERENCES history_step (number),
    undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

CREATE INDEX undo_step_undone ON undo_step (step) WHERE undone = 1;

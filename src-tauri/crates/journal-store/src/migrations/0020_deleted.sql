-- Ids of what was removed, and when: bringing two journals together does not bring it back.
CREATE TABLE deleted (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at TEXT NOT NULL
) STRICT;

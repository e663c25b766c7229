-- Early signs of which the person knows why.
CREATE TABLE dismissal (
    id     BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    sign   TEXT    NOT NULL CHECK (sign <> ''),
    at     TEXT    NOT NULL,
    at_us  INTEGER NOT NULL,
    reason TEXT
) STRICT;

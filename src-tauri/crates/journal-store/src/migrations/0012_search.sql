-- What can be searched: one row for each entry that holds words, and for each product. Folded before it comes here: see search.rs.
CREATE TABLE search_row (
    id      INTEGER NOT NULL PRIMARY KEY, -- grows with the time of the entry; below 0 for products
    kind    TEXT    NOT NULL,
    key     BLOB    NOT NULL,             -- the bytes of the id; of a day its date
    at_us   INTEGER NOT NULL,
    words   TEXT    NOT NULL,
    product TEXT    NOT NULL              -- of a dose, as one word; so renaming a product touches one row
) STRICT;

CREATE UNIQUE INDEX search_row_by_entry ON search_row (kind, key);

-- Words begin and end where the script says so; marks stay with their letter, accents are folded, signs such as emoji are words.
CREATE VIRTUAL TABLE search USING fts5 (
    words, product,
    content = 'search_row', content_rowid = 'id',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* M* N* Co So' tokenchars '#'",
    prefix = '1 2 3'
);

-- A removed word is taken out of the index at once, not only marked.
INSERT INTO search (search, rank) VALUES ('secure-delete', 1);

-- By which rules the rows were made; 0 = not yet. Other rules make them anew.
CREATE TABLE search_form (
    id   INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    form INTEGER NOT NULL
) STRICT;

INSERT INTO search_form (id, form) VALUES (1, 0);

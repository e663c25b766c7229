-- Things that are taken. Ids are the 16 bytes of a UUID everywhere; amounts are millionths of a unit.
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

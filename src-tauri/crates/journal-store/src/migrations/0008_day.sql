-- What the person said about whole days. A day without a row was not spoken of, which is not the same as nothing taken.
CREATE TABLE day (
    date   TEXT NOT NULL PRIMARY KEY,
    answer TEXT NOT NULL
) STRICT, WITHOUT ROWID;

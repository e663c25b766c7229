//! The encrypted journal on disk: keys, tables, transactions, undo and edit history.

//! Import and export of journals, with a report of what was kept, changed and dropped.

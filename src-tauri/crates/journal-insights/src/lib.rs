//! From entries to findings: the arrays of the model, statistics and chart models, for window and command line alike.

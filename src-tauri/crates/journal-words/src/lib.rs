//! Every word a person reads, from the Fluent message files.

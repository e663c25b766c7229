//! One line of quick entry: `2.5g red bali 20m ago, pain 6`. The grammar is that of the command line's contract.

mod reading;

pub use reading::{Ask, Chip, Context, Notice, Part, Reading, Unread, UnreadWhy};

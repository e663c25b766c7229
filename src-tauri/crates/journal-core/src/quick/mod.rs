//! One line of quick entry: `2.5g red bali 20m ago, pain 6`. The grammar is that of the command line's contract.
//!
//! A line passes through four layers: `lex` cuts it into words with their places, `syntax` finds what each part says without
//! asking what it means, `resolve` turns the parts into entries of this journal at this moment, and `print` writes those
//! entries as a line again. Every word ends in a chip or among what could not be read.

mod context;
mod distance;
mod dose;
mod draft;
mod keywords;
mod lex;
mod moments;
mod numbers;
mod print;
mod products;
mod reading;
mod repeat;
mod resolve;
mod syntax;
mod times;
mod vocabulary;

pub use context::Context;
pub use dose::look_at;
pub use reading::{Ask, Chip, Notice, Part, Reading, Unread, UnreadWhy};
pub use repeat::repeat;
pub use resolve::read;

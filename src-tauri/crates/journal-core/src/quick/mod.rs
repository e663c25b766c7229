//! One line of quick entry: `2.5g red bali 20m ago, pain 6`. The grammar is that of the command line's contract.
//!
//! A line passes through four layers: `lex` cuts it into words with their places, `syntax` finds what each part says without
//! asking what it means, `resolve` turns the parts into entries of this journal at this moment, and `print` writes those
//! entries as a line again. Every word ends in a chip or among what could not be read.
//!
//! What the table of the contract leaves open is settled so:
//!
//! - **One dose a line.** Amount, product, purposes, tags and `pain` make it, wherever they stand. A second amount is refused.
//! - **Times.** A time belongs to the comma-separated part it stands in (`2g red 20m ago, mood 6` feels that mood now); a part that is
//!   nothing but a time holds for all parts without one. A day before a clock time is a calendar day, the day of `nothing` a journal
//!   day. A day without a clock time does not say when, and is refused.
//! - **Products.** A known name is held together whatever its words. A name of words that the grammar uses is written in double
//!   quotes, and so is a new name that resembles a known one. A new name stands beside its amount, and an unknown word before a bare
//!   number is refused, so that `mod 6` does not become six grams of something.
//! - **The last product** is the one of the newest dose of kratom; a new batch of it takes its place.
//! - **Ratings.** `after 45m` is both the time until the effect began and, unless a time is written, when it was felt; never later
//!   than now. A rating beside a dose is of that dose and felt now.
//! - **Notes** go to the dose, else to the first check-in, symptom list, rating or activity; alone they are a check-in.
//! - **Tags and purposes** need a dose: nothing else has a place for them.

mod batch;
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

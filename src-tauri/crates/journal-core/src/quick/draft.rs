//! A reading while it is being made: each piece of the line ends as a chip or as unread words, so nothing is dropped.

use super::{
    Ask, Chip, Context, Notice, Part, Reading, Unread, UnreadWhy,
    lex::Utf16,
    print::canonical,
    products::Names,
    syntax::{Meaning, Piece},
    times::Here,
};
use crate::Entry;

/// What became of a piece.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Fate {
    Chip(Part, String),
    Unread(UnreadWhy, Vec<String>),
}

/// A reading while it is being made.
pub(super) struct Draft<'a> {
    pub line: &'a str,
    pub context: &'a Context,
    pub names: &'a Names<'a>,
    pub here: Here,
    pub pieces: Vec<Piece>,
    /// One for each piece; filled as they are understood.
    pub fates: Vec<Option<Fate>>,
    /// What was not written: where it would stand, in bytes, and what it is.
    pub assumed: Vec<(usize, Part, String)>,
    pub entries: Vec<Entry>,
    pub asks: Vec<Ask>,
    pub notices: Vec<Notice>,
    looked_near: usize,
}

/// Unknown names of one line for which near ones are looked up: a pasted page must not be compared word by word with every product.
const MOST_LOOKED_NEAR: usize = 16;

impl<'a> Draft<'a> {
    pub fn new(
        line: &'a str,
        context: &'a Context,
        names: &'a Names<'a>,
        pieces: Vec<Piece>,
    ) -> Self {
        let mut draft = Self {
            line,
            context,
            names,
            here: Here::new(context.now, context.zone),
            pieces: Vec::new(),
            fates: Vec::new(),
            assumed: Vec::new(),
            entries: Vec::new(),
            asks: Vec::new(),
            notices: Vec::new(),
            looked_near: 0,
        };
        draft.take_pieces(pieces);
        draft
    }

    /// The pieces to be understood; what the syntax could not read is settled at once.
    pub fn take_pieces(&mut self, pieces: Vec<Piece>) {
        self.fates = pieces
            .iter()
            .map(|piece| match &piece.meaning {
                Meaning::Unread { why, offers, .. } => Some(Fate::Unread(*why, offers.clone())),
                _ => None,
            })
            .collect();
        self.pieces = pieces;
    }

    /// Known names near one that is not known; none after the first few of a line.
    pub fn near(&mut self, name: &str) -> Vec<String> {
        self.looked_near += 1;
        if self.looked_near > MOST_LOOKED_NEAR {
            return Vec::new();
        }
        self.names.near(name)
    }

    /// The words of a piece.
    pub fn text(&self, at: usize) -> &'a str {
        let span = self.pieces[at].span;
        &self.line[span.start..span.end]
    }

    /// The piece was understood.
    pub fn accept(&mut self, at: usize, part: Part, value: impl Into<String>) {
        self.fates[at] = Some(Fate::Chip(part, value.into()));
    }

    /// The piece cannot be read.
    pub fn refuse(&mut self, at: usize, why: UnreadWhy) {
        self.fates[at] = Some(Fate::Unread(why, Vec::new()));
    }

    /// The reading, with everything in the order of the line.
    pub fn finish(mut self) -> Reading {
        let units = Utf16::of(self.line);
        let mut chips = Vec::with_capacity(self.pieces.len() + self.assumed.len());
        let mut unread = Vec::new();
        for (piece, fate) in self.pieces.iter().zip(self.fates) {
            let (start, end) = (units.at(piece.span.start), units.at(piece.span.end));
            match fate {
                Some(Fate::Chip(part, value)) => chips.push(Chip {
                    part,
                    value,
                    start,
                    end,
                }),
                other => {
                    let (why, offers) = match other {
                        Some(Fate::Unread(why, offers)) => (why, offers),
                        _ => (UnreadWhy::NotUnderstood, Vec::new()),
                    };
                    unread.push(Unread {
                        text: self.line[piece.span.start..piece.span.end].to_owned(),
                        start,
                        end,
                        why,
                        offers,
                    });
                }
            }
        }
        for (at, part, value) in self.assumed {
            chips.push(Chip {
                part,
                value,
                start: units.at(at),
                end: units.at(at),
            });
        }
        chips.sort_by_key(|chip| (chip.start, chip.end));
        // Every limit of the fields was looked at before; this is the last door.
        let stored = self.entries.len();
        self.entries.retain(|entry| entry.check().is_ok());
        if self.entries.len() < stored || (self.pieces.is_empty()) {
            unread.push(Unread {
                text: self.line.to_owned(),
                start: 0,
                end: units.at(self.line.len()),
                why: if self.pieces.is_empty() {
                    UnreadWhy::Empty
                } else {
                    UnreadWhy::OutOfRange
                },
                offers: Vec::new(),
            });
        }
        let canonical = canonical(&self.entries, self.names, self.context);
        Reading {
            entries: self.entries,
            chips,
            unread,
            asks: self.asks,
            notices: self.notices,
            canonical,
        }
    }
}

//! Words of a line with their places. A comma ends a part, except between two digits, where it is a decimal comma; a name in
//! double quotes is one word, with a quote inside written twice; the word `note` takes the rest of the line as it stands.

/// A stretch of the line, in bytes; both ends lie between characters.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Span {
    pub start: usize,
    pub end: usize,
}

impl Span {
    /// From the first of the two to the end of the other.
    pub const fn to(self, last: Self) -> Self {
        Self {
            start: self.start,
            end: last.end,
        }
    }
}

/// One word.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Token<'a> {
    pub span: Span,
    /// Which comma-separated part it stands in.
    pub part: usize,
    /// As written.
    pub text: &'a str,
    /// In lower case, for comparison; empty for a quoted name, so that it never looks like a word of the grammar.
    pub lower: String,
    /// What a quoted name says.
    pub quoted: Option<String>,
}

/// A note: the rest of the line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct NoteText<'a> {
    /// With the word `note`.
    pub span: Span,
    pub part: usize,
    pub text: &'a str,
}

/// A line in words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Line<'a> {
    pub tokens: Vec<Token<'a>>,
    pub note: Option<NoteText<'a>>,
}

/// Cuts a line into words, in time proportional to its length.
pub(super) fn lex(line: &str) -> Line<'_> {
    let mut tokens = Vec::new();
    let mut part = 0;
    let mut at = 0;
    // One quote that is never closed means that none after it is.
    let mut may_close = true;
    while let Some(c) = line[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        if c == ',' {
            part += 1;
            at += 1;
            continue;
        }
        if c == '"' && may_close {
            if let Some((end, name)) = quoted(line, at) {
                tokens.push(Token {
                    span: Span { start: at, end },
                    part,
                    text: &line[at..end],
                    lower: String::new(),
                    quoted: Some(name),
                });
                at = end;
                continue;
            }
            may_close = false;
        }
        // "?red" is an unknown amount and a name.
        let end = if c == '?' { at + 1 } else { word_end(line, at) };
        let text = &line[at..end];
        let lower = text.to_lowercase();
        if matches!(lower.as_str(), "note" | "note:") {
            let rest = line[end..].trim();
            // Blanks after the note belong to nothing.
            let last = if rest.is_empty() {
                end
            } else {
                line.trim_end().len()
            };
            return Line {
                tokens,
                note: Some(NoteText {
                    span: Span {
                        start: at,
                        end: last,
                    },
                    part,
                    text: rest,
                }),
            };
        }
        tokens.push(Token {
            span: Span { start: at, end },
            part,
            text,
            lower,
            quoted: None,
        });
        at = end;
    }
    Line { tokens, note: None }
}

/// Where the word that begins at `start` ends.
fn word_end(line: &str, start: usize) -> usize {
    let bytes = line.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    for (offset, c) in line[start..].char_indices() {
        let at = start + offset;
        if c.is_whitespace() || (c == ',' && !(at > start && digit(at - 1) && digit(at + 1))) {
            return at;
        }
    }
    line.len()
}

/// The end and the content of the quoted name that begins at `start`; `None` when it is not closed.
fn quoted(line: &str, start: usize) -> Option<(usize, String)> {
    let mut name = String::new();
    let mut rest = start + 1;
    loop {
        let close = rest + line[rest..].find('"')?;
        name.push_str(&line[rest..close]);
        if line[close + 1..].starts_with('"') {
            name.push('"');
            rest = close + 2;
        } else {
            return Some((close + 1, spaced(&name)));
        }
    }
}

/// Without blanks at the ends and with single spaces inside.
pub(super) fn spaced(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Turns bytes of a line into UTF-16 code units, as a text field counts.
pub(super) struct Utf16(Option<Vec<u32>>);

impl Utf16 {
    /// For one line.
    pub fn of(line: &str) -> Self {
        if line.is_ascii() {
            return Self(None);
        }
        let mut units = vec![0; line.len() + 1];
        let mut count = 0_u32;
        for (at, c) in line.char_indices() {
            units[at..at + c.len_utf8()].fill(count);
            count += if c.len_utf16() == 2 { 2 } else { 1 };
        }
        units[line.len()] = count;
        Self(Some(units))
    }

    /// The code unit at a byte.
    pub fn at(&self, byte: usize) -> u32 {
        self.0.as_ref().map_or_else(
            || u32::try_from(byte).unwrap_or(u32::MAX),
            |units| units.get(byte).copied().unwrap_or(u32::MAX),
        )
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn words(line: &str) -> Vec<(&str, usize)> {
        let lexed = lex(line);
        lexed.tokens.iter().map(|it| (it.text, it.part)).collect()
    }

    #[test]
    fn a_comma_between_digits_is_decimal_and_any_other_ends_a_part() {
        assert_eq!(
            words("2,5 g, pain 6"),
            [("2,5", 0), ("g", 0), ("pain", 1), ("6", 1)]
        );
        assert_eq!(
            words("mood 6,energy 4,"),
            [("mood", 0), ("6", 0), ("energy", 1), ("4", 1)]
        );
    }

    #[test]
    fn quotes_hold_a_name_together() {
        let line = lex(r#"2g "say ""hi"",  x" y"#);
        assert_eq!(line.tokens[1].quoted.as_deref(), Some(r#"say "hi", x"#));
        assert_eq!(line.tokens[2].text, "y");
        assert_eq!(
            words(r#"2g "red bali"#),
            [("2g", 0), ("\"red", 0), ("bali", 0)],
            "a quote that is never closed is an ordinary character"
        );
    }

    #[test]
    fn a_note_is_the_rest_of_the_line() {
        let line = lex("2g, Note long drive, \"with\" #commas ");
        assert_eq!(line.note.unwrap().text, "long drive, \"with\" #commas");
        assert_eq!(line.tokens.len(), 1);
    }

    #[test]
    fn places_are_counted_as_a_text_field_does() {
        let line = "🌿é x";
        let units = Utf16::of(line);
        assert_eq!(units.at(line.find('x').unwrap()), 4);
        assert_eq!(units.at(line.len()), 5);
    }
}

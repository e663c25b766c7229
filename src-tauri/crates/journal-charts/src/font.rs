//! The typeface: how wide a text is, and its letters as pixels.

use ab_glyph::{Font, FontRef, ScaleFont, point};

use crate::ChartError;

/// Inter, regular (assets/fonts).
const INTER: &[u8] = include_bytes!(concat!(
    env!("CARGO_MANIFEST_DIR"),
    "/../../../assets/fonts/Inter-Regular.otf"
));

/// What another typeface may be wider.
const SLACK: f64 = 1.03;

/// The typeface, ready to measure and draw.
pub(crate) struct Typeface(FontRef<'static>);

impl Typeface {
    pub(crate) fn inter() -> Result<Self, ChartError> {
        FontRef::try_from_slice(INTER)
            .map(Self)
            .map_err(|_| ChartError::Typeface)
    }

    /// The scale at which an em is `size` pixels.
    fn scale(&self, size: f64) -> f32 {
        let em = self.0.units_per_em().unwrap_or(1000.0);
        size as f32 * self.0.height_unscaled() / em
    }

    /// Width of `text` in pixels when an em is `size` pixels.
    pub(crate) fn width(&self, text: &str, size: f64) -> f64 {
        let font = self.0.as_scaled(self.scale(size));
        let mut width = 0.0;
        let mut before = None;
        for letter in text.chars() {
            let glyph = font.glyph_id(letter);
            width += font.h_advance(glyph);
            if let Some(before) = before {
                width += font.kern(before, glyph);
            }
            before = Some(glyph);
        }
        f64::from(width)
    }

    /// Calls `ink` for every pixel of `text` with its coverage 0 to 1, the baseline starting at (`x`, `y`).
    pub(crate) fn draw(
        &self,
        text: &str,
        size: f64,
        (x, y): (f64, f64),
        mut ink: impl FnMut(i64, i64, f64),
    ) {
        let scale = self.scale(size);
        let font = self.0.as_scaled(scale);
        let mut caret = x as f32;
        let mut before = None;
        for letter in text.chars() {
            let id = font.glyph_id(letter);
            if let Some(before) = before {
                caret += font.kern(before, id);
            }
            before = Some(id);
            let glyph = id.with_scale_and_position(scale, point(caret, y as f32));
            caret += font.h_advance(id);
            if let Some(outline) = self.0.outline_glyph(glyph) {
                let corner = outline.px_bounds().min;
                outline.draw(|right, down, coverage| {
                    ink(
                        corner.x as i64 + i64::from(right),
                        corner.y as i64 + i64::from(down),
                        f64::from(coverage.clamp(0.0, 1.0)),
                    );
                });
            }
        }
    }

    /// Width to keep free for `text`: the page's font may be another for a moment.
    pub(crate) fn room(&self, text: &str, size: f64) -> f64 {
        self.width(text, size) * SLACK
    }

    /// `text` cut to `width` pixels, with an ellipsis where something was cut.
    pub(crate) fn fit(&self, text: &str, size: f64, width: f64) -> String {
        if self.room(text, size) <= width {
            return text.to_owned();
        }
        let letters: Vec<char> = text.chars().collect();
        for kept in (1..letters.len()).rev() {
            let cut: String = letters[..kept].iter().collect();
            let cut = format!("{}…", cut.trim_end());
            if self.room(&cut, size) <= width {
                return cut;
            }
        }
        String::new()
    }

    /// `text` in lines of at most `width` pixels, broken at blanks.
    pub(crate) fn wrap(&self, text: &str, size: f64, width: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            match lines.last_mut() {
                Some(line) if self.room(&format!("{line} {word}"), size) <= width => {
                    line.push(' ');
                    line.push_str(word);
                }
                _ => lines.push(self.fit(word, size, width)),
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn the_typeface_has_the_letters_that_charts_use() {
        let inter = Typeface::inter().unwrap();
        for letter in "0123456789.,×–…%äöüßÄÖÜéñ ⁄".chars() {
            assert_ne!(inter.0.glyph_id(letter).0, 0, "{letter:?} has no glyph");
        }
    }

    #[test]
    fn widths_grow_with_size_and_text() {
        let inter = Typeface::inter().unwrap();
        // Inter's digits are about 0.62 em wide.
        let zero = inter.width("0", 100.0);
        assert!((55.0..70.0).contains(&zero), "a digit is {zero} % of an em");
        assert!((inter.width("0", 11.0) - zero * 0.11).abs() < 0.05);
        assert!(inter.width("break", 11.0) < inter.width("breaks", 11.0));
        assert_eq!(inter.fit("break", 11.0, 100.0), "break");
        let cut = inter.fit("a very long product name", 11.0, 60.0);
        assert!(
            cut.ends_with('…') && inter.width(&cut, 11.0) <= 60.0,
            "{cut}"
        );
    }
}

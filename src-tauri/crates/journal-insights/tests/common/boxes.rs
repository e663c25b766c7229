//! Where the words of a drawing lie, from the SVG alone, measured with the typeface that is shipped.

use ab_glyph::{Font, FontRef, ScaleFont};

/// A text with its left, top, right and bottom in CSS pixels.
pub struct TextBox {
    pub text: String,
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl TextBox {
    /// Whether the two share a pixel.
    pub fn touches(&self, other: &Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }
}

/// Measures texts.
pub struct Ruler(FontRef<'static>);

impl Ruler {
    pub fn new() -> Self {
        let inter = include_bytes!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/../../../assets/fonts/Inter-Regular.otf"
        ));
        Self(FontRef::try_from_slice(inter).unwrap())
    }

    fn width(&self, text: &str, size: f64) -> f64 {
        let em = self.0.units_per_em().unwrap();
        let scale = size as f32 * self.0.height_unscaled() / em;
        let font = self.0.as_scaled(scale);
        let wide: f32 = text
            .chars()
            .map(|letter| font.h_advance(font.glyph_id(letter)))
            .sum();
        f64::from(wide)
    }

    /// All texts of a drawing.
    pub fn texts(&self, svg: &str) -> Vec<TextBox> {
        let attribute = |tag: &str, name: &str| -> String {
            let start = tag.find(&format!(" {name}=\"")).unwrap() + name.len() + 3;
            tag[start..].split('"').next().unwrap().to_owned()
        };
        // The view box is larger than the picture by a whole number.
        let head = svg.lines().next().unwrap();
        let wide: f64 = attribute(head, "width").parse().unwrap();
        let fine = attribute(head, "viewBox")
            .split(' ')
            .nth(2)
            .unwrap()
            .parse::<f64>()
            .unwrap()
            / wide;
        svg.lines()
            .filter(|line| line.starts_with("<text "))
            .map(|line| {
                let (tag, rest) = line.split_once('>').unwrap();
                let text = rest
                    .strip_suffix("</text>")
                    .unwrap()
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&amp;", "&");
                let number = |name| attribute(tag, name).parse::<f64>().unwrap() / fine;
                let (x, baseline, size) = (number("x"), number("y"), number("font-size"));
                let width = self.width(&text, size);
                let left = match attribute(tag, "text-anchor").as_str() {
                    "start" => x,
                    "middle" => x - width / 2.0,
                    _ => x - width,
                };
                TextBox {
                    text,
                    left,
                    top: baseline - 0.75 * size,
                    right: left + width,
                    bottom: baseline + 0.22 * size,
                }
            })
            .collect()
    }
}

//! The one style sheet of all charts: type sizes, spacing, strokes and colours. Lengths are CSS pixels.
//!
//! Blue, orange and the neutrals stay apart in the common kinds of colour blindness, and nothing is told by colour alone: lines,
//! dashes, edges, areas and dots each have a shape of their own.

use crate::model::Tone;
use crate::scene::Paint;

/// Where a chart is read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Theme {
    /// The window's light ground.
    Light,
    /// The window's dark ground.
    Dark,
    /// White paper; still readable without colour.
    Print,
}

impl Theme {
    /// All themes.
    pub const ALL: [Self; 3] = [Self::Light, Self::Dark, Self::Print];

    /// The theme called "light", "dark" or "print".
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "light" => Some(Self::Light),
            "dark" => Some(Self::Dark),
            "print" => Some(Self::Print),
            _ => None,
        }
    }

    pub(crate) const fn palette(self) -> Palette {
        match self {
            Self::Light => Palette {
                ground: rgb(0xff_fe_fb),
                text: rgb(0x4d_52_4b),
                grid: rgb(0xe6_e2_da),
                base: rgb(0xb9_b4_a8),
                main: rgb(0x2f_5f_98),
                other: rgb(0xa8_4a_14),
                quiet: rgb(0x6f_72_69),
                wash: 0.15,
                speck: 0.50,
                pause: rgb(0x8a_6d_3b).at(0.12),
                reference: rgb(0x20_23_1f).at(0.045),
                mark: rgb(0x4d_52_4b),
            },
            Self::Dark => Palette {
                ground: rgb(0x1e_21_1d),
                text: rgb(0xb6_ba_b2),
                grid: rgb(0x32_36_2f),
                base: rgb(0x5c_62_58),
                main: rgb(0x8a_b4_f0),
                other: rgb(0xe6_9a_62),
                quiet: rgb(0x92_97_8c),
                wash: 0.19,
                speck: 0.62,
                pause: rgb(0xd0_b2_7c).at(0.13),
                reference: rgb(0xec_ea_e4).at(0.055),
                mark: rgb(0xb6_ba_b2),
            },
            Self::Print => Palette {
                ground: rgb(0xff_ff_ff),
                text: rgb(0x33_33_33),
                grid: rgb(0xdd_dd_dd),
                base: rgb(0x99_99_99),
                main: rgb(0x1d_46_7a),
                other: rgb(0x8f_3f_12),
                quiet: rgb(0x70_70_70),
                wash: 0.18,
                speck: 0.45,
                pause: rgb(0x6b_54_2c).at(0.14),
                reference: rgb(0x00_00_00).at(0.05),
                mark: rgb(0x33_33_33),
            },
        }
    }
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Palette {
    pub ground: Paint,
    pub text: Paint,
    pub grid: Paint,
    /// The line that means "no change", or zero.
    pub base: Paint,
    /// [`Tone::Main`].
    pub main: Paint,
    /// [`Tone::Other`].
    pub other: Paint,
    /// [`Tone::Quiet`].
    pub quiet: Paint,
    /// Opacity of a band around a line.
    wash: f64,
    /// Opacity of an observed dot, so that many on one place look darker than one.
    speck: f64,
    pub pause: Paint,
    pub reference: Paint,
    pub mark: Paint,
}

impl Palette {
    /// Lines and outlines of a tone.
    pub(crate) const fn ink(&self, tone: Tone) -> Paint {
        match tone {
            Tone::Main => self.main,
            Tone::Other => self.other,
            Tone::Quiet => self.quiet,
        }
    }

    /// Bands and areas of a tone.
    pub(crate) const fn wash(&self, tone: Tone) -> Paint {
        self.ink(tone).at(self.wash)
    }

    /// Bands and areas where nothing was measured, and the outer of two.
    pub(crate) const fn soft(&self, tone: Tone) -> Paint {
        self.ink(tone).at(self.wash * 0.53)
    }

    /// Filled columns of a tone.
    pub(crate) const fn solid(&self, tone: Tone) -> Paint {
        self.ink(tone).at(0.72)
    }

    /// Observed dots of a tone.
    pub(crate) const fn speck(&self, tone: Tone) -> Paint {
        self.ink(tone).at(self.speck)
    }
}

const fn rgb(hex: u32) -> Paint {
    let [_, red, green, blue] = hex.to_be_bytes();
    Paint {
        rgb: (red, green, blue),
        alpha: 1.0,
    }
}

/// Size of all text.
pub(crate) const TEXT: f64 = 11.0;
/// Height of a line of text.
pub(crate) const TEXT_LINE: f64 = 15.0;
/// Height of a row of the key.
pub(crate) const KEY_LINE: f64 = 18.0;
/// Smallest space between two labels in a row.
pub(crate) const LABEL_GAP: f64 = 12.0;
/// Space around the picture.
pub(crate) const MARGIN: f64 = 4.0;
/// Least space between two lines of the grid.
pub(crate) const GRID_STEP: f64 = 24.0;
/// Stroke of the grid.
pub(crate) const HAIR: f64 = 1.0;
/// Stroke of lines.
pub(crate) const LINE: f64 = 2.0;
/// Stroke of a band's edges where it stands alone.
pub(crate) const EDGE: f64 = 1.25;
/// Dash and space of what was not measured.
pub(crate) const DASH: &[f64] = &[6.0, 4.0];
/// Dash and space of a band's edges.
pub(crate) const EDGE_DASH: &[f64] = &[2.0, 2.5];
/// Dashes of the line that another is compared with.
pub(crate) const OTHER_DASH: &[f64] = &[9.0, 2.5, 1.5, 2.5];
/// Space between the hatching of areas that others are compared with.
pub(crate) const HATCH: f64 = 5.0;
/// Height of a row with a label.
pub(crate) const ROW: f64 = 26.0;
/// Space between two panels, without their titles.
pub(crate) const PANEL_GAP: f64 = 14.0;
/// Length of the sample in the key.
pub(crate) const SAMPLE: f64 = 20.0;
/// Radius of an observed dot.
pub(crate) const DOT: f64 = 2.0;

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(paint: Paint) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 {
                value / 12.92
            } else {
                ((value + 0.055) / 1.055).powf(2.4)
            }
        };
        let (red, green, blue) = paint.rgb;
        0.2126 * channel(red) + 0.7152 * channel(green) + 0.0722 * channel(blue)
    }

    fn contrast(one: Paint, other: Paint) -> f64 {
        let (a, b) = (luminance(one), luminance(other));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    #[test]
    fn text_and_lines_stand_out_from_the_ground() {
        for theme in Theme::ALL {
            let palette = theme.palette();
            // Text may stand over the shading of a break.
            let shaded = palette.pause.over(palette.ground);
            assert!(
                contrast(palette.text, palette.ground) >= 7.0,
                "{theme:?}: text of charts is AAA"
            );
            assert!(
                contrast(palette.text, shaded) >= 6.0,
                "{theme:?}: text over shading"
            );
            assert!(
                contrast(palette.main, shaded).min(contrast(palette.other, shaded)) >= 4.5,
                "{theme:?}: lines over shading"
            );
        }
    }
}

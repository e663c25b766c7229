//! Shapes to SVG and PNG, both through plotters.

use std::fmt::Write as _;

use plotters::backend::{BitMapBackend, DrawingBackend, SVGBackend};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBAColor, RGBColor, ShapeStyle};

use crate::font::Typeface;
use crate::scene::{Anchor, Paint, Shape, Spot};
use crate::style::TEXT;
use crate::{ChartError, Size};

/// plotters' SVG has whole coordinates: drawn this many times larger and scaled back by the view box, lines stay smooth.
const FINE: f64 = 4.0;
/// Pictures are painted so many times larger and averaged, which smooths every edge alike; fine pixels need less of it.
fn samples(scale: f64) -> u32 {
    if scale < 1.5 { 3 } else { 2 }
}
/// plotters divides font sizes by this when it writes SVG.
const FONT_SCALE: f64 = 1.24;
/// Fonts of the page, then of the system.
const FAMILIES: &str = "Inter, system-ui, sans-serif";

/// The drawing as an SVG document of presentation attributes only.
pub(crate) fn svg(shapes: &[Shape], size: Size, alt: &str) -> Result<String, ChartError> {
    let mut text = String::new();
    let large = (scaled(size.width, FINE), scaled(size.height, FINE));
    {
        let mut backend = SVGBackend::with_string(&mut text, large);
        for shape in shapes {
            if let Shape::Text(at, anchor, words, paint) = shape {
                let font = FontDesc::new(
                    FontFamily::Name(FAMILIES),
                    TEXT * FINE * FONT_SCALE,
                    FontStyle::Normal,
                );
                let anchor = match anchor {
                    Anchor::Start => HPos::Left,
                    Anchor::Middle => HPos::Center,
                    Anchor::End => HPos::Right,
                };
                let color = color(*paint);
                let style = plotters::style::TextStyle::from(font)
                    .color(&color)
                    .pos(Pos::new(anchor, VPos::Bottom));
                backend
                    .draw_text(words, &style, place(*at, FINE))
                    .map_err(drawing)?;
            } else {
                paint_shape(&mut backend, shape, FINE)?;
            }
        }
        backend.present().map_err(drawing)?;
    }
    Ok(dressed(&text, size, large, alt))
}

/// plotters writes neither role nor name, moves baselines by a guessed x-height and breaks the line inside texts: all three are
/// put right here.
fn dressed(drawn: &str, size: Size, large: (u32, u32), alt: &str) -> String {
    let mut svg = String::with_capacity(drawn.len() + 2 * alt.len() + 400);
    let name = escaped(alt);
    let _ = writeln!(
        svg,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{}\" height=\"{}\" viewBox=\"0 0 {} {}\" role=\"img\" \
         aria-label=\"{name}\" stroke-linejoin=\"round\" stroke-linecap=\"butt\">\n<desc>{name}</desc>",
        size.width, size.height, large.0, large.1
    );
    let mut lines = drawn.lines().skip(1);
    while let Some(line) = lines.next() {
        if line.starts_with("<text ") {
            svg.push_str(&line.replace(" dy=\"-0.5ex\"", ""));
            svg.push_str(lines.next().unwrap_or_default());
            svg.push_str("</text>\n");
            lines.next();
        } else {
            svg.push_str(line);
            svg.push('\n');
        }
    }
    svg
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '&' => safe.push_str("&amp;"),
            '"' => safe.push_str("&quot;"),
            letter if letter.is_control() => safe.push(' '),
            letter => safe.push(letter),
        }
    }
    safe
}

/// The drawing as a PNG of `scale` pixels per CSS pixel.
pub(crate) fn png(
    shapes: &[Shape],
    size: Size,
    scale: f64,
    face: &Typeface,
) -> Result<Vec<u8>, ChartError> {
    let (width, height) = (scaled(size.width, scale), scaled(size.height, scale));
    let samples = samples(scale);
    let (wide, high) = (width * samples, height * samples);
    let bytes = |width: u32, height: u32| 3 * width as usize * height as usize;
    let mut large = vec![0_u8; bytes(wide, high)];
    {
        let fine = f64::from(samples) * scale;
        let mut backend = BitMapBackend::with_buffer(&mut large, (wide, high));
        for shape in shapes {
            if !matches!(shape, Shape::Text(..)) {
                paint_shape(&mut backend, shape, fine)?;
            }
        }
        backend.present().map_err(drawing)?;
    }
    let mut pixels = averaged(&large, width, height, samples as usize);
    drop(large);
    for shape in shapes {
        if let Shape::Text(at, anchor, words, paint) = shape {
            write_text(
                &mut pixels,
                (width, height),
                face,
                scale,
                (*at, *anchor, words, *paint),
            );
        }
    }
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    let dots_per_metre = (96.0 / 0.0254 * scale).round() as u32;
    encoder.set_pixel_dims(Some(png::PixelDimensions {
        xppu: dots_per_metre,
        yppu: dots_per_metre,
        unit: png::Unit::Meter,
    }));
    let mut writer = encoder.write_header().map_err(encoding)?;
    writer.write_image_data(&pixels).map_err(encoding)?;
    writer.finish().map_err(encoding)?;
    Ok(file)
}

/// Every square of `samples` × `samples` pixels as one.
fn averaged(large: &[u8], width: u32, height: u32, samples: usize) -> Vec<u8> {
    let (width, height) = (width as usize, height as usize);
    let mut small = Vec::with_capacity(3 * width * height);
    for y in 0..height {
        for x in 0..width {
            for channel in 0..3 {
                let mut sum = 0_usize;
                for down in 0..samples {
                    let row = (y * samples + down) * width * samples;
                    for right in 0..samples {
                        sum += usize::from(large[3 * (row + x * samples + right) + channel]);
                    }
                }
                let pixels = samples * samples;
                small.push(((sum + pixels / 2) / pixels) as u8);
            }
        }
    }
    small
}

fn write_text(
    pixels: &mut [u8],
    (width, height): (u32, u32),
    face: &Typeface,
    scale: f64,
    (at, anchor, words, paint): (Spot, Anchor, &str, Paint),
) {
    let size = TEXT * scale;
    let shift = match anchor {
        Anchor::Start => 0.0,
        Anchor::Middle => face.width(words, size) / 2.0,
        Anchor::End => face.width(words, size),
    };
    let start = (at.0 * scale - shift, (at.1 * scale).round());
    let ink = [paint.rgb.0, paint.rgb.1, paint.rgb.2];
    face.draw(words, size, start, |x, y, coverage| {
        if (0..i64::from(width)).contains(&x) && (0..i64::from(height)).contains(&y) {
            let first = 3 * (y as usize * width as usize + x as usize);
            let alpha = coverage * paint.alpha;
            for (pixel, ink) in pixels[first..first + 3].iter_mut().zip(ink) {
                let mixed = f64::from(ink) * alpha + f64::from(*pixel) * (1.0 - alpha);
                *pixel = mixed.round() as u8;
            }
        }
    });
}

fn paint_shape<B: DrawingBackend>(
    backend: &mut B,
    shape: &Shape,
    scale: f64,
) -> Result<(), ChartError> {
    let stroke = |width: f64, paint: Paint| ShapeStyle {
        color: color(paint),
        filled: false,
        stroke_width: ((width * scale).round() as u32).max(1),
    };
    match shape {
        Shape::Rect(from, to, paint) => {
            let corners = (place(*from, scale), place(*to, scale));
            backend
                .draw_rect(corners.0, corners.1, &color(*paint), true)
                .map_err(drawing)
        }
        Shape::Stroke(path, width, paint) => backend
            .draw_path(
                path.iter().map(|at| place(*at, scale)),
                &stroke(*width, *paint),
            )
            .map_err(drawing),
        Shape::Area(outline, paint) => backend
            .fill_polygon(outline.iter().map(|at| place(*at, scale)), &color(*paint))
            .map_err(drawing),
        Shape::Disc(at, radius, paint) => {
            let radius = ((radius * scale).round() as u32).max(1);
            backend
                .draw_circle(place(*at, scale), radius, &color(*paint), true)
                .map_err(drawing)
        }
        Shape::Ring(at, radius, width, paint) => {
            let radius = ((radius * scale).round() as u32).max(1);
            backend
                .draw_circle(place(*at, scale), radius, &stroke(*width, *paint), false)
                .map_err(drawing)
        }
        Shape::Text(..) => Ok(()),
    }
}

fn place(at: Spot, scale: f64) -> (i32, i32) {
    ((at.0 * scale).round() as i32, (at.1 * scale).round() as i32)
}

fn color(paint: Paint) -> RGBAColor {
    let (red, green, blue) = paint.rgb;
    RGBColor(red, green, blue).mix(paint.alpha)
}

fn scaled(pixels: u32, scale: f64) -> u32 {
    (f64::from(pixels) * scale).round() as u32
}

fn drawing(error: impl std::fmt::Display) -> ChartError {
    ChartError::Drawing(error.to_string())
}

fn encoding(error: impl std::fmt::Display) -> ChartError {
    ChartError::Encoding(error.to_string())
}

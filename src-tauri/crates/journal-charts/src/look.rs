//! Looks at what was drawn, in the SVG itself: no two texts touch, none leaves the picture, nothing a strict page would refuse.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use chrono::{Duration, NaiveDate};
use proptest::prelude::*;

use crate::font::Typeface;
use crate::{
    Along, Bands, Bar, Bars, BoxPlot, Boxes, Calendar, Cell, CellKind, ChartError, ChartModel,
    DaysAxis, Dot, DotShape, Dots, Interval, Intervals, LabelWords, Layer, Line, LinePoint, Mark,
    Panel, Panels, Picture, Quantiles, Reading, Segment, SegmentStyle, Size, Span, SpanKind, Step,
    Steps, Table, Theme, Tick, Ticks, Tone, XAxis, YAxis, at_day, places, png, svg,
};

fn day(nth: i64) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 11, 18).unwrap() + Duration::days(nth)
}

/// A chart of `days` days with everything in it.
fn model(days: i64, spans: &[(i64, i64)], marks: &[i64], labels: LabelWords) -> ChartModel {
    let last = (days - 1).max(0);
    let value = |nth: i64| (nth as f64 / 40.0).sin() * 0.4;
    let point = |nth: i64, range_only: bool| {
        let (x, mid) = (at_day(day(nth)), value(nth));
        if range_only {
            LinePoint::range(x, mid - 0.3, mid + 0.3)
        } else {
            LinePoint::ranged(x, mid, mid - 0.3, mid + 0.3)
        }
    };
    let styles = [
        (SegmentStyle::Solid, "estimate"),
        (SegmentStyle::Dashed, "projection, not measured"),
        (SegmentStyle::RangeOnly, "range only"),
    ];
    let piece = (days / 3).max(1);
    let segments = styles
        .iter()
        .zip(0..)
        .map(|((style, label), nth)| Segment {
            style: *style,
            label: (*label).to_owned(),
            points: (nth * piece..((nth + 1) * piece).min(days))
                .map(|at| point(at, *style == SegmentStyle::RangeOnly))
                .collect(),
        })
        .collect();
    let kinds = [SpanKind::Break, SpanKind::Paused, SpanKind::Reference];
    ChartModel {
        name: "test".to_owned(),
        title: "Test".to_owned(),
        sentence: "A <sentence> & more.".to_owned(),
        alt: "A chart of \"things\" & <others>".to_owned(),
        picture: Picture::Panels(Panels {
            x: XAxis::Days(DaysAxis {
                from: day(0),
                to: day(last),
                spans: spans
                    .iter()
                    .zip(kinds.iter().cycle())
                    .map(|((from, to), kind)| Span {
                        kind: *kind,
                        label: ["break", "paused", "reference"][*kind as usize % 3].to_owned(),
                        from: day((*from).min(last)),
                        to: day((*to).min(last)),
                    })
                    .collect(),
                marks: marks
                    .iter()
                    .map(|nth| Mark {
                        date: day((*nth).min(last)),
                        label: format!("Product <{nth}> with a very long & winding\nname"),
                    })
                    .collect(),
            }),
            panels: vec![
                Panel::new(
                    "Amount for the same felt effect, against the reference weeks",
                    YAxis::Factor,
                )
                .with(Dots {
                    tone: Tone::Other,
                    shape: DotShape::Disc,
                    label: "amounts that felt as usual, weekly median".to_owned(),
                    points: (0..days)
                        .step_by(7)
                        .map(|nth| Dot {
                            x: at_day(day(nth)),
                            y: value(nth) * 9.0,
                        })
                        .collect(),
                })
                .with(Line {
                    tone: Tone::Main,
                    band_label: Some("likely range (90 %)".to_owned()),
                    segments,
                }),
            ],
        }),
        notes: Vec::new(),
        readings: (0..days)
            .map(|nth| Reading::new(at_day(day(nth)), Some(value(nth)), format!("day {nth}")))
            .collect(),
        table: Table::default(),
        labels,
    }
}

fn panels(model: &mut ChartModel) -> &mut Panels {
    match &mut model.picture {
        Picture::Panels(panels) => panels,
        other => panic!("not panels: {other:?}"),
    }
}

fn axis(model: &mut ChartModel) -> &mut DaysAxis {
    match &mut panels(model).x {
        XAxis::Days(days) => days,
        other => panic!("not an axis of days: {other:?}"),
    }
}

fn line(model: &mut ChartModel) -> &mut Line {
    let layers = &mut panels(model).panels[0].layers;
    layers
        .iter_mut()
        .find_map(|layer| match layer {
            Layer::Line(line) => Some(line),
            _ => None,
        })
        .unwrap()
}

fn german() -> LabelWords {
    LabelWords {
        months: "Jan. Feb. März Apr. Mai Juni Juli Aug. Sept. Okt. Nov. Dez."
            .split(' ')
            .map(str::to_owned)
            .collect(),
        day_month: "{day}. {month}".to_owned(),
        weekdays: "Mo Di Mi Do Fr Sa So"
            .split(' ')
            .map(str::to_owned)
            .collect(),
        decimal_mark: ",".to_owned(),
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(tag[start..].split('"').next()?.to_owned())
}

/// Left, top, right, bottom of every text in CSS pixels, from the document alone.
fn texts(svg: &str, face: &Typeface) -> Vec<([f64; 4], String)> {
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
            let number = |name| attribute(tag, name).unwrap().parse::<f64>().unwrap() / 4.0;
            let (x, baseline, size) = (number("x"), number("y"), number("font-size"));
            assert!((size - 11.0).abs() < 0.01, "an unusual type size: {size}");
            // Three percent more than Inter: the page's font may be another for a moment.
            let width = face.width(&text, size) * 1.03;
            let left = match attribute(tag, "text-anchor").unwrap().as_str() {
                "start" => x,
                "middle" => x - width / 2.0,
                _ => x - width,
            };
            (
                [
                    left,
                    baseline - 0.75 * size,
                    left + width,
                    baseline + 0.22 * size,
                ],
                text,
            )
        })
        .collect()
}

fn assert_no_text_touches(svg: &str, size: Size, about: &str) {
    let face = Typeface::inter().unwrap();
    let texts = texts(svg, &face);
    assert!(!texts.is_empty(), "{about}: no text at all");
    for (nth, (one, text)) in texts.iter().enumerate() {
        assert!(
            one[0] >= -0.5
                && one[1] >= 0.0
                && one[2] <= f64::from(size.width) + 4.0
                && one[3] <= f64::from(size.height),
            "{about}: {text:?} leaves the picture at {one:?}"
        );
        for (other, other_text) in &texts[nth + 1..] {
            let apart = one[2] <= other[0]
                || other[2] <= one[0]
                || one[3] <= other[1]
                || other[3] <= one[1];
            assert!(
                apart,
                "{about}: {text:?} {one:?} touches {other_text:?} {other:?}"
            );
        }
    }
}

const WIDTHS: [u32; 3] = [400, 700, 1000];

#[test]
fn labels_never_touch_from_no_days_to_ten_years() {
    for days in [0, 1, 3, 10, 40, 200, 365, 800, 3652] {
        let spans: Vec<(i64, i64)> = (0..30)
            .map(|n| (n * days / 30, n * days / 30 + 3))
            .collect();
        let marks: Vec<i64> = (1..12).map(|n| n * days / 12).collect();
        for labels in [LabelWords::default(), german()] {
            let model = model(days, &spans, &marks, labels);
            for width in WIDTHS {
                let size = Size::of_width(width);
                let drawn = svg(&model, Theme::Light, size).unwrap();
                assert_no_text_touches(&drawn, size, &format!("{days} days at {width}"));
            }
        }
    }
}

#[test]
fn dates_on_the_axis_change_with_the_range() {
    let words_on_axis = |days: i64, width: u32| {
        let model = model(days, &[], &[], LabelWords::default());
        svg(&model, Theme::Light, Size::of_width(width)).unwrap()
    };
    assert!(words_on_axis(3, 400).contains(">19 Nov<"), "days");
    assert!(words_on_axis(40, 700).contains(">25 Nov<"), "Mondays");
    assert!(words_on_axis(200, 400).contains(">Feb<"), "months");
    assert!(
        words_on_axis(800, 400).contains(">2026<"),
        "years under quarters or halves"
    );
    let ten_years = words_on_axis(3652, 1000);
    assert!(
        ten_years.contains(">2030<") && !ten_years.contains(">Feb<"),
        "years"
    );
}

#[test]
fn absurd_ranges_are_drawn_too() {
    let mut model = model(3, &[], &[], LabelWords::default());
    *axis(&mut model) = DaysAxis::new(NaiveDate::MIN, NaiveDate::MAX);
    let size = Size::of_width(400);
    let drawn = svg(&model, Theme::Light, size).unwrap();
    assert_no_text_touches(&drawn, size, "half a million years");
}

#[test]
fn an_empty_picture_says_what_is_missing_and_draws_nothing() {
    let mut model = model(100, &[(3, 9)], &[20], LabelWords::default());
    model.picture = Picture::Empty("Not enough rated doses yet: 3 of 10.".to_owned());
    for theme in Theme::ALL {
        for width in WIDTHS {
            let size = Size::of_width(width);
            let drawn = svg(&model, theme, size).unwrap();
            assert!(
                drawn.contains("Not enough rated doses yet: 3 of 10."),
                "{drawn}"
            );
            for shape in ["<polygon", "<circle"] {
                assert!(!drawn.contains(shape), "an empty picture holds a {shape}");
            }
            assert_no_text_touches(&drawn, size, "empty");
        }
    }
    assert_eq!(places(&model, Size::of_width(700)).unwrap(), None);
}

#[test]
fn the_document_is_one_a_strict_page_shows() {
    let model = model(200, &[(3, 30), (60, 66)], &[90], LabelWords::default());
    let drawn = svg(&model, Theme::Dark, Size::of_width(700)).unwrap();
    for refused in [
        "style=", "<style", "<script", "href", "url(", "class=", "<image", "on",
    ] {
        let refused = if refused == "on" { " onload" } else { refused };
        assert!(!drawn.contains(refused), "the picture holds {refused}");
    }
    assert!(drawn.starts_with("<svg ") && drawn.trim_end().ends_with("</svg>"));
    assert!(drawn.contains(
        "role=\"img\" aria-label=\"A chart of &quot;things&quot; &amp; &lt;others&gt;\""
    ));
    assert!(drawn.contains("font-family=\"Inter, system-ui, sans-serif\""));
    // Well-formed: every tag that opens closes, in order.
    let mut open: Vec<&str> = Vec::new();
    for piece in drawn.split('<').skip(1) {
        let (tag, _) = piece.split_once('>').expect("a tag without an end");
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop(), Some(name), "tags close in another order");
        } else if !tag.ends_with('/') {
            open.push(tag.split_whitespace().next().unwrap());
        }
    }
    assert_eq!(open, Vec::<&str>::new(), "tags left open");
}

#[test]
fn what_was_measured_is_told_from_what_was_not_without_colour() {
    let one = |style| {
        let mut model = model(30, &[], &[], LabelWords::default());
        let line = line(&mut model);
        line.segments.retain(|segment| segment.style == style);
        let line = line.clone();
        panels(&mut model).panels[0].layers = vec![line.into()];
        svg(&model, Theme::Print, Size::of_width(700)).unwrap()
    };
    let strokes = |drawn: &str| {
        drawn
            .lines()
            .filter(|line| line.starts_with("<polyline") && line.contains("stroke-width=\"8\""))
            .count()
    };
    let (solid, dashed, range) = (
        one(SegmentStyle::Solid),
        one(SegmentStyle::Dashed),
        one(SegmentStyle::RangeOnly),
    );
    // The line itself and its sample in the key.
    assert_eq!(strokes(&solid), 2, "a measured line is one stroke");
    assert!(strokes(&dashed) > 10, "a projection is dashes");
    assert_eq!(strokes(&range), 0, "a range alone has no line");
    for drawn in [&solid, &dashed, &range] {
        assert!(drawn.contains("<polygon"), "each has its band");
    }
}

#[test]
fn a_gap_stays_a_gap() {
    let mut model = model(30, &[], &[], LabelWords::default());
    let solid = line(&mut model).segments[0].clone();
    let piece = |range: std::ops::Range<usize>| Segment {
        points: solid.points[range].to_vec(),
        ..solid.clone()
    };
    line(&mut model).segments = vec![piece(0..4), piece(7..10)];
    let size = Size::of_width(700);
    let drawn = svg(&model, Theme::Light, size).unwrap();
    let places = places(&model, size).unwrap().unwrap();
    let gap = (places.readings[3].x + 0.5, places.readings[7].x - 0.5);
    for line in drawn.lines().filter(|line| line.contains("#2F5F98")) {
        let Some(points) = attribute(line, "points") else {
            continue;
        };
        let xs: Vec<f64> = points
            .split_whitespace()
            .map(|pair| pair.split(',').next().unwrap().parse::<f64>().unwrap() / 4.0)
            .collect();
        let crosses = xs.iter().any(|x| *x < gap.0) && xs.iter().any(|x| *x > gap.1);
        assert!(!crosses, "something is drawn across the gap: {xs:?}");
    }
}

#[test]
fn readings_lie_on_the_line() {
    let model = model(200, &[], &[], LabelWords::default());
    let size = Size::of_width(700);
    let places = places(&model, size).unwrap().unwrap();
    assert_eq!(places.readings.len(), model.readings.len());
    for pair in places.readings.windows(2) {
        assert!(pair[0].x < pair[1].x, "in order of days");
    }
    for place in &places.readings {
        let y = place.y.unwrap();
        assert!(places.left <= place.x && place.x <= places.right);
        assert!(places.top <= y && y <= places.bottom);
    }
}

#[test]
fn ten_years_stay_a_small_drawing() {
    let model = model(3652, &[], &[], LabelWords::default());
    let drawn = svg(&model, Theme::Light, Size::of_width(1000)).unwrap();
    assert!(drawn.len() < 160_000, "{} bytes", drawn.len());
}

#[test]
fn sizes_and_scales_out_of_bounds_are_refused() {
    let model = model(30, &[], &[], LabelWords::default());
    let tiny = Size {
        width: 100,
        height: 100,
    };
    assert_eq!(svg(&model, Theme::Light, tiny), Err(ChartError::Size(tiny)));
    let size = Size::of_width(400);
    for scale in [0.0, 5.0, f64::NAN] {
        assert!(
            matches!(
                png(&model, Theme::Light, size, scale),
                Err(ChartError::Scale(_))
            ),
            "{scale}"
        );
    }
    let mut backwards = model;
    let days = axis(&mut backwards);
    days.to = days.from - Duration::days(1);
    assert_eq!(svg(&backwards, Theme::Light, size), Err(ChartError::NoDays));
}

#[test]
fn the_png_is_a_picture_of_the_size_asked_for_with_text_in_it() {
    let model = model(60, &[(5, 12)], &[], LabelWords::default());
    let size = Size::of_width(400);
    let file = png(&model, Theme::Light, size, 2.0).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(&file))
        .read_info()
        .unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let frame = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(
        (frame.width, frame.height),
        (size.width * 2, size.height * 2)
    );
    let pixel = |x: usize, y: usize| {
        let at = 3 * (y * frame.width as usize + x);
        [pixels[at], pixels[at + 1], pixels[at + 2]]
    };
    assert_eq!(pixel(0, 0), [0xff, 0xfe, 0xfb], "the theme's ground");
    let dark = (0..frame.width as usize)
        .flat_map(|x| (8..32).map(move |y| (x, y)))
        .filter(|(x, y)| pixel(*x, *y).iter().all(|channel| *channel < 0x70))
        .count();
    assert!(
        dark > 500,
        "the title of the axis is written in ink: {dark} dark pixels"
    );
}

/// Every kind of layer on every kind of axis it is meant for, with `n` things in each.
fn gallery(n: i64) -> Vec<ChartModel> {
    let count = f64::from(u16::try_from(n).unwrap());
    let wave = |nth: i64| ((nth as f64) * 0.7).sin() * 4.0 + 5.0;
    let base = model(n.max(1), &[], &[], german());
    let with = |name: &str, x: XAxis, panels: Vec<Panel>| ChartModel {
        name: name.to_owned(),
        picture: Picture::Panels(Panels { x, panels }),
        readings: Vec::new(),
        ..base.clone()
    };
    // Nobody reads more than that side by side.
    let few = n.min(60);
    let names = |what: &str| -> Vec<String> {
        (0..few)
            .map(|nth| format!("{what} number {nth} of them"))
            .collect()
    };
    let numbered = |nth: i64| nth as f64;
    let days = XAxis::days(day(0), day(n.max(1) - 1));
    let boxes = |tone, label: &str| Boxes {
        tone,
        label: label.to_owned(),
        boxes: (0..few)
            .map(|nth| BoxPlot {
                x: numbered(nth),
                low: wave(nth) - 1.0,
                q25: wave(nth) - 0.5,
                median: wave(nth),
                q75: wave(nth) + 0.4,
                high: wave(nth) + 1.0,
                n: 12_345,
            })
            .collect(),
    };
    let intervals = |tone, along, label: &str| Intervals {
        tone,
        label: label.to_owned(),
        along,
        items: (0..few)
            .map(|nth| Interval {
                at: numbered(nth),
                mid: (nth % 3 > 0).then(|| wave(nth)),
                lo: wave(nth) - 2.0,
                hi: wave(nth) + 1.0,
            })
            .collect(),
    };
    let scores = Panel::new("Symptoms, sum of the list", YAxis::Plain);
    let cells = (0..n)
        .map(|nth| Cell {
            date: day(nth),
            kind: match nth % 6 {
                0 => CellKind::ConfirmedNone,
                1 => CellKind::Unanswered,
                level => CellKind::Dosed {
                    level: u8::try_from(level - 1).unwrap(),
                },
            },
        })
        .collect();
    vec![
        with(
            "bars and steps",
            days.clone(),
            vec![
                Panel::new("Leaf, grams a day", YAxis::Plain)
                    .with(Bars {
                        tone: Tone::Main,
                        label: "taken".to_owned(),
                        width: 1.0,
                        bars: (0..n)
                            .map(|nth| Bar {
                                x: at_day(day(nth)),
                                y: wave(nth) * 1000.0,
                            })
                            .collect(),
                    })
                    .with(Steps {
                        tone: Tone::Other,
                        label: "limit of the plan".to_owned(),
                        steps: (0..n)
                            .step_by(9)
                            .map(|nth| Step {
                                x: at_day(day(nth)),
                                y: (nth % 4 > 0).then(|| wave(nth) * 900.0),
                            })
                            .collect(),
                    }),
                Panel::new("First dose, time of day", YAxis::Clock { starts_at: 240 }).with(Dots {
                    tone: Tone::Main,
                    shape: DotShape::Ring,
                    label: "first dose of a day".to_owned(),
                    points: (0..n)
                        .map(|nth| Dot {
                            x: at_day(day(nth)),
                            y: wave(nth) * 2.0,
                        })
                        .collect(),
                }),
                Panel::new("Mood, 0 to 10", YAxis::Score).low().with(Dots {
                    tone: Tone::Quiet,
                    shape: DotShape::Cross,
                    label: "one check-in".to_owned(),
                    points: (0..n)
                        .map(|nth| Dot {
                            x: at_day(day(nth)),
                            y: wave(nth),
                        })
                        .collect(),
                }),
            ],
        ),
        with(
            "boxes",
            XAxis::Categories(names("bin")),
            vec![
                scores
                    .clone()
                    .with(boxes(Tone::Main, "the last 30 days"))
                    .with(boxes(Tone::Other, "the 30 days before")),
            ],
        ),
        with(
            "bands and raster",
            XAxis::Clock { starts_at: 270 },
            vec![
                Panel::new("Taken so far, grams", YAxis::Plain).with(Bands {
                    tone: Tone::Main,
                    median_label: "median".to_owned(),
                    half_label: "half of the days".to_owned(),
                    most_label: "nine of ten days".to_owned(),
                    points: (0..=24)
                        .map(|hour| {
                            let x = f64::from(hour);
                            Quantiles {
                                x,
                                q05: x * 0.1,
                                q25: x * 0.2,
                                q50: x * 0.3,
                                q75: x * 0.5,
                                q95: x * 0.9,
                            }
                        })
                        .collect(),
                }),
                Panel::new(
                    "Each day",
                    YAxis::Days {
                        from: day(0),
                        to: day(n.max(1) - 1),
                    },
                )
                .with(Ticks {
                    tone: Tone::Main,
                    label: "a dose".to_owned(),
                    ticks: (0..n)
                        .map(|nth| Tick {
                            x: wave(nth) * 2.0,
                            y: at_day(day(nth)),
                        })
                        .collect(),
                }),
            ],
        ),
        with(
            "differences in rows",
            XAxis::Number {
                title: "Difference of mood, days with minus days without".to_owned(),
                low: -3.2,
                high: 7.0,
            },
            vec![
                Panel::new("", YAxis::Rows(names("strategy"))).with(intervals(
                    Tone::Main,
                    Along::X,
                    "difference and its range",
                )),
            ],
        ),
        with(
            "before and after",
            XAxis::Categories(names("phase")),
            vec![
                scores
                    .clone()
                    .with(intervals(Tone::Main, Along::Y, "median and range"))
                    .with(intervals(Tone::Quiet, Along::Y, "last month")),
                Panel::new("Sleep, hours", YAxis::Plain).with(intervals(
                    Tone::Other,
                    Along::Y,
                    "sleep",
                )),
            ],
        ),
        with(
            "dots against amounts",
            XAxis::Number {
                title: "Amount of a dose, grams".to_owned(),
                low: 0.0,
                high: count,
            },
            vec![
                Panel::new("Felt effect, 0 to 10", YAxis::Score)
                    .with(Dots {
                        tone: Tone::Main,
                        shape: DotShape::Disc,
                        label: "last 90 days".to_owned(),
                        points: (0..n)
                            .map(|nth| Dot {
                                x: numbered(nth),
                                y: wave(nth),
                            })
                            .collect(),
                    })
                    .with(Line::plain(
                        Tone::Other,
                        "median of the reference weeks",
                        (0..n)
                            .map(|nth| {
                                LinePoint::value(numbered(nth), 5.0 + (numbered(nth) / 90.0).sin())
                            })
                            .collect(),
                    )),
            ],
        ),
        with(
            "hours since",
            XAxis::Hours {
                title: "Hours since the last dose".to_owned(),
                max: count,
            },
            vec![
                scores.with(Dots {
                    tone: Tone::Main,
                    shape: DotShape::Diamond,
                    label: "a list".to_owned(),
                    points: (0..n)
                        .map(|nth| Dot {
                            x: numbered(nth),
                            y: wave(nth),
                        })
                        .collect(),
                }),
            ],
        ),
        ChartModel {
            name: "calendar".to_owned(),
            picture: Picture::Calendar(Calendar {
                from: day(0),
                to: day(n.max(1) - 1),
                cells,
                dosed_label: "doses, more is larger".to_owned(),
                none_label: "nothing taken, you said".to_owned(),
                unanswered_label: "no answer".to_owned(),
            }),
            readings: Vec::new(),
            ..base.clone()
        },
    ]
}

#[test]
fn every_layer_on_its_axis_keeps_its_words_apart() {
    for n in [0, 1, 3, 12, 60, 365, 3652] {
        for model in gallery(n) {
            for width in [300, 400, 720, 1100] {
                let size = Size::for_model(&model, width).unwrap();
                let about = format!("{} with {n} at {width}", model.name);
                let drawn = match svg(&model, Theme::Light, size) {
                    Ok(drawn) => drawn,
                    Err(error) => panic!("{about}: {error}"),
                };
                assert!(!drawn.contains("NaN") && !drawn.contains("inf"), "{about}");
                assert_no_text_touches(&drawn, size, &about);
                assert!(drawn.len() < 1_000_000, "{about}: {} bytes", drawn.len());
            }
        }
    }
}

#[test]
fn two_pictures_to_compare_have_one_scale() {
    let mut little = gallery(60).swap_remove(0);
    let mut much = little.clone();
    if let Layer::Bars(bars) = &mut panels(&mut little).panels[0].layers[0] {
        bars.bars.iter_mut().for_each(|bar| bar.y /= 50.0);
    }
    panels(&mut little).panels[0].layers.truncate(1);
    crate::same_scales(&mut little, &mut much);
    let size = Size::for_model(&much, 720).unwrap();
    for model in [&little, &much] {
        let drawn = svg(model, Theme::Light, size).unwrap();
        assert!(
            drawn.contains(">8000<"),
            "the larger amounts rule both axes"
        );
    }
}

#[test]
fn a_picture_too_low_for_its_panels_is_refused_with_the_height_it_needs() {
    let model = gallery(60).swap_remove(0);
    let low = Size {
        width: 700,
        height: 120,
    };
    let Err(ChartError::TooLow { least }) = svg(&model, Theme::Light, low) else {
        panic!("drawn all the same");
    };
    let enough = Size {
        width: 700,
        height: least,
    };
    let drawn = svg(&model, Theme::Light, enough).unwrap();
    assert_no_text_touches(&drawn, enough, "the least height");
}

#[test]
fn days_of_a_calendar_can_be_read_one_by_one() {
    let mut model = gallery(365).pop().unwrap();
    model.readings = (0..365)
        .map(|nth| Reading::new(at_day(day(nth)), None, format!("day {nth}")))
        .collect();
    let size = Size::for_model(&model, 720).unwrap();
    let places = places(&model, size).unwrap().unwrap();
    assert_eq!(places.readings.len(), 365);
    let mut spots: Vec<(i64, i64)> = places
        .readings
        .iter()
        .map(|place| ((place.x * 4.0) as i64, (place.y.unwrap() * 4.0) as i64))
        .collect();
    spots.sort_unstable();
    spots.dedup();
    assert_eq!(spots.len(), 365, "each day has a place of its own");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn labels_keep_apart_whatever_happened(
        days in 1_i64..4000,
        width in 300_u32..1400,
        spans in prop::collection::vec((0_i64..4000, 0_i64..60), 0..20),
        marks in prop::collection::vec(0_i64..4000, 0..12),
    ) {
        let spans: Vec<(i64, i64)> = spans
            .iter()
            .map(|(start, length)| (start % days, (start % days + length).min(days - 1)))
            .collect();
        let marks: Vec<i64> = marks.iter().map(|mark| mark % days).collect();
        let size = Size::of_width(width);
        let drawn = svg(&model(days, &spans, &marks, german()), Theme::Light, size).unwrap();
        assert_no_text_touches(&drawn, size, &format!("{days} days at {width}"));
        prop_assert!(!drawn.contains("NaN"));
    }
}

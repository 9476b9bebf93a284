//! The colours of lanes: visible on the background of every theme, and the same in a drawing outside the book.

use timeline::{Errands, Lane, Moment, Outcome, Recording, SvgOptions};

const STYLE: &str = include_str!("../../../../book/web/timeline.css");

/// The papers of mdBook's themes, those whose colours are light first.
const LIGHT: [&str; 2] = ["#ffffff", "#e1e1db"];
const DARK: [&str; 3] = ["#141617", "#161923", "#0f1419"];

/// What a mark needs is 3; these are for text as well.
const CONTRAST: f64 = 4.5;

fn luminance(colour: &str) -> f64 {
    let channel = |place: usize| {
        let value = u8::from_str_radix(&colour[place..place + 2], 16).unwrap();
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// The values of a property, in their order.
fn values(property: &str) -> Vec<&'static str> {
    let begin = format!("{property}: ");
    let values = STYLE.split(&begin).skip(1).map(|rest| rest.split(';').next().unwrap());
    values.filter(|value| value.starts_with('#')).collect()
}

#[test]
fn errands_are_seen_on_every_theme() {
    for number in 1..=8 {
        let values = values(&format!("--tl-e{number}"));
        let [light, dark] = values[..] else { panic!("{number}: {values:?}") };
        for (colour, papers) in [(light, &LIGHT[..]), (dark, &DARK[..])] {
            for paper in papers {
                let contrast = contrast(colour, paper);
                assert!(contrast >= CONTRAST, "{colour} on {paper}: {contrast:.2}");
            }
        }
    }
}

#[test]
fn a_drawing_that_stands_alone_has_the_light_colours() {
    let moment = |step| Moment { at: std::time::Duration::ZERO, step };
    let lane = |index: usize| Lane {
        label: format!("lane {index}"),
        number: None,
        kind: "fetch".to_owned(),
        parent: (index > 0).then_some(0),
        spawned: false,
        start: moment(index as u32),
        polls: vec![moment(index as u32)],
        end: None,
        outcome: Outcome::Open,
        takes: None,
        place: None,
        task_of: None,
    };
    let lanes = (0..=8).map(lane).collect();
    let elapsed = std::time::Duration::ZERO;
    let recording = Recording { lanes, lines: Vec::new(), waits: Vec::new(), elapsed };
    let mut errands = Errands::default();
    errands.add(&recording);
    let svg = recording.to_svg(&SvgOptions { errands: Some(&errands), ..SvgOptions::default() });
    for number in 1..=8 {
        let light = values(&format!("--tl-e{number}"))[0];
        assert!(svg.contains(&format!("var(--tl-e{number},{light})")), "{number}");
    }
}

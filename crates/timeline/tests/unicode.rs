//! Labels, values, errors and lines of any characters: drawn within 80 columns, one line each, in the
//! order in which they are written.

use std::ops::Range;
use std::time::Duration;

use proptest::prelude::*;
use timeline::units::one_line;
use timeline::{Recording, SvgOptions, try_record};
use tokio::time::sleep;
use tracing::{info, instrument};
use unicode_bidi::{BidiClass, BidiInfo, bidi_class};
use unicode_width::UnicodeWidthStr;

#[instrument(ret, err, skip_all, fields(lane = label))]
async fn tells(label: &str, text: &str, fails: bool) -> Result<String, String> {
    info!("{text}");
    sleep(Duration::from_secs(1)).await;
    let inner = Box::pin(tells_inside(label, text));
    inner.await;
    if fails { Err(text.to_owned()) } else { Ok(text.to_owned()) }
}

#[instrument(ret, skip_all, fields(name = text))]
async fn tells_inside(label: &str, text: &str) -> u64 {
    info!(label, text);
    sleep(Duration::from_secs(2)).await;
    7
}

fn recording(label: &str, text: &str, fails: bool) -> Recording {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    runtime.block_on(try_record(tells(label, text, fails)))
}

/// Turns what is beside it, or is turned.
fn turns(character: char) -> bool {
    use BidiClass::*;
    matches!(
        bidi_class(character),
        R | AL | AN | LRE | RLE | LRO | RLO | PDF | LRI | RLI | FSI | PDI
    ) || matches!(character, '\u{200e}' | '\u{200f}' | '\u{61c}')
}

/// Where a line is shown, its characters stand in their order.
fn stands_in_order(line: &str) -> bool {
    let bidi = BidiInfo::new(line, None);
    let whole = |range: &Range<usize>| *range == (0..line.len());
    line.is_empty()
        || bidi.paragraphs.len() == 1
            && bidi.paragraphs.iter().all(|paragraph| {
                paragraph.level.is_ltr()
                    && whole(&paragraph.range)
                    && bidi.reorder_line(paragraph, 0..line.len()) == line
            })
}

fn assert_drawn(label: &str, text: &str) -> Result<(), TestCaseError> {
    for fails in [false, true] {
        let recording = recording(label, text, fails);
        prop_assert_eq!(&Recording::from_json(&recording.to_json()).unwrap(), &recording);
        prop_assert_eq!(&recording.lanes[1].name(), &label);

        let chart = recording.chart(None);
        prop_assert_eq!(chart.lines().count(), 1 + recording.lanes.len());
        let steps = recording.steps_text();
        prop_assert_eq!(steps.lines().count(), recording.steps().len());
        for line in chart.split_terminator('\n') {
            prop_assert!(line.width() <= 80, "{} columns: {line}", line.width());
        }
        for line in chart.split_terminator('\n').chain(steps.split_terminator('\n')) {
            prop_assert!(stands_in_order(line), "{line:?}");
            prop_assert!(!line.chars().any(|c| c.is_control() || turns(c)), "{line:?}");
        }
        prop_assert_eq!(recording.to_text(), format!("{chart}\n{steps}"));

        let svg = recording.to_svg(&SvgOptions {
            id_prefix: label,
            title: text,
            ..SvgOptions::default()
        });
        prop_assert_eq!(svg.lines().count(), 1);
        let is_xml = |c: char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}');
        prop_assert!(svg.chars().all(is_xml));
        prop_assert_eq!(svg.matches("<g ").count(), recording.lanes.len());
        prop_assert!(tags(&svg).is_some_and(|open| open == 0), "{svg}");
    }
    Ok(())
}

/// How many elements of an XML text stay open; `None` if it is none.
fn tags(xml: &str) -> Option<usize> {
    let mut open = 0_usize;
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>')?;
        let is_text = !text.contains(['>', '"']) || !text.contains('>');
        if !is_text || tag.matches('"').count() % 2 == 1 {
            return None;
        }
        open = match tag {
            _ if tag.starts_with('/') => open.checked_sub(1)?,
            _ if tag.ends_with('/') => open,
            _ => open + 1,
        };
    }
    Some(open)
}

/// What joins, hides, turns, breaks or is refused somewhere.
const NASTY: [&str; 40] = [
    "❤\u{fe0f}",
    "☁\u{fe0f}",
    "✉\u{fe0e}",
    "👩\u{200d}👩\u{200d}👧",
    "👩🏽\u{200d}🚀",
    "🇩🇪",
    "🇩",
    "1\u{fe0f}\u{20e3}",
    "🏴\u{e0067}\u{e0062}\u{e007f}",
    "\u{200d}",
    "\u{200c}",
    "\u{200b}",
    "\u{2060}",
    "\u{feff}",
    "\u{ad}",
    "\u{301}",
    "e\u{301}",
    "\u{20dd}",
    "\u{fe0f}",
    "\u{202e}",
    "\u{2067}",
    "\u{2069}",
    "\u{200f}",
    "\u{61c}",
    "שלום",
    "مرحبا",
    "\u{5b7}",
    "١٢",
    "\n",
    "\r\n",
    "\t",
    "\0",
    "\u{1b}[31m",
    "\u{2028}",
    "\u{85}",
    "\u{fffe}",
    "]]><!--&\"'\\",
    "\u{1100}\u{1161}\u{11a8}",
    "क\u{94d}\u{200d}ष",
    "\u{3000}寿司",
];

fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => prop::sample::select(&NASTY[..]).prop_map(str::to_owned),
        2 => any::<char>().prop_map(String::from),
        1 => (0_u32..0x3000).prop_filter_map("a character", char::from_u32).prop_map(String::from),
        3 => "[a-z \"\\\\.,:#()0-9]{0,12}",
    ];
    let joined = |pieces: Vec<String>| pieces.concat();
    prop_oneof![
        9 => prop::collection::vec(piece.clone(), 0..40).prop_map(joined),
        // Many of one kind.
        1 => (piece, 0_usize..120).prop_map(|(piece, times)| piece.repeat(times)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_drawn(label in texts(), text in texts()) {
        assert_drawn(&label, &text)?;
    }

    #[test]
    fn text_on_one_line_is_seen_whole(text in texts()) {
        let line = one_line(&text);
        prop_assert_eq!(&one_line(&line), &line);
        prop_assert_eq!(text.is_empty(), line.is_empty());
        prop_assert!(text.is_empty() || line.width() > 0, "{line:?}");
        // What is not escaped stays as it was.
        let escaped = |c: char| [c.escape_debug().to_string(), c.escape_unicode().to_string()];
        let mut line = &*line;
        for character in text.chars() {
            let shown = line.strip_prefix(character);
            let shown = shown.or_else(|| escaped(character).iter().find_map(|e| line.strip_prefix(&**e)));
            line = shown.ok_or_else(|| TestCaseError::fail(format!("{character:?} at {line:?}")))?;
        }
        prop_assert_eq!(line, "");
    }
}

#[test]
fn no_character_turns_breaks_or_hides_a_line() {
    // Nobody has a character in the planes between, which are seen by a sample.
    let is_sampled = |c: &char| matches!(u32::from(*c), 0x4_0000..=0xd_ffff | 0xf_0000..);
    let looked_at = |c: &char| !is_sampled(c) || u32::from(*c) % 251 == 0;
    for character in ('\0'..=char::MAX).filter(looked_at) {
        for text in [character.to_string(), format!("a{character}b")] {
            let line = one_line(&text);
            assert!(!line.chars().any(|c| c.is_control() || turns(c)), "{text:?}");
            assert!(line.is_ascii() || stands_in_order(&line), "{text:?}");
        }
        let alone = one_line(character.encode_utf8(&mut [0; 4])).into_owned();
        assert!(alone.width() > 0, "{character:?}");
    }
}

#[test]
fn what_is_to_be_seen_stays() {
    for text in [
        "Deploy ❤\u{fe0f} to production ☁\u{fe0f}",
        "👩\u{200d}👩\u{200d}👧 👩🏽\u{200d}🚀 🇩🇪 1\u{fe0f}\u{20e3}",
        "soufflé soufflé e\u{301} 寿司\u{3000}ไทย हिन्दी Ελληνικά",
        "\u{1100}\u{1161} क\u{94d}\u{200d}ष \u{e0b0}",
    ] {
        assert_eq!(one_line(text), text);
    }
}

#[test]
fn long_labels_with_emoji_are_drawn() {
    let texts = [
        format!("{}❤\u{fe0f}❤\u{fe0f}", "a".repeat(29)),
        "Deploy ❤\u{fe0f} to production ☁\u{fe0f} and notify ✉\u{fe0f} everyone ☎\u{fe0f}"
            .to_owned(),
        "fetch ☁\u{fe0f} https://example.org/weather ☀\u{fe0f}".to_owned(),
        "❤\u{fe0f}".repeat(14),
        "\u{200b}".repeat(50),
    ];
    for text in &texts {
        for width in (0..45).step_by(4) {
            assert_drawn(&format!("{}{text}", "a".repeat(width)), text).unwrap();
        }
    }
}

#[test]
fn very_long_texts_are_drawn() {
    for text in [format!("a{}", "\u{301}".repeat(2_000)), "é".repeat(6_000), "\0".repeat(3_000)] {
        assert_drawn(&text, "short").unwrap();
        assert_drawn("short", &text).unwrap();
    }
}

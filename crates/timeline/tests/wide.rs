//! Labels, values and lines that would break a drawing: too long, or with control characters.

use std::time::Duration;

use timeline::{Recorder, Recording, SvgOptions};
use tokio::time::sleep;
use tracing::{Instrument, info, info_span, instrument};
use unicode_width::UnicodeWidthStr;

/// 138 columns.
const URL: &str = "https://example.org/a/very/long/path/that/goes/on/and/on/and/on/and/on/and/on/\
                   and/on/and/on?with=a&query=that&is=as&long=again&and=more";

#[instrument(err, skip_all, fields(lane = label))]
async fn fails(label: &str, error: &str, seconds: u64) -> Result<(), String> {
    sleep(Duration::from_secs(seconds)).await;
    info!("{label}\n{error}");
    Err(error.to_owned())
}

async fn recording(label: &str, error: &str, seconds: u64) -> Recording {
    let nested = async {
        let inner = async { fails(label, error, seconds).instrument(info_span!("inner")).await };
        inner.instrument(info_span!("outer")).await
    };
    Recorder::new().record(nested).await
}

fn assert_narrow(chart: &str) {
    for line in chart.lines() {
        assert!(line.width() <= 80, "{} columns: {line}", line.width());
    }
}

/// On a wide terminal both the axis and what stands beside it have more room, and marks keep their places in
/// time.
#[tokio::test(start_paused = true)]
async fn a_chart_takes_the_columns_that_it_is_given() {
    let short = recording("a", "no", 1).await;
    for label in [URL, "tea", &"寿司".repeat(40)] {
        let recording = recording(label, URL, 3_661).await;
        let widest = |chart: &str| chart.lines().map(UnicodeWidthStr::width).max().unwrap();
        let narrow = recording.chart(None);
        for columns in [0, 1, 79, 80] {
            assert_eq!(recording.chart_within(columns, None), narrow, "{columns}");
        }
        let mut before = (widest(&narrow), axis(&narrow));
        for columns in [81, 100, 120, 159, 160, 1_000] {
            let chart = recording.chart_within(columns, None);
            let is = (widest(&chart), axis(&chart));
            assert!(is.0 <= columns, "{columns}: {chart}");
            assert!(is.0 >= before.0 && is.1 >= before.1, "{columns}: {chart}");
            assert_eq!(chart.lines().count(), narrow.lines().count());
            let beside = recording.chart_beside_within(columns, &short, None).to_string();
            assert!(widest(&beside) <= columns, "{columns}: {beside}");
            before = is;
        }
        assert!(before.1 > axis(&narrow) + 30, "the axis grows");
        assert!(recording.chart_within(1_000, None).contains(label), "no label is cut there");
    }
}

/// The columns of the axis, which the caller fills.
fn axis(chart: &str) -> usize {
    chart.lines().nth(1).unwrap().chars().filter(|mark| *mark == '╌').count()
}

/// Colours are added and nothing else: each mark and each letter stays in its column.
fn assert_coloured_alike(recording: &Recording) {
    let coloured = recording.to_coloured_text();
    assert!(coloured.contains("\u{1b}[1m\u{1b}[31m✕\u{1b}[0m"), "{coloured}");
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), recording.to_text());
}

#[tokio::test(start_paused = true)]
async fn a_chart_has_at_most_80_columns() {
    // Both in two columns a character and in one; and times whose labels are long.
    for label in [URL, &"寿司".repeat(40)] {
        for seconds in [1, 3_661, 4 * 3_661 + 59] {
            let long = recording(label, URL, seconds).await;
            let short = recording("a", "no", 1).await;
            let flat = Recorder::new().record(fails("flat", URL, 9)).await;
            assert_narrow(&long.chart(None));
            assert_narrow(&long.chart_beside(&short, None).to_string());
            for other in [&short, &flat] {
                let until = Some(long.extent());
                let beside = other.chart_beside(&long, until).to_string();
                assert_narrow(&beside);
                let axis = |chart: &str| chart.split('0').next().map(UnicodeWidthStr::width);
                assert_eq!(axis(&beside), axis(&long.chart_beside(other, until).to_string()));
            }
            assert_coloured_alike(&long);
            let start: String = label.chars().take(10).collect();
            assert!(long.chart(None).contains(&start), "{}", long.chart(None));
            assert!(long.chart(None).contains('…'));
        }
    }
}

#[tokio::test(start_paused = true)]
async fn control_characters_are_written_as_debug_writes_them() {
    let recording = recording("two\nlines", "\u{1b}[m\r\t", 1).await;
    let svg = recording.to_svg(&SvgOptions { id_prefix: "w", title: "t", ..SvgOptions::default() });
    let table: Vec<_> = recording.table().into_iter().flat_map(|r| [r.label, r.outcome]).collect();
    for text in [&recording.chart(None), &recording.steps_text(), &svg, &table.join("\n")] {
        assert!(text.contains(r"two\nlines") && text.contains(r"\u{1b}[m\r\t"), "{text}");
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{text:?}");
    }
    assert_eq!(recording.chart(None).lines().count(), 1 + recording.lanes.len());
    assert_eq!(recording.steps_text().lines().count(), recording.steps().len());
    // What was recorded stays as it was.
    assert!(recording.lane("two\nlines").is_some());
}

#[instrument(ret)]
async fn deep(levels: u64) -> u64 {
    match levels {
        0 => sleep(Duration::from_secs(1)).await,
        _ => drop(Box::pin(deep(levels - 1)).await),
    }
    levels
}

#[test]
fn lanes_nested_a_thousand_deep_are_recorded_and_drawn() {
    // Each level takes some of the stack.
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(|| {
        let mut runtime = tokio::runtime::Builder::new_current_thread();
        let runtime = runtime.enable_time().start_paused(true).build().unwrap();
        runtime.block_on(Recorder::new().record(deep(999)))
    });
    let recording = thread.unwrap().join().unwrap();
    assert_eq!(recording.lanes.len(), 1001);
    for (index, lane) in recording.lanes.iter().enumerate().skip(1) {
        assert_eq!((lane.parent, lane.polls.len()), (Some(index - 1), 2));
    }
    assert_narrow(&recording.chart(None));
    assert_eq!(Recording::from_json(&recording.to_json()).unwrap(), recording);
}

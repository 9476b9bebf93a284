//! A recording as a page: complete, well-formed whatever was recorded, and with nothing loaded from elsewhere.

use std::time::Duration;

use proptest::prelude::*;
use roxmltree::{Document, Node};
use timeline::{Recorder, Recording};
use tracing::{info, instrument};

#[instrument(ret, skip_all, fields(lane = label))]
async fn says(label: &str, value: &str) -> String {
    tokio::time::sleep(Duration::from_secs(1)).await;
    info!("{value}");
    value.to_owned()
}

fn recorded(texts: &[(String, String)]) -> Recording {
    let mut runtime = tokio::runtime::Builder::new_current_thread();
    let runtime = runtime.enable_time().start_paused(true).build().unwrap();
    runtime.block_on(Recorder::new().record(async {
        for (label, value) in texts {
            says(label, value).await;
        }
    }))
}

/// The page below its first line, which says that it is HTML.
fn parse(html: &str) -> Document<'_> {
    let page = html.strip_prefix("<!DOCTYPE html>\n").expect("it says that it is HTML");
    Document::parse(page).unwrap_or_else(|error| panic!("{error}\n{page}"))
}

fn all<'a>(page: &'a Document<'_>, name: &str) -> Vec<Node<'a, 'a>> {
    page.descendants().filter(|node| node.tag_name().name() == name).collect()
}

fn text(node: &Node<'_, '_>) -> String {
    node.descendants().filter_map(|node| node.text().filter(|_| node.is_text())).collect()
}

/// Whatever a page may load, run or lead to.
const FROM_ELSEWHERE: [&str; 9] =
    ["script", "link", "img", "iframe", "object", "embed", "use", "a", "image"];

fn is_whole(recording: &Recording) {
    let html = recording.to_html();
    let page = parse(&html);
    for name in FROM_ELSEWHERE {
        assert!(all(&page, name).is_empty(), "{name} in {html}");
    }
    for attribute in page.descendants().flat_map(|node| node.attributes()) {
        let name = attribute.name();
        assert!(!matches!(name, "src" | "href" | "style") && !name.starts_with("on"), "{name}");
    }
    for style in all(&page, "style") {
        assert!(!text(&style).contains("url(") && !text(&style).contains("@import"));
    }
    let steps = recording.steps();
    let items = all(&page, "li");
    assert_eq!(items.len(), steps.len());
    for (item, step) in items.iter().zip(&steps) {
        assert!(text(item).ends_with(&step.text), "{} / {}", text(item), step.text);
    }
    let table = recording.table();
    let rows = all(&page, "tr");
    assert_eq!(rows.len(), 1 + table.len());
    for (row, told) in rows[1..].iter().zip(&table) {
        let cells: Vec<String> = row.children().map(|cell| text(&cell)).collect();
        let told = [&told.label, &told.start, &told.end, &told.polled, &told.outcome];
        assert!(cells.iter().eq(told), "{cells:?} / {told:?}");
    }
    assert_eq!(all(&page, "svg").len(), 1);
    assert_eq!(text(&all(&page, "pre")[0]), recording.chart(None));
    let mut ids: Vec<_> = page.descendants().filter_map(|node| node.attribute("id")).collect();
    let with_ids = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), with_ids, "an id stands there twice");
}

#[test]
fn a_page_tells_its_run() {
    let texts = [("<b>tea</b>", "a & b"), ("\"toast\"", "]]></pre><script>alert(1)</script>\n")];
    let texts = texts.map(|(label, value)| (label.to_owned(), value.to_owned()));
    let recording = recorded(&texts);
    is_whole(&recording);
    let html = recording.to_html();
    assert!(html.contains("<title>2 lanes in 2 s</title>"), "{html}");
    is_whole(&recorded(&texts[..1]));
    is_whole(&recorded(&[]));
    assert!(recorded(&texts[..1]).to_html().contains("<h1>1 lane in 1 s</h1>"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_was_recorded(texts in prop::collection::vec(any::<(String, String)>(), 0..12)) {
        is_whole(&recorded(&texts));
    }
}

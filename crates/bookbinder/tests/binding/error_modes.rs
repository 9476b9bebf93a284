//! The matrix of error modes on a page: it shows all that its snapshots have, and nothing that no run has.

use std::collections::BTreeSet;

use scraper::{ElementRef, Html, Selector};

use crate::mini::Mini;

const OURS: (&str, &str) =
    (error_modes::SNAPSHOT, include_str!("../../../error-modes/tests/snapshots/matrix.snap"));
const ASYNCIO: (&str, &str) = (
    error_modes::ASYNCIO_SNAPSHOT,
    include_str!("../../../error-modes/tests/snapshots/asyncio.snap"),
);

/// A course whose chapter has the matrix, and these snapshots.
fn mini(ours: &str) -> Mini {
    let mini = Mini::new();
    mini.write(OURS.0, ours);
    mini.write(ASYNCIO.0, ASYNCIO.1);
    mini.append("book/src/lesson-01.md", "\n{{#error-modes}}");
    mini
}

fn select<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().trim().replace('\u{a0}', " ")
}

#[test]
fn every_cell_says_what_its_snapshot_says_and_opens_a_drawing() {
    let page = Html::parse_document(&mini(OURS.1).page());
    let body = |snapshot: &'static str| snapshot.splitn(3, "---\n").nth(2).unwrap();
    let (ours, asyncio) = (error_modes::read(body(OURS.1)), error_modes::read(body(ASYNCIO.1)));
    assert_eq!((ours.len(), asyncio.len()), (44, 24));
    for row in &ours {
        let id = format!("#error-modes-{}-{}", row.construct, row.mode);
        let cells = select(&page, &id);
        let [cell] = cells[..] else { panic!("{id}: {}", cells.len()) };
        assert_eq!(cell.attr("data-column"), Some(row.mode));
        let said = text(cell);
        assert!(said.starts_with(&format!("{} at {}", row.gets, row.at)), "{said}");
        assert!(row.others.split("; ").all(|others| said.contains(others)), "{said}");
        assert!(said.to_lowercase().contains(row.destructors), "{said}");
        let button = cell.select(&Selector::parse("button").unwrap()).next().unwrap();
        let drawing = format!("#{}[popover] svg.tl", button.attr("popovertarget").unwrap());
        assert_eq!(select(&page, &drawing).len(), 2, "{id}: wide and narrow");
    }
    let said: Vec<String> = select(&page, ".em-asyncio > td").into_iter().map(text).collect();
    assert_eq!(said.len(), asyncio.len());
    for row in &asyncio {
        let begin = format!("{} at {}", row.gets, row.at);
        let same = said.iter().filter(|said| {
            said.starts_with(&begin) && row.others.split("; ").all(|others| said.contains(others))
        });
        assert!(same.count() > 0, "{row:?}");
    }
}

#[test]
fn rows_and_columns_have_heads_and_every_id_is_one() {
    let page = Html::parse_document(&mini(OURS.1).page());
    assert_eq!(select(&page, ".em-table thead th[scope=col]").len(), 5);
    assert_eq!(select(&page, ".em-table tbody th[scope=row]").len(), 11 + 6);
    let ids: Vec<_> = select(&page, "[id]").iter().map(|with| with.attr("id").unwrap()).collect();
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
}

/// A box for each row and each column, and each is asked about by the page's style.
#[test]
fn every_row_and_column_can_be_chosen() {
    let page = Html::parse_document(&mini(OURS.1).page());
    let style = text(select(&page, ".error-modes style")[0]);
    let boxes = select(&page, ".em-show input[type=checkbox]");
    assert_eq!(boxes.len(), 11 + 4);
    for tick in boxes {
        let (name, value) = (tick.attr("name").unwrap(), tick.attr("value").unwrap());
        assert!(style.contains(&format!(":has([value={value}]:checked) [data-{name}~={value}]")));
        let chosen = format!("tr[data-row~={value}], th[data-column={value}]");
        assert!(!select(&page, &chosen).is_empty(), "{value}");
    }
}

/// Each of a line's six values in turn, from the first line to the last.
#[test]
fn a_cell_that_was_changed_by_hand_is_refused_with_both_values() {
    let lines: Vec<&str> = OURS.1.lines().collect();
    for (value, line) in [4, 12, 20, 28, 36, 47].into_iter().enumerate() {
        let mut values: Vec<String> = lines[line].split('\t').map(str::to_owned).collect();
        values[value].push('x');
        let changed = values.join("\t");
        let snapshot = OURS.1.replacen(lines[line], &changed, 1);
        let refusal = mini(&snapshot).build().unwrap_err();
        let begin = "book/src/lesson-01.md:19: a cell of the error modes differs from \
                     crates/error-modes/tests/snapshots/matrix.snap, which says ";
        assert!(refusal.starts_with(begin), "{refusal}");
        assert!(refusal.contains(&format!("{changed:?} where the run says {:?}", lines[line])));
        assert!(refusal.ends_with("run `cargo test -p error-modes`"), "{refusal}");
    }
}

#[test]
fn snapshots_that_are_not_there_are_missed() {
    let mini = mini(OURS.1);
    std::fs::remove_file(mini.path(ASYNCIO.0)).unwrap();
    let refusal = mini.build().unwrap_err();
    let begin = format!("book/src/lesson-01.md:19: cannot read {}: ", ASYNCIO.0);
    assert!(refusal.starts_with(&begin), "{refusal}");
}

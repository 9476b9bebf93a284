//! The matrix of error modes: rows and columns are chosen, drawings open, and no script is needed for either.

use serde_json::{Value, json};

use crate::driver::{Desk, ESCAPE, SPACE};

const PAGE: &str = "error-modes.html";

/// Ours and asyncio's.
const CELLS: usize = 4 * (11 + 6);

/// Each box alone; `JoinSet` and `as_completed` have one row of asyncio's together.
pub async fn rows_and_columns_are_chosen_and_all_comes_back(desk: Desk) {
    without_script(&desk).await;
    desk.open(PAGE).await;
    assert_eq!(desk.shown(".em-table td").await, [true; CELLS]);
    let values =
        desk.js("return [...document.querySelectorAll('.em-show input')].map((box) => box.value)");
    let values: Vec<String> = serde_json::from_value(values.await).unwrap();
    assert_eq!(values.len(), 11 + 4);
    for value in &values {
        let tick = format!(".em-show [value={value}]");
        desk.click(&tick).await;
        let shown = desk.js(
            "return [...document.querySelectorAll('.em-table td')].filter((cell) => cell.checkVisibility())
                .map((cell) => [cell.dataset.column, cell.parentElement.dataset.row])",
        );
        let shown: Vec<(String, String)> = serde_json::from_value(shown.await).unwrap();
        let is_chosen = |(column, row): &(String, String)| {
            column == value || row.split(' ').any(|row| row == value)
        };
        let columns = ["err", "panic", "dropped", "deadline"];
        let wanted = if columns.contains(&value.as_str()) { 11 + 6 } else { 2 * 4 };
        assert_eq!(
            (shown.len(), shown.iter().all(is_chosen)),
            (wanted, true),
            "{value}: {shown:?}"
        );
        desk.click(&tick).await;
    }
    for tick in ["join_set", "task_group", "err"] {
        desk.click(&format!(".em-show [value={tick}]")).await;
    }
    let shown = desk.shown(".em-table td").await;
    assert_eq!(
        shown.into_iter().filter(|shown| *shown).count(),
        4,
        "two rows, asyncio's, one column"
    );
    let head = desk.shown(".em-table thead th").await;
    assert_eq!(head, [true, true, false, false, false]);
    desk.click(".em-show [type=reset]").await;
    assert_eq!(desk.shown(".em-table td").await, [true; CELLS]);
}

pub async fn every_cell_opens_its_drawing_and_escape_closes_it(desk: Desk) {
    without_script(&desk).await;
    desk.open(PAGE).await;
    let open =
        "return [...document.querySelectorAll('.em-drawing:popover-open')].map((one) => one.id)";
    assert_eq!(desk.js(open).await, json!([]));
    let drawings = "const target = (button) => button.getAttribute('popovertarget');
        const buttons = [...document.querySelectorAll('.em-table td button')];
        // Those that share a drawing in a row: none may close what the one before has opened.
        buttons.sort((one, next) => target(one).localeCompare(target(next)));
        return buttons.map((button) => {
            button.click();
            const open = [...document.querySelectorAll('.em-drawing:popover-open')];
            const caption = open[0]?.querySelector('figcaption').textContent;
            const [row] = button.getAttribute('aria-label').replace('Drawing: ', '').split(', ');
            const drawings = [...open[0]?.querySelectorAll('svg.tl') ?? []];
            const shown = drawings.filter((svg) => svg.checkVisibility()).length;
            return open.length === 1 && open[0].id === target(button) && shown === 1
                && caption.includes(row);
        })";
    assert_eq!(desk.js(drawings).await, json!(vec![true; 44]));
    desk.press(&[ESCAPE]).await;
    assert_eq!(desk.js(open).await, json!([]));
    desk.focus("#error-modes-wait-dropped button").await;
    desk.press(&[SPACE]).await;
    assert_ne!(desk.js(open).await, json!([]));
    let lanes = desk.shown(".em-drawing:popover-open [data-lane]").await;
    let shown = lanes.into_iter().filter(|shown| *shown).count();
    assert_eq!(shown, 6, "who drops, who waits, four sources");
    desk.press(&[ESCAPE]).await;
    let focus = desk.js("return document.activeElement.closest('td').id").await;
    assert_eq!(focus, json!("error-modes-wait-dropped"));
}

pub async fn a_phone_scrolls_the_matrix_by_keyboard_and_the_page_stays(desk: Desk) {
    desk.screen(320, 700).await;
    desk.open(PAGE).await;
    let scroller = "const scroller = document.querySelector('.em-table');
        return [scroller.tabIndex, scroller.getAttribute('aria-label'), scroller.scrollWidth >
            scroller.clientWidth, document.scrollingElement.scrollWidth <= innerWidth]";
    assert_eq!(desk.js(scroller).await, json!([0, "Error modes", true, true]));
    desk.click("#error-modes-join-err button").await;
    let fits = desk.js(
        "const box = document.querySelector('.em-drawing:popover-open').getBoundingClientRect();
        return [box.left >= 0, box.right <= document.documentElement.clientWidth]",
    );
    assert_eq!(fits.await, json!([true, true]));
}

/// Whatever was chosen on the screen.
pub async fn all_is_printed_with_every_drawing(desk: Desk) {
    desk.open(PAGE).await;
    desk.click(".em-show [value=join]").await;
    desk.on_paper(true).await;
    assert_eq!(desk.shown(".em-table td").await, [true; CELLS]);
    let drawings = desk.shown(".em-drawing svg.tl").await;
    let one_of_two = |pair: &[bool]| pair[0] != pair[1];
    assert!(drawings.len() > 40 && drawings.chunks(2).all(one_of_two), "{drawings:?}");
    let tools = desk.shown(".em-show, .error-modes button").await;
    assert!(!tools.contains(&true), "{tools:?}");
    let over = "return [...document.querySelectorAll('.em-drawing')].map((one) => getComputedStyle(one).position)";
    let Value::Array(over) = desk.js(over).await else { panic!("a list") };
    assert!(over.iter().all(|position| position == "static"), "{over:?}");
}

async fn without_script(desk: &Desk) {
    desk.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
}

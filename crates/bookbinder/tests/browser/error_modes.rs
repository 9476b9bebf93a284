//! The matrix of error modes: rows and columns are chosen, drawings open, and no script is needed for either.

use serde_json::{Value, json};

use crate::driver::{Browser, ESCAPE, SPACE};

const PAGE: &str = "error-modes.html";

/// Ours and asyncio's.
const CELLS: usize = 4 * (11 + 6);

/// Each box alone; `JoinSet` and `as_completed` have one row of asyncio's together.
pub async fn rows_and_columns_are_chosen_and_all_comes_back(browser: Browser) {
    without_script(&browser).await;
    browser.open(PAGE).await;
    assert_eq!(browser.shown(".em-table td").await, [true; CELLS]);
    let values = browser
        .js("return [...document.querySelectorAll('.em-show input')].map((box) => box.value)");
    let values: Vec<String> = serde_json::from_value(values.await).unwrap();
    assert_eq!(values.len(), 11 + 4);
    for value in &values {
        let tick = format!(".em-show [value={value}]");
        browser.click(&tick).await;
        let shown = browser.js(
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
        browser.click(&tick).await;
    }
    for tick in ["join_set", "task_group", "err"] {
        browser.click(&format!(".em-show [value={tick}]")).await;
    }
    let shown = browser.shown(".em-table td").await;
    assert_eq!(
        shown.into_iter().filter(|shown| *shown).count(),
        4,
        "two rows, asyncio's, one column"
    );
    let head = browser.shown(".em-table thead th").await;
    assert_eq!(head, [true, true, false, false, false]);
    browser.click(".em-show [type=reset]").await;
    assert_eq!(browser.shown(".em-table td").await, [true; CELLS]);
}

pub async fn every_cell_opens_its_drawing_and_escape_closes_it(browser: Browser) {
    without_script(&browser).await;
    browser.open(PAGE).await;
    let open =
        "return [...document.querySelectorAll('.em-drawing:popover-open')].map((one) => one.id)";
    assert_eq!(browser.js(open).await, json!([]));
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
    assert_eq!(browser.js(drawings).await, json!(vec![true; 44]));
    browser.press(&[ESCAPE]).await;
    assert_eq!(browser.js(open).await, json!([]));
    browser.focus("#error-modes-wait-dropped button").await;
    browser.press(&[SPACE]).await;
    assert_ne!(browser.js(open).await, json!([]));
    let lanes = browser.shown(".em-drawing:popover-open [data-lane]").await;
    let shown = lanes.into_iter().filter(|shown| *shown).count();
    assert_eq!(shown, 6, "who drops, who waits, four sources");
    browser.press(&[ESCAPE]).await;
    let focus = browser.js("return document.activeElement.closest('td').id").await;
    assert_eq!(focus, json!("error-modes-wait-dropped"));
}

pub async fn a_phone_scrolls_the_matrix_by_keyboard_and_the_page_stays(browser: Browser) {
    browser.screen(320, 700).await;
    browser.open(PAGE).await;
    let scroller = "const scroller = document.querySelector('.em-table');
        return [scroller.tabIndex, scroller.getAttribute('aria-label'), scroller.scrollWidth >
            scroller.clientWidth, document.scrollingElement.scrollWidth <= innerWidth]";
    assert_eq!(browser.js(scroller).await, json!([0, "Error modes", true, true]));
    browser.click("#error-modes-join-err button").await;
    let fits = browser.js(
        "const box = document.querySelector('.em-drawing:popover-open').getBoundingClientRect();
        return [box.left >= 0, box.right <= document.documentElement.clientWidth]",
    );
    assert_eq!(fits.await, json!([true, true]));
}

/// Whatever was chosen on the screen.
pub async fn all_is_printed_with_every_drawing(browser: Browser) {
    browser.open(PAGE).await;
    browser.click(".em-show [value=join]").await;
    browser.on_paper(true).await;
    assert_eq!(browser.shown(".em-table td").await, [true; CELLS]);
    let drawings = browser.shown(".em-drawing svg.tl").await;
    let one_of_two = |pair: &[bool]| pair[0] != pair[1];
    assert!(drawings.len() > 40 && drawings.chunks(2).all(one_of_two), "{drawings:?}");
    let tools = browser.shown(".em-show, .error-modes button").await;
    assert!(!tools.contains(&true), "{tools:?}");
    let over = "return [...document.querySelectorAll('.em-drawing')].map((one) => getComputedStyle(one).position)";
    let Value::Array(over) = browser.js(over).await else { panic!("a list") };
    assert!(over.iter().all(|position| position == "static"), "{over:?}");
}

async fn without_script(browser: &Browser) {
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
}

//! Every page: none reports an error, none is wider than a phone, none asks another host for anything.

use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::driver::Browser;

/// The narrowest screen that the book is made for.
const PHONE: u32 = 320;

pub async fn every_page_is_quiet_fits_a_phone_and_stays_at_home(browser: Browser) {
    let names = page_names(&browser.pages);
    assert!(names.contains(&"index.html".to_owned()), "{names:?}");
    browser.screen(PHONE, 800).await;
    let mut faults = Vec::new();
    for name in &names {
        faults.extend(visit(&browser, name).await);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The narrow drawing on a phone, the wide one elsewhere, never both, and nothing of it to scroll.
pub async fn every_drawing_fits_a_phone_without_scrolling(browser: Browser) {
    let seen = "const folds = [...document.querySelectorAll('details:not([open])')];
        folds.forEach((fold) => fold.open = true);
        document.querySelectorAll('[popover]').forEach((one) => one.removeAttribute('popover'));
        const figures = [...document.querySelectorAll('figure.timeline')];
        return figures.filter((figure) => figure.checkVisibility()).flatMap((figure) => {
            const drawings = [...figure.querySelectorAll('svg.tl')];
            const shown = drawings.filter((svg) => svg.checkVisibility());
            const [box] = shown.map((svg) => svg.getBoundingClientRect());
            const room = figure.getBoundingClientRect();
            const scroller = figure.querySelector('.tl-scroll');
            // Of its letters, which have 15 pixels, 14 are left where a scroll bar takes some of the narrowest screen.
            const isWhole = shown.every((svg) => 15 * box.width >= 14 * svg.viewBox.baseVal.width);
            const fits = isWhole && shown.length === 1 && box.left >= room.left - 1 && box.right <= room.right + 1
                && box.right <= innerWidth && scroller.scrollWidth <= scroller.clientWidth;
            const narrow = shown.some((svg) => svg.classList.contains('tl-narrow'));
            return fits && narrow === innerWidth < 600 ? [] : [figure.querySelector('figcaption')
                .textContent + ` ${shown.length} shown, ${box?.width} of ${room.width}`];
        })";
    let mut faults = Vec::new();
    for width in [PHONE, 360, 1280] {
        browser.screen(width, 800).await;
        for name in page_names(&browser.pages) {
            let draws = std::fs::read_to_string(browser.pages.join(&name)).unwrap();
            if name.starts_with("a-") || !draws.contains("figure class=\"timeline\"") {
                continue;
            }
            browser.open(&name).await;
            let seen = browser.js(seen).await;
            if seen != json!([]) {
                faults.push(format!("{name} at {width}: {seen}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Cells of tables on a phone: no text stands in the next cell, and no word that is not longer than most is broken.
pub async fn what_a_cell_says_stays_in_it_and_its_words_whole(browser: Browser) {
    const SCRIPT: &str = "const faults = [];
        const tables = [...document.querySelectorAll('main table')].filter((table) => table.checkVisibility());
        for (const cell of tables.flatMap((table) => [...table.querySelectorAll('td, th')])) {
            const { left, right } = cell.getBoundingClientRect();
            const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
            while (texts.nextNode()) {
                const text = texts.currentNode;
                for (const { 0: word, index } of text.data.matchAll(/[A-Za-z_]+/g)) {
                    const range = document.createRange();
                    range.setStart(text, index);
                    range.setEnd(text, index + word.length);
                    const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
                    const isOut = boxes.some((box) => box.left < left - 1 || box.right > right + 1);
                    const tops = new Set(boxes.map(({ top }) => Math.round(top)));
                    if (isOut || (tops.size > 1 && word.length <= 12)) faults.push(`${word} in ${cell.textContent}`);
                }
            }
        }
        return faults;";
    browser.screen(360, 800).await;
    let mut faults = Vec::new();
    for name in page_names(&browser.pages) {
        let page = std::fs::read_to_string(browser.pages.join(&name)).unwrap();
        if page.contains("<table") && name != "print.html" && !name.starts_with("a-") {
            browser.open(&name).await;
            let seen = browser.js(SCRIPT).await;
            if seen != json!([]) {
                faults.push(format!("{name}: {seen}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

pub async fn polls_come_with_the_text(browser: Browser) {
    browser.open("lesson-01.html").await;
    let seen = "const poll = document.querySelector('.tl-poll');
        const seen = () => getComputedStyle(poll).visibility;
        const before = seen();
        poll.closest('figure').querySelector('details').open = true;
        return [before, seen()];";
    assert_eq!(browser.js(seen).await, json!(["hidden", "visible"]), "closed and open");
}

pub async fn headings_are_in_order_and_no_head_of_a_table_is_empty(browser: Browser) {
    let mut faults = Vec::new();
    for name in page_names(&browser.pages) {
        browser.open(&name).await;
        let wrong = "const shown = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
            const levels = shown.map((heading) => Number(heading.tagName[1]));
            const leaps = shown.filter((_, at) => levels[at] > (levels[at - 1] ?? 0) + 1);
            const empty = [...document.querySelectorAll('th')].filter((head) => !head.textContent.trim());
            return [...leaps, ...empty].map((element) => element.outerHTML.slice(0, 120));";
        let wrong = browser.js(wrong).await;
        if wrong != json!([]) {
            faults.push(format!("{name}: {wrong}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Of what moves when nobody has done anything: the browser's own figure.
pub async fn nothing_on_a_page_moves_while_it_loads(browser: Browser) {
    let mut faults = Vec::new();
    for screen in [360, 1280] {
        browser.screen(screen, 800).await;
        // The fixtures have more questions on a screen than any page of the book.
        for name in page_names(&browser.pages).iter().filter(|name| !name.starts_with("a-")) {
            browser.open(name).await;
            browser.js("document.fonts.ready.then(() => window.hasLetters = true)").await;
            browser.wait_for("return window.hasLetters === true", json!(true)).await;
            let shift = "const done = arguments[0];
                let sum = 0;
                new PerformanceObserver((list) => {
                    list.getEntries().forEach(({ value, hadRecentInput }) => sum += hadRecentInput ? 0 : value);
                }).observe({ type: 'layout-shift', buffered: true });
                setTimeout(() => done(sum), 100);";
            let shift = browser.client.execute_async(shift, Vec::new()).await.unwrap();
            if shift.as_f64().unwrap() > 0.01 {
                faults.push(format!("{name} at {screen} px: {shift}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// A page with all that it loads, but for fonts and what is loaded on demand.
pub async fn a_page_weighs_little(browser: Browser) {
    let mut faults = Vec::new();
    for name in page_names(&browser.pages).into_iter().filter(|name| name != "print.html") {
        browser.open(&name).await;
        let files = "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
            .filter((name) => !/woff2?$|\\.html$/.test(name))";
        let mut files: Vec<String> = serde_json::from_value(browser.js(files).await).unwrap();
        files.push(format!("/{name}"));
        files.sort();
        files.dedup();
        let weight: usize = files.iter().map(|file| gzipped(&browser.pages.join(&file[1..]))).sum();
        if weight > 90_000 {
            faults.push(format!("{name} weighs {weight} bytes: {files:?}"));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

fn gzipped(path: &Path) -> usize {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&std::fs::read(path).unwrap()).unwrap();
    gzip.finish().unwrap().len()
}

/// Opens one page as on a phone, and returns what is wrong with it.
async fn visit(browser: &Browser, name: &str) -> Vec<String> {
    browser.open(name).await;
    let mut faults = Vec::new();
    for entry in browser.log("browser").await {
        if entry["level"] == "SEVERE" {
            faults.push(format!("{name}: the console says {}", entry["message"]));
        }
    }
    let home = format!("http://{}/", browser.address);
    for entry in browser.log("performance").await {
        let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
        let url = event["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
        let is_request = event["message"]["method"] == "Network.requestWillBeSent";
        // Not a page of the browser's own (`chrome:`), nor what a page holds itself (`data:`).
        let leaves = !["chrome:", "data:", "blob:"].iter().any(|own| url.starts_with(own));
        if is_request && leaves && !url.starts_with(&home) {
            faults.push(format!("{name}: a request to {url}"));
        }
    }
    let widths = "const page = document.scrollingElement;
        const folds = [...document.querySelectorAll('details:not([open])')];
        folds.forEach((fold) => fold.open = true);
        const wide = [...document.querySelectorAll('main *')].filter((element) =>
            element.getBoundingClientRect().right > innerWidth + 1 &&
            !element.closest('.tl-scroll, pre, .table-wrapper'));
        const width = page.scrollWidth;
        folds.forEach((fold) => fold.open = false);
        return [width, innerWidth, wide.map((element) => element.outerHTML.slice(0, 80))];";
    let widths = browser.js(widths).await;
    if widths[1] != PHONE || widths[0].as_u64() > widths[1].as_u64() || widths[2] != json!([]) {
        faults.push(format!("{name}: [page's width, screen's width, what sticks out]: {widths}"));
    }
    faults
}

/// All pages but the one that is shown by its address in a frame, for browsers without scripts.
pub fn page_names(pages: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(pages).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> =
        names.filter(|name| name.ends_with(".html") && name != "toc.html").collect();
    names.sort();
    names
}

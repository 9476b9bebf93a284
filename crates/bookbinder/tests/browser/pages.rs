//! What is wrong on a page that is open: errors that it reports, what is wider than its place, what moves, what weighs.

use std::collections::HashMap;
use std::io::Write;
use std::path::Path;

use flate2::Compression;
use flate2::write::GzEncoder;
use serde_json::{Value, json};

use crate::driver::Browser;

/// Errors of the console, and requests to other hosts.
pub async fn complaints_and_requests(browser: &Browser) -> Vec<String> {
    let mut faults = Vec::new();
    for entry in browser.log("browser").await {
        if entry["level"] == "SEVERE" {
            faults.push(format!("the console says {}", entry["message"]));
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
            faults.push(format!("a request to {url}"));
        }
    }
    faults
}

/// What is wider than the screen, with all folds open.
pub async fn what_sticks_out(browser: &Browser, screen: u32) -> Vec<String> {
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
    let is_narrow = widths[1] == screen && widths[0].as_u64() <= widths[1].as_u64();
    if is_narrow && widths[2] == json!([]) {
        return Vec::new();
    }
    vec![format!("[page's width, screen's width, what sticks out]: {widths}")]
}

/// Drawings of which not exactly one is shown, the narrow one on a phone and the wide one elsewhere, or that scroll.
pub async fn drawings_that_do_not_fit(browser: &Browser, name: &str) -> Vec<String> {
    if !of_the_book(browser, name, "figure class=\"timeline\"") {
        return Vec::new();
    }
    let seen = "const folds = [...document.querySelectorAll('details:not([open])')];
        folds.forEach((fold) => fold.open = true);
        const popovers = [...document.querySelectorAll('[popover]')];
        const kinds = popovers.map(({ popover }) => popover);
        popovers.forEach((one) => one.popover = null);
        const figures = [...document.querySelectorAll('figure.timeline')];
        const faults = figures.filter((figure) => figure.checkVisibility()).flatMap((figure) => {
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
        });
        popovers.forEach((one, index) => one.popover = kinds[index]);
        folds.forEach((fold) => fold.open = false);
        return faults;";
    browser.list(seen).await
}

/// Words in tables that stand in the next cell, and those that are broken though they are no longer than most.
pub async fn words_that_leave_their_cells(browser: &Browser, name: &str) -> Vec<String> {
    if name == "print.html" || !of_the_book(browser, name, "<table") {
        return Vec::new();
    }
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
    browser.list(SCRIPT).await
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

/// Headings that leave out a level, and columns of tables without one.
pub async fn headings_that_are_wrong(browser: &Browser) -> Vec<String> {
    let wrong = "const shown = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
        const levels = shown.map((heading) => Number(heading.tagName[1]));
        const leaps = shown.filter((_, at) => levels[at] > (levels[at - 1] ?? 0) + 1);
        const empty = [...document.querySelectorAll('th')].filter((head) => !head.textContent.trim());
        return [...leaps, ...empty].map((element) => element.outerHTML.slice(0, 120));";
    browser.list(wrong).await
}

/// How much moves while nobody has done anything: the browser's own figure. To be asked before anything is done.
pub async fn what_moves(browser: &Browser, name: &str) -> Vec<String> {
    // The fixtures have more questions on a screen than any page of the book.
    if is_fixture(name) {
        return Vec::new();
    }
    let shift = "const done = arguments[0];
        let sum = 0;
        new PerformanceObserver((list) => {
            list.getEntries().forEach(({ value, hadRecentInput }) => sum += hadRecentInput ? 0 : value);
        }).observe({ type: 'layout-shift', buffered: true });
        document.fonts.ready.then(() => setTimeout(() => done(sum), 100));";
    let shift = browser.client.execute_async(shift, Vec::new()).await.unwrap();
    let moves = shift.as_f64().unwrap() > 0.01;
    if moves { vec![format!("it moves by {shift} while it loads")] } else { Vec::new() }
}

/// A page in other letters than those that it was drawn in has other lines, and all below them moves.
pub async fn fonts_that_are_late_move_nothing(browser: Browser) {
    let mut faults = Vec::new();
    for (width, names) in [
        (360, ["error-modes.html", "asyncio-tokio.html", "lesson-02.html"]),
        (1280, ["pitfalls.html", "glossary.html", "lesson-03.html"]),
    ] {
        browser.screen(width, 800).await;
        for name in names {
            browser.open(&format!("late/{name}")).await;
            let seen = what_moves(&browser, name).await;
            faults.extend(seen.iter().map(|fault| format!("{name}: {fault}")));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// What the files weigh that pages load, each of them compressed once.
#[derive(Default)]
pub struct Weights(HashMap<String, usize>);

impl Weights {
    /// A page with all that it loads, but for fonts and what is loaded on demand.
    pub async fn too_much(&mut self, browser: &Browser, name: &str) -> Vec<String> {
        if name == "print.html" {
            return Vec::new();
        }
        let files = "return performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)
            .filter((name) => !/woff2?$|\\.html$/.test(name))";
        let mut files = browser.list(files).await;
        files.push(format!("/{name}"));
        files.sort();
        files.dedup();
        let of = |file: &String| {
            *self.0.entry(file.clone()).or_insert_with(|| gzipped(&browser.pages.join(&file[1..])))
        };
        let weight: usize = files.iter().map(of).sum();
        if weight > 90_000 { vec![format!("{weight} bytes: {files:?}")] } else { Vec::new() }
    }
}

fn gzipped(path: &Path) -> usize {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(&std::fs::read(path).unwrap()).unwrap();
    gzip.finish().unwrap().len()
}

fn is_fixture(name: &str) -> bool {
    name.starts_with("a-")
}

/// Whether a page is one of the book's own and has this in its text.
fn of_the_book(browser: &Browser, name: &str, has: &str) -> bool {
    !is_fixture(name) && std::fs::read_to_string(browser.pages.join(name)).unwrap().contains(has)
}

/// All pages but the one that is shown by its address in a frame, for browsers without scripts.
pub fn names(pages: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(pages).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> =
        names.filter(|name| name.ends_with(".html") && name != "toc.html").collect();
    names.sort();
    names
}

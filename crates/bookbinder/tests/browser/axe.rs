//! axe-core, which `.ci/run` puts into `target/axe`, finds nothing on any page.
//!
//! A page has five themes, and each is looked at on a screen and on a phone: ten times as long as once. What differs
//! between themes is colour, which `binding/colours.rs` holds for all of them. So every page is looked at on both screens,
//! in a theme of its own turn on each, and the page with every kind of question in all. `AXE=all` looks at every page in
//! all themes.

use std::path::Path;

use serde_json::{Value, json};
use syllabus::Workspace;

use crate::driver::Browser;
use crate::pages::page_names;

const THEMES: [&str; 5] = ["light", "coal", "rust", "navy", "ayu"];
const SCREENS: [u32; 2] = [1280, 360];
/// Has every kind of question, code and drawing.
const WHOLE: &str = "a-chapter.html";

pub async fn nothing_is_found_in_a_lesson(browser: Browser) {
    nothing_is_found(browser, |page| page.starts_with("lesson-")).await;
}

pub async fn nothing_is_found_on_another_page(browser: Browser) {
    // print.html is all of them in one.
    nothing_is_found(browser, |page| !page.starts_with("lesson-") && page != "print.html").await;
}

async fn nothing_is_found(browser: Browser, is_ours: fn(&str) -> bool) {
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let path = workspace.root().join("target/axe/node_modules/axe-core/axe.min.js");
    let Ok(axe) = std::fs::read_to_string(path) else {
        stage::tools::skipped(
            "axe-core is not installed: npm install --prefix target/axe axe-core@4",
        );
        return;
    };
    let looks_at_all = std::env::var("AXE").is_ok_and(|pages| pages == "all");
    let mut found = Vec::new();
    let names = page_names(&browser.pages);
    for (turn, name) in names.iter().filter(|name| is_ours(name)).enumerate() {
        browser.open(name).await;
        browser
            .js("document.querySelectorAll('details').forEach((fold) => fold.open = true)")
            .await;
        browser.js(&axe).await;
        for (side, screen) in SCREENS.into_iter().enumerate() {
            browser.screen(screen, 900).await;
            let turns = [THEMES[(turn + side * 2) % THEMES.len()]];
            let is_whole = looks_at_all || name == WHOLE;
            for theme in if is_whole { &THEMES[..] } else { &turns } {
                let faults = look(&browser, theme).await.into_iter();
                found.extend(
                    faults.map(|fault| format!("{name} in {theme} at {screen} px: {fault}")),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// What axe finds on the page that is open, in a theme that is chosen as a reader does.
async fn look(browser: &Browser, theme: &str) -> Vec<String> {
    browser.js(&format!("document.getElementById('mdbook-theme-{theme}').click()")).await;
    let is_chosen = format!("return document.documentElement.classList.contains('{theme}')");
    browser.wait_for(&is_chosen, json!(true)).await;
    let run = "const done = arguments[arguments.length - 1];
        axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => done(
            violations.flatMap(({ id, nodes }) => nodes.slice(0, 5).map(({ target, any, all, none }) =>
                `${id}: ${target.join(' ')}: ${[...any, ...all, ...none][0]?.message}`))),
            (error) => done([String(error)]))";
    let seen: Value = browser
        .client
        .execute_async(run, Vec::new())
        .await
        .unwrap_or_else(|e| json!([e.to_string()]));
    serde_json::from_value(seen).unwrap()
}

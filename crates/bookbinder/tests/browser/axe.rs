//! axe-core, which `.ci/run` puts into `target/axe`, finds nothing on any page.
//!
//! A page has five themes, and each is looked at on a browser and a phone: ten times as long as once. So every page is looked
//! at on both screens, in a theme of its own turn, and the one with every kind of
//! question in all.

use std::path::Path;

use serde_json::{Value, json};
use syllabus::Workspace;

use crate::driver::Browser;
use crate::pages::page_names;

const THEMES: [&str; 5] = ["light", "coal", "rust", "navy", "ayu"];
const SCREENS: [u32; 2] = [1280, 360];
/// Has every kind of question, code and drawing.
const WHOLE: &str = "a-chapter.html";

pub async fn nothing_is_found_on_any_page(browser: Browser) {
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let path = workspace.root().join("target/axe/node_modules/axe-core/axe.min.js");
    let Ok(axe) = std::fs::read_to_string(path) else {
        stage::tools::skipped(
            "axe-core is not installed: npm install --prefix target/axe axe-core@4",
        );
        return;
    };
    let mut found = Vec::new();
    let names = page_names(&browser.pages);
    // print.html is all of them in one.
    for (turn, name) in names.iter().filter(|name| *name != "print.html").enumerate() {
        for (side, screen) in SCREENS.into_iter().enumerate() {
            let turns = [THEMES[(turn + side * 2) % THEMES.len()]];
            let themes = if name == WHOLE { &THEMES[..] } else { &turns };
            for theme in themes {
                browser.screen(screen, 900).await;
                found.extend(
                    look(&browser, &axe, name, theme)
                        .await
                        .into_iter()
                        .map(|fault| format!("{name} in {theme} at {screen} px: {fault}")),
                );
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

async fn look(browser: &Browser, axe: &str, name: &str, theme: &str) -> Vec<String> {
    browser.open(name).await;
    browser.js(&format!("localStorage.setItem('mdbook-theme', '{theme}')")).await;
    browser.open(name).await;
    browser.js("document.querySelectorAll('details').forEach((fold) => fold.open = true)").await;
    browser.js(axe).await;
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

//! axe-core, which `.ci/run` puts into `target/axe`, finds nothing on any page, with all folds open.
//!
//! A page has five themes, and each is looked at on a screen and on a phone: ten times as long as once. What differs
//! between themes is colour, which `binding/colours.rs` holds for all of them. So every page is looked at on both screens,
//! in a theme of its own turn on each, and the page with every kind of question in all. `AXE=all` looks at every page in
//! all themes, and at the one that has all pages in it.
//!
//! Of text on a gradient axe decides nothing, and a shade at the side tells that code and tables scroll. So gradients are
//! taken away first: all text is then decided but that of drawings, whose colours `binding/colours.rs` holds too.

use std::path::Path;
use std::time::Duration;

use fantoccini::wd::TimeoutConfiguration;
use serde_json::json;
use syllabus::Workspace;

use crate::driver::Browser;

const THEMES: [&str; 5] = ["light", "coal", "rust", "navy", "ayu"];
/// Has every kind of question, code and drawing.
const WHOLE: &str = "a-chapter.html";
/// What the page of all pages may take.
const PATIENCE: Duration = Duration::from_secs(300);

/// axe-core's script, if it is installed.
pub struct Axe {
    script: Option<String>,
    looks_at_all: bool,
}

impl Axe {
    pub async fn load(browser: &Browser) -> Self {
        let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        let path = workspace.root().join("target/axe/node_modules/axe-core/axe.min.js");
        let script = std::fs::read_to_string(path).ok();
        if script.is_none() {
            stage::tools::skipped(
                "axe-core is not installed: npm install --prefix target/axe axe-core@4",
            );
        }
        let patience = TimeoutConfiguration::new(Some(PATIENCE), None, None);
        browser.client.update_timeouts(patience).await.unwrap();
        Self { script, looks_at_all: std::env::var("AXE").is_ok_and(|pages| pages == "all") }
    }

    /// What axe finds on the page that is open, in the theme whose turn it is. Its folds stay open.
    pub async fn look(&self, browser: &Browser, name: &str, turn: usize) -> Vec<String> {
        let Some(script) = &self.script else { return Vec::new() };
        if name == "print.html" && !self.looks_at_all {
            return Vec::new();
        }
        browser
            .js("document.querySelectorAll('details').forEach((fold) => fold.open = true);
                const style = document.head.appendChild(document.createElement('style'));
                style.textContent = '*, ::before, ::after { background-image: none !important }'")
            .await;
        browser.js(script).await;
        let is_whole = self.looks_at_all || name == WHOLE;
        let turns = [THEMES[turn % THEMES.len()]];
        let mut faults = Vec::new();
        for theme in if is_whole { &THEMES[..] } else { &turns } {
            let found = look(browser, theme).await;
            faults.extend(found.iter().map(|fault| format!("in {theme}: {fault}")));
        }
        faults
    }
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
    let found = browser.client.execute_async(run, Vec::new()).await;
    let found = found.unwrap_or_else(|error| json!([error.to_string()]));
    serde_json::from_value(found).unwrap()
}

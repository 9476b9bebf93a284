//! The course's book in a real browser: no page reports an error, none is wider than a phone, none
//! asks another host for anything, and what pages do by themselves they do.
//!
//! Needs chromium and chromedriver; without them the test says that it is skipped.

use std::io::{BufRead, BufReader, Lines};
use std::net::SocketAddr;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

use axum::http::Method;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use syllabus::Workspace;
use tower_http::services::ServeDir;
use url::{ParseError, Url};

/// The narrowest screen that the book is made for.
const PHONE: u32 = 360;

#[test]
fn every_page_is_quiet_fits_a_phone_and_stays_at_home() {
    let Some(driver) = Driver::start() else {
        stage::tools::skipped("chromium with chromedriver is not installed");
        return;
    };
    let dir = tempfile::tempdir().unwrap();
    let workspace = Workspace::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let pages = bookbinder::build(&workspace, lab::lessons(), Some(&dir.path().join("book")));
    let pages = pages.unwrap_or_else(|error| panic!("{error:#}"));
    let names = page_names(&pages);
    assert!(names.contains(&"index.html".to_owned()), "{names:?}");

    // Scenes play in runtimes of their own, so the book was built outside of this one.
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let faults = runtime.block_on(async {
        let address = serve(&pages).await;
        let browser = driver.browser(&dir.path().join("profile")).await;
        let mut faults = Vec::new();
        for name in &names {
            faults.extend(visit(&browser, address, name).await);
        }
        browser.goto(&format!("http://{address}/lesson-01.html")).await.unwrap();
        faults.extend(polls_come_with_the_text(&browser).await);
        faults.extend(dark_pages_are_printed_light(&browser).await);
        // Before any assertion: a driver that is killed leaves its browser behind.
        browser.close().await.unwrap();
        faults
    });
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Opens one page as on a phone, and returns what is wrong with it.
async fn visit(browser: &Client, address: SocketAddr, name: &str) -> Vec<String> {
    let screen = json!({ "width": PHONE, "height": 800, "deviceScaleFactor": 1, "mobile": false });
    let screen = json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": screen });
    post(browser, "goog/cdp/execute", screen).await;
    browser.goto(&format!("http://{address}/{name}")).await.unwrap();

    let mut faults = Vec::new();
    for entry in log(browser, "browser").await {
        if entry["level"] == "SEVERE" {
            faults.push(format!("{name}: the console says {}", entry["message"]));
        }
    }
    for entry in log(browser, "performance").await {
        let event: Value = serde_json::from_str(entry["message"].as_str().unwrap()).unwrap();
        let url = event["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
        let is_request = event["message"]["method"] == "Network.requestWillBeSent";
        // Not a page of the browser's own (`chrome:`), nor what a page holds itself (`data:`).
        let leaves = !["chrome:", "data:", "blob:"].iter().any(|own| url.starts_with(own));
        if is_request && leaves && !url.starts_with(&format!("http://{address}/")) {
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
    let widths = browser.execute(widths, Vec::new()).await.unwrap();
    if widths[1] != PHONE || widths[0].as_u64() > widths[1].as_u64() || widths[2] != json!([]) {
        faults.push(format!("{name}: [page's width, screen's width, what sticks out]: {widths}"));
    }
    faults
}

async fn polls_come_with_the_text(browser: &Client) -> Option<String> {
    let seen = "const poll = document.querySelector('.tl-poll');
        const seen = () => getComputedStyle(poll).visibility;
        const before = seen();
        poll.closest('figure').querySelector('details').open = true;
        return [before, seen()];";
    let seen = browser.execute(seen, Vec::new()).await.unwrap();
    (seen != json!(["hidden", "visible"])).then(|| format!("polls, closed and open: {seen}"))
}

async fn dark_pages_are_printed_light(browser: &Client) -> Option<String> {
    let themes = "const page = document.documentElement;
        page.classList.replace('light', 'coal');
        dispatchEvent(new Event('beforeprint'));
        const paper = page.classList.contains('light');
        dispatchEvent(new Event('afterprint'));
        return [paper, page.classList.contains('coal')];";
    let themes = browser.execute(themes, Vec::new()).await.unwrap();
    (themes != json!([true, true])).then(|| format!("light on paper, then dark again: {themes}"))
}

/// All pages but the one that is shown by its address in a frame, for browsers without scripts.
fn page_names(pages: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(pages).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned());
    let mut names: Vec<_> =
        names.filter(|name| name.ends_with(".html") && name != "toc.html").collect();
    names.sort();
    names
}

/// Serves a folder on loopback until the test ends.
async fn serve(pages: &Path) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let site = axum::Router::new().fallback_service(ServeDir::new(pages));
    tokio::spawn(async move { axum::serve(listener, site).await });
    address
}

/// A running chromedriver.
struct Driver {
    process: Child,
    port: String,
    /// Its standard output, which must not close before it ends.
    _said: Lines<BufReader<ChildStdout>>,
}

impl Driver {
    /// `None` where chromium or chromedriver is missing.
    fn start() -> Option<Self> {
        let asked = Command::new("chromium").arg("--version").output().ok()?;
        let process = Command::new("chromedriver")
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let mut process = process.ok().filter(|_| asked.status.success())?;
        let mut lines = BufReader::new(process.stdout.take()?).lines();
        // ChromeDriver was started successfully on port 12345.
        let port = lines.by_ref().map_while(Result::ok).find_map(|line| {
            Some(line.rsplit_once("successfully on port ")?.1.trim_end_matches('.').to_owned())
        });
        Some(Self { process, port: port?, _said: lines })
    }

    async fn browser(&self, profile: &Path) -> Client {
        let arguments = [
            "--headless".to_owned(),
            "--no-sandbox".to_owned(),
            "--disable-gpu".to_owned(),
            "--no-first-run".to_owned(),
            "--disable-background-networking".to_owned(),
            "--disable-component-update".to_owned(),
            "--disable-sync".to_owned(),
            format!("--user-data-dir={}", profile.display()),
        ];
        let capabilities = json!({
            "goog:chromeOptions": { "args": arguments },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(capabilities.as_object().unwrap().clone());
        builder.connect(&format!("http://127.0.0.1:{}", self.port)).await.unwrap()
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// What the browser has logged since it was last asked.
async fn log(browser: &Client, kind: &str) -> Vec<Value> {
    let entries = post(browser, "se/log", json!({ "type": kind })).await;
    entries.as_array().unwrap().clone()
}

async fn post(browser: &Client, path: &'static str, body: Value) -> Value {
    browser.issue_cmd(Post { path, body }).await.unwrap()
}

/// A command of chromedriver's own, beyond the standard.
#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

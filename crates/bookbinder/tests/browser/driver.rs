//! A browser for each test, and what a reader does in it.

use std::io::{BufRead, BufReader, Lines};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::pin::Pin;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use axum::extract::Request;
use axum::http::{HeaderValue, Method};
use axum::middleware::Next;
use fantoccini::wd::WebDriverCompatibleCommand;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tower_http::services::ServeDir;
use url::{ParseError, Url};

use crate::book;

pub const TAB: &str = "\u{e004}";
pub const SPACE: &str = " ";
pub const ENTER: &str = "\u{e007}";
pub const ESCAPE: &str = "\u{e00c}";
pub const LEFT: &str = "\u{e012}";
pub const RIGHT: &str = "\u{e014}";
pub const DOWN: &str = "\u{e015}";

/// What the browser may take for something to happen.
const PATIENCE: Duration = Duration::from_secs(5);

/// After how long a late font comes: browsers wait for an optional one for a tenth of a second.
const LATE: Duration = Duration::from_millis(400);

/// What is to be seen in a window.
pub type Check = fn(Browser) -> Pin<Box<dyn Future<Output = ()> + Send>>;

fn next<'a>(open: &Mutex<std::slice::Iter<'a, (&'a str, Check)>>) -> Option<&'a (&'a str, Check)> {
    open.lock().unwrap().next_back()
}

/// Makes each check in one of two browsers, with nothing kept, and tells which have failed, after how long each. Every page that
/// is opened must leave the console quiet.
pub fn browse(checks: &[(&str, Check)]) {
    let Some(driver) = Driver::start() else {
        stage::tools::skipped("chromium with chromedriver is not installed");
        return;
    };
    // Scenes play in runtimes of their own, so the book is built outside of this one.
    let dir = tempfile::tempdir().unwrap();
    let pages = book::pages(&dir.path().join("book"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let failed = runtime.block_on(async {
        let address = serve(&pages).await;
        // The longest check stands last, and is begun first.
        let open = Mutex::new(checks.iter());
        let browse = async |profile: &str| {
            let client = driver.browser(&dir.path().join(profile)).await;
            let mut failed = Vec::new();
            while let Some((name, check)) = next(&open) {
                let files = dir.path().join(name.replace(':', "-"));
                std::fs::create_dir(&files).unwrap();
                let browser =
                    Browser { client: client.clone(), address, pages: pages.clone(), files };
                browser.tidy().await;
                // The panic's message is printed where it happens.
                let begun = Instant::now();
                let has_panicked = tokio::spawn(check(browser)).await.is_err();
                println!("{:6.1} s  {name}", begun.elapsed().as_secs_f64());
                let complaints = complaints(&client).await;
                if has_panicked || !complaints.is_empty() {
                    failed.push(format!("{name} {}", complaints.join("\n")));
                }
            }
            // Before any assertion: a driver that is killed leaves its browser behind.
            client.close().await.unwrap();
            failed
        };
        let (one, other) = tokio::join!(browse("profile"), browse("another-profile"));
        [one, other].concat()
    });
    assert!(failed.is_empty(), "{}", failed.join("\n"));
}

/// A browser, the book's address, and a folder for files.
#[derive(Clone)]
pub struct Browser {
    pub client: Client,
    pub address: SocketAddr,
    /// The folder of the built book.
    pub pages: PathBuf,
    pub files: PathBuf,
}

impl Browser {
    /// A window that nothing was done to, and a browser that keeps nothing of the last check.
    async fn tidy(&self) {
        let old = self.client.windows().await.unwrap();
        let new = self.client.new_window(true).await.unwrap().handle;
        for window in old {
            self.client.switch_to_window(window).await.unwrap();
            self.client.close_window().await.unwrap();
        }
        self.client.switch_to_window(new).await.unwrap();
        let kept = json!({ "origin": format!("http://{}", self.address), "storageTypes": "all" });
        self.cdp("Storage.clearDataForOrigin", kept).await;
    }

    pub async fn open(&self, page: &str) {
        self.client.goto(&format!("http://{}/{page}", self.address)).await.unwrap();
    }

    /// The value of a script's `return`.
    pub async fn js(&self, script: &str) -> Value {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|e| panic!("{script}: {e}"))
    }

    /// The strings that a script returns.
    pub async fn list(&self, script: &str) -> Vec<String> {
        serde_json::from_value(self.js(script).await).unwrap()
    }

    /// Waits until a script returns what is wanted.
    pub async fn wait_for(&self, script: &str, wanted: Value) {
        let begun = Instant::now();
        loop {
            let seen = self.js(script).await;
            if seen == wanted {
                return;
            }
            assert!(begun.elapsed() < PATIENCE, "{script}\nwanted {wanted}\nseen   {seen}");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// The text of an element, as it is shown.
    pub async fn text(&self, selector: &str) -> String {
        self.element(selector).await.text().await.unwrap()
    }

    /// Which of these can be seen.
    pub async fn shown(&self, selector: &str) -> Vec<bool> {
        let script = format!(
            "return [...document.querySelectorAll({selector:?})].map((element) =>
                element.checkVisibility({{ visibilityProperty: true }}) &&
                element.getBoundingClientRect().height > 0)"
        );
        serde_json::from_value(self.js(&script).await).unwrap()
    }

    pub async fn click(&self, selector: &str) {
        // The page's bar covers what is scrolled to the edge.
        let middle = "scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.js(&format!("document.querySelector({selector:?})?.{middle}")).await;
        let element = self.element(selector).await;
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    pub async fn type_into(&self, selector: &str, keys: &str) {
        self.element(selector).await.send_keys(keys).await.unwrap();
    }

    pub async fn focus(&self, selector: &str) {
        self.js(&format!("document.querySelector({selector:?}).focus()")).await;
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: &[&str]) {
        // The keys behind one that moves the focus go to where it is then.
        let focused = self.client.active_element().await.unwrap();
        focused.send_keys(&keys.concat()).await.unwrap();
    }

    /// A command of the browser's own protocol.
    pub async fn cdp(&self, command: &str, params: Value) -> Value {
        post(&self.client, "goog/cdp/execute", json!({ "cmd": command, "params": params })).await
    }

    pub async fn screen(&self, width: u32, height: u32) {
        let screen =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.cdp("Emulation.setDeviceMetricsOverride", screen).await;
    }

    /// What the page looks like on paper, while `wanted` is asked for.
    pub async fn on_paper(&self, is_on_paper: bool) {
        let media = if is_on_paper { "print" } else { "" };
        self.cdp("Emulation.setEmulatedMedia", json!({ "media": media })).await;
    }

    /// What the browser has logged since it was last asked.
    pub async fn log(&self, kind: &str) -> Vec<Value> {
        log(&self.client, kind).await
    }

    async fn element(&self, selector: &str) -> fantoccini::elements::Element {
        let found = self.client.find(Locator::Css(selector)).await;
        found.unwrap_or_else(|error| panic!("{selector}: {error}"))
    }
}

async fn log(client: &Client, kind: &str) -> Vec<Value> {
    let entries = post(client, "se/log", json!({ "type": kind })).await;
    entries.as_array().unwrap().clone()
}

/// What pages have reported as errors.
async fn complaints(client: &Client) -> Vec<String> {
    let entries = log(client, "browser").await.into_iter();
    let severe = entries.filter(|entry| entry["level"] == "SEVERE");
    severe.map(|entry| entry["message"].to_string()).collect()
}

/// Serves a folder on loopback until the test ends. To who asks with `?solved` it tells what a learner has solved, as
/// `cargo course` does. Below `/late` fonts come when pages have long been drawn, each time anew.
async fn serve(pages: &Path) -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let tell = |request: Request, next: Next| async {
        let is_asked = request.uri().query() == Some("solved");
        let mut response = next.run(request).await;
        if is_asked {
            let solved = "lesson-02;desc=\"1 of 3 exercises solved\", lesson-03;desc=\"2 of 3 exercises solved\"";
            response.headers_mut().insert("server-timing", HeaderValue::from_static(solved));
        }
        response
    };
    let late = |request: Request, next: Next| async {
        if request.uri().path().ends_with(".woff2") {
            tokio::time::sleep(LATE).await;
        }
        let mut response = next.run(request).await;
        response.headers_mut().insert("cache-control", HeaderValue::from_static("no-store"));
        response
    };
    let late = axum::Router::new()
        .fallback_service(ServeDir::new(pages))
        .layer(axum::middleware::from_fn(late));
    let site = axum::Router::new()
        .nest("/late", late)
        .fallback_service(ServeDir::new(pages))
        .layer(axum::middleware::from_fn(tell));
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

async fn post(client: &Client, path: &'static str, body: Value) -> Value {
    client.issue_cmd(Post { path, body }).await.unwrap()
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

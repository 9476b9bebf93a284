//! What is kept: exported, imported, refused, and where a browser keeps nothing.

use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::cards::{KEPT, turn};
use crate::driver::Browser;

const STATUS: &str = "gf-cards .keeping [role=status]";
const TROUBLE: &str = "gf-cards .keeping [role=status]:last-child";

pub async fn an_export_is_imported_and_what_is_newer_stays(browser: Browser) {
    let downloads = json!({ "behavior": "allow", "downloadPath": browser.files });
    browser.cdp("Page.setDownloadBehavior", downloads).await;
    browser.open("a-chapter.html").await;
    turn(&browser, "I knew it").await;
    turn(&browser, "Not yet").await;
    let before = browser.js(KEPT).await;
    browser.click("gf-cards .keeping button").await;
    assert_eq!(browser.text(STATUS).await, "Exported to gathering-futures.json.");
    let file = browser.files.join("gathering-futures.json");
    assert_eq!(downloaded(&file).await, before);

    browser.js("localStorage.clear()").await;
    browser.open("a-chapter.html").await;
    turn(&browser, "Not yet").await;
    let newer = browser.js(&format!("{KEPT}.cards['lesson-01/card-1']")).await;
    import(&browser, &file).await;
    let said = "Imported: 2 cards and 0 questions. Of each, what is newer stays.";
    browser.wait_for(&text(STATUS), json!(said)).await;
    let kept = browser.js(KEPT).await;
    assert_eq!(kept["cards"]["lesson-01/card-1"], newer);
    assert_eq!(kept["cards"]["lesson-01/card-2"], before["cards"]["lesson-01/card-2"]);
}

pub async fn a_damaged_or_foreign_import_is_refused_in_a_sentence_and_changes_nothing(
    browser: Browser,
) {
    browser.open("a-chapter.html").await;
    turn(&browser, "I knew it").await;
    let before = browser.js("return localStorage['gathering-futures']").await;
    let card = |card: &str| {
        format!(
            "{{\"course\": \"gathering-futures\", \"version\": 1, \"answers\": {{}}, \
             \"cards\": {{\"lesson-01/card-2\": {{\"box\": 2, \"at\": 1}}, {card}}}}}"
        )
    };
    let refusals = [
        ("", "It is not JSON"),
        ("{\"course\": \"gathering-fut", "It is not JSON"),
        ("null", "It was not exported by this course."),
        ("[]", "It was not exported by this course."),
        ("{\"cards\": {}}", "It was not exported by this course."),
        (
            "{\"course\": \"gathering-futures\", \"version\": 2}",
            "It has version 2, and this page reads 1.",
        ),
        (
            "{\"course\": \"gathering-futures\", \"version\": 1, \"cards\": {}}",
            "It lacks its cards or its answers.",
        ),
        (&card("\"lesson-01/card-1\": {\"box\": 5, \"at\": 1}"), "“lesson-01/card-1” is damaged"),
        (&card("\"lesson-01/card-1\": {\"box\": 0.5, \"at\": 1}"), "“lesson-01/card-1” is"),
        (&card("\"lesson-01/card-1\": {\"box\": \"1\", \"at\": 1}"), "“lesson-01/card-1” is"),
        (&card("\"lesson-01/card-1\": {\"box\": 1}"), "“lesson-01/card-1” is damaged"),
        (&card("\"lesson-01/card-1\": {\"box\": 1, \"at\": -1}"), "“lesson-01/card-1” is damaged"),
        (&card("\"lesson-01/card-1\": {\"box\": 1, \"at\": 1e999}"), "“lesson-01/card-1” is"),
        (&card("\"lesson-01/card-1\": null"), "“lesson-01/card-1” is damaged"),
        (&card("\"__proto__\": {\"box\": 1, \"at\": 1}"), "“__proto__” is damaged"),
        (&card("\"<img src=x onerror=1>\": {}"), "“<img src=x onerror=1>” is damaged"),
        (&" ".repeat(1_000_001), "It is too large"),
    ];
    let file = browser.files.join("import.json");
    for (content, why) in refusals {
        std::fs::write(&file, content).unwrap();
        browser.js(&format!("document.querySelector('{STATUS}').textContent = ''")).await;
        import(&browser, &file).await;
        browser.wait_for(&format!("{} !== ''", text(STATUS)), json!(true)).await;
        let said = browser.text(STATUS).await;
        let refused = "“import.json” is not imported, and nothing is changed. ";
        assert!(said.starts_with(refused) && said.contains(why), "{content:.200}\n{said}");
        let kept = browser.js("return localStorage['gathering-futures']").await;
        assert_eq!(kept, before, "{content:.200}");
    }
}

pub async fn a_clock_that_was_ahead_does_not_win_for_ever(browser: Browser) {
    browser.open("a-chapter.html").await;
    let file = browser.files.join("ahead.json");
    let ahead = json!({ "course": "gathering-futures", "version": 1, "answers": {},
        "cards": { "lesson-01/card-1": { "box": 4, "at": 9_007_199_254_740_991_u64 } } });
    std::fs::write(&file, ahead.to_string()).unwrap();
    import(&browser, &file).await;
    let isnt_ahead = format!("{KEPT}.cards['lesson-01/card-1'].at <= Date.now()");
    browser.wait_for("return 'gathering-futures' in localStorage", json!(true)).await;
    assert_eq!(browser.js(&isnt_ahead).await, true);
}

pub async fn what_is_not_ours_is_left_alone_until_the_reader_replaces_it(browser: Browser) {
    for garbage in ["{\"course\": \"gath", "{\"course\":\"gathering-futures\",\"version\":2}", "1"]
    {
        browser.open("a-chapter.html").await;
        browser.js(&format!("localStorage['gathering-futures'] = '{garbage}'")).await;
        browser.open("a-chapter.html").await;
        assert!(browser.text(TROUBLE).await.contains("is damaged or of another version"));
        turn(&browser, "I knew it").await;
        let status = browser.text("gf-cards .deck [role=status]").await;
        assert_eq!(status, "Box 2: tomorrow. 2 cards are due.", "{garbage}");
        assert_eq!(browser.js("return localStorage['gathering-futures']").await, garbage);
        browser.click("gf-cards .keeping p button:last-child").await;
        assert_eq!(browser.text(TROUBLE).await, "");
        assert_eq!(browser.js(&format!("{KEPT}.cards['lesson-01/card-1'].box")).await, 1);
        browser.js("localStorage.clear()").await;
    }
}

pub async fn a_browser_that_blocks_its_store_says_so_and_the_visit_works(browser: Browser) {
    let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new Error(); } })";
    works_for_the_visit(&browser, blocked, "Your browser keeps nothing").await;
}

pub async fn a_browser_without_room_says_so_and_the_visit_works(browser: Browser) {
    let full = "Storage.prototype.setItem = () => { throw new Error(); }";
    works_for_the_visit(&browser, full, "has no room left").await;
}

async fn works_for_the_visit(browser: &Browser, script: &str, says: &str) {
    browser.cdp("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    browser.open("a-chapter.html").await;
    turn(browser, "I knew it").await;
    assert!(browser.text(TROUBLE).await.contains(says), "{script}");
    turn(browser, "I knew it").await;
    let status = browser.text("gf-cards .deck [role=status]").await;
    assert_eq!(status, "Box 2: tomorrow. 1 card is due.", "{script}");
}

async fn import(browser: &Browser, file: &Path) {
    browser.type_into("gf-cards .keeping [type=file]", file.to_str().unwrap()).await;
}

fn text(selector: &str) -> String {
    format!("return document.querySelector('{selector}').textContent")
}

/// The browser writes a download beside the script's end.
async fn downloaded(file: &Path) -> Value {
    let begun = Instant::now();
    loop {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        if let Ok(value) = serde_json::from_str(&text) {
            return value;
        }
        assert!(begun.elapsed() < Duration::from_secs(5), "no download: {text}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

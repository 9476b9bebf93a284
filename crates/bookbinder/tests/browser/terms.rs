//! A glossary term shows its entry in place.

use fantoccini::Locator;
use fantoccini::actions::{InputSource, PointerAction, TouchActions};
use serde_json::{Value, json};

use crate::driver::{Browser, ESCAPE, TAB};

const ENTRY: &str = "#term-entry";

pub async fn a_term_shows_its_entry_on_focus_and_escape_closes_it(browser: Browser) {
    browser.open("a-chapter.html").await;
    assert_eq!(browser.shown(ENTRY).await, [false]);
    browser.js("document.querySelector('#lead').tabIndex = -1").await;
    browser.focus("#lead").await;
    browser.press(&[TAB]).await;
    assert_eq!(browser.js("return document.activeElement.id").await, "term");
    assert!(browser.text(ENTRY).await.starts_with("A value that will be there later;"));
    let described = "return document.querySelector('#term').getAttribute('aria-describedby')";
    assert_eq!(browser.js(described).await, "term-entry");
    browser.press(&[ESCAPE]).await;
    assert_eq!(browser.shown(ENTRY).await, [false]);
    assert_eq!(browser.js(described).await, Value::Null);
    browser.press(&[TAB]).await;
    assert!(browser.text(ENTRY).await.starts_with("A future that the runtime"));
}

pub async fn an_entry_stays_where_the_browser_scrolls_to_its_term(browser: Browser) {
    browser.screen(320, 640).await;
    browser.open("a-chapter.html").await;
    let away = "const lead = document.querySelector('#lead');
        lead.tabIndex = -1;
        document.documentElement.style.scrollBehavior = 'auto';
        scrollTo(0, document.body.scrollHeight);
        lead.focus({ preventScroll: true });
        return scrollY > 640";
    assert_eq!(browser.js(away).await, true);
    browser.press(&[TAB]).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    let below = "return document.querySelector('#term-entry').getBoundingClientRect().top -
        document.querySelector('#term').getBoundingClientRect().bottom";
    assert_eq!(browser.text(ENTRY).await.get(..7), Some("A value"));
    assert_eq!(browser.js(below).await, 4);
}

pub async fn a_term_in_what_is_said_to_a_guess_shows_its_entry(browser: Browser) {
    browser.open("a-chapter.html").await;
    browser.click("#q-lesson-01-printed [value='nothing']").await;
    browser.click("#q-lesson-01-printed button").await;
    // Behind the button stands what is said.
    browser.press(&[TAB]).await;
    assert_eq!(browser.text(ENTRY).await, "Who awaits.");
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    assert_eq!(browser.shown(ENTRY).await, [true], "it stays, though the pointer has moved before");
    browser.press(&[ESCAPE]).await;
    assert_eq!(browser.shown(ENTRY).await, [false]);
}

pub async fn a_pointer_shows_an_entry_and_may_cross_over_to_it(browser: Browser) {
    browser.open("a-chapter.html").await;
    let (x, y) = middle(&browser, "#term").await;
    hover(&browser, x, y).await;
    assert_eq!(browser.shown(ENTRY).await, [true]);
    let (x, y) = middle(&browser, ENTRY).await;
    hover(&browser, x, y).await;
    tokio::time::sleep(std::time::Duration::from_millis(400)).await;
    assert_eq!(browser.shown(ENTRY).await, [true], "the pointer is on it");
    hover(&browser, 2.0, 2.0).await;
    browser.wait_for("return document.querySelector('#term-entry').hidden", json!(true)).await;
}

pub async fn a_first_tap_shows_the_entry_on_the_screen_and_a_second_one_follows(browser: Browser) {
    browser.screen(320, 640).await;
    browser.open("a-chapter.html").await;
    for term in ["#term", "#term-2"] {
        // The entry of another term may cover this one.
        tap(&browser, "#chapter").await;
        tap(&browser, term).await;
        browser.wait_for("return document.querySelector('#term-entry').hidden", json!(false)).await;
        let inside = "const { left, right, top, bottom } =
            document.querySelector('#term-entry').getBoundingClientRect();
            return left >= 0 && right <= 320 && top >= 0 && bottom <= 640";
        assert_eq!(browser.js(inside).await, true, "{term}");
    }
    assert!(browser.client.current_url().await.unwrap().path().ends_with("/a-chapter.html"));
    tap(&browser, "#chapter").await;
    browser.wait_for("return document.querySelector('#term-entry').hidden", json!(true)).await;
    tap(&browser, "#term").await;
    browser.wait_for("return document.querySelector('#term-entry').hidden", json!(false)).await;
    tap(&browser, "#term").await;
    browser.client.wait().for_element(Locator::Css("#glossary, main h1")).await.unwrap();
    browser
        .wait_for("return location.pathname + location.hash", json!("/glossary.html#future"))
        .await;
}

async fn middle(browser: &Browser, selector: &str) -> (f64, f64) {
    let script = format!(
        "const {{ left, top, width, height }} =
            document.querySelector('{selector}').getClientRects()[0];
        return [left + width / 2, top + height / 2]"
    );
    serde_json::from_value(browser.js(&script).await).unwrap()
}

async fn hover(browser: &Browser, x: f64, y: f64) {
    let moved = json!({ "type": "mouseMoved", "x": x, "y": y, "pointerType": "mouse" });
    browser.cdp("Input.dispatchMouseEvent", moved).await;
}

/// As a finger does, which leaves nothing hovering behind.
async fn tap(browser: &Browser, selector: &str) {
    let (x, y) = middle(browser, selector).await;
    let finger = TouchActions::new("finger".to_owned())
        .then(PointerAction::MoveTo { duration: None, x, y })
        .then(PointerAction::Down { button: 0 })
        .then(PointerAction::Up { button: 0 });
    browser.client.perform_actions(finger).await.unwrap();
}

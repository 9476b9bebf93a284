//! A guess of each kind, a quiz and the cards with the keyboard alone. mdBook listens for plain keys all
//! over the page; it must not take those that are pressed here.

use serde_json::json;

use crate::driver::{Browser, DOWN, ENTER, LEFT, RIGHT, SPACE, TAB};

pub async fn everything_is_done_with_the_keyboard(browser: Browser) {
    browser.open("a-chapter.html").await;
    // From the second term on, which is the last thing before the first guess.
    browser.focus("#term-2").await;
    browser.press(&[TAB, "3", TAB, RIGHT, LEFT, TAB, ENTER]).await;
    assert!(browser.text("#q-lesson-01-resumes [role=status]").await.starts_with("✗ You said 3 s"));
    // The button keeps the focus and takes the guess back.
    browser.press(&[SPACE]).await;
    assert_eq!(browser.shown("#q-lesson-01-resumes .q-run").await, [false]);
    browser.press(&[ENTER]).await;

    browser.focus("[aria-label='eggs: later']").await;
    browser.press(&[ENTER, "s", RIGHT, "?", SPACE]).await;
    let last = "return document.querySelector('.q-order > :last-child span').textContent";
    assert_eq!(browser.js(last).await, "eggs");

    browser.focus("select[name=bread]").await;
    browser.press(&["f", TAB, "r", TAB, ENTER]).await;
    let said = browser.text("#q-lesson-02-fates [role=status]").await;
    assert!(said.starts_with("✓ Right: "), "{said}");

    browser.focus("gf-quiz [type=radio]").await;
    for question in 1..=6 {
        assert_eq!(browser.text(".q-progress").await, format!("Question {question} of 6"));
        // Space takes the first choice, the arrow the second.
        browser.press(&[SPACE, DOWN, TAB, ENTER, ENTER]).await;
        if question < 6 {
            browser.press(&[TAB]).await;
        }
    }
    assert_eq!(browser.text(".q-progress").await, "6 of 6 right.");
    assert_eq!(browser.js("return document.activeElement.className").await, "gf q-progress");

    browser.focus("gf-cards .deck button").await;
    for _ in 0..3 {
        browser.press(&[ENTER, RIGHT, ENTER]).await;
    }
    let status = browser.text("gf-cards .deck [role=status]").await;
    assert!(status.starts_with("Box 2: tomorrow. No card is due."), "{status}");
    let focus = "return document.activeElement.closest('.deck') !== null";
    assert_eq!(browser.js(focus).await, json!(true), "not lost when no card is left");
    assert_eq!(browser.js("return location.pathname").await, "/a-chapter.html");
    let search = "return document.querySelector('#mdbook-search-wrapper').matches('.hidden')";
    assert_eq!(browser.js(search).await, json!(true));
}

/// Enter in a field gives the guess or the answer. The field can be changed no more; what goes on has the focus then, for
/// where nothing has it, mdBook turns the page at an arrow.
pub async fn enter_in_a_field_leads_to_the_button(browser: Browser) {
    browser.open("a-chapter.html").await;
    let focus = "return document.activeElement.textContent";
    for (field, keys, button) in [
        ("#q-lesson-01-resumes [type=number]", &["3", ENTER], "Guess again"),
        ("#q-lesson-01-printed [type=radio]", &[SPACE, ENTER], "Guess again"),
        ("gf-quiz [type=radio]", &[SPACE, ENTER], "Next question"),
    ] {
        browser.focus(field).await;
        browser.press(keys).await;
        browser.wait_for(focus, json!(button)).await;
        // Browsers take the focus from what is disabled a moment later.
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        assert_eq!(browser.js(focus).await, button);
    }
}

pub async fn what_is_pressed_is_large_enough(browser: Browser) {
    browser.screen(320, 640).await;
    for page in ["a-chapter.html", "a-practice.html"] {
        browser.open(page).await;
        let small = "return [...document.querySelectorAll(
                'main :is(button, input, select, summary)')].filter((target) => {
                const { width, height } = target.getBoundingClientRect();
                return width > 0 && (width < 24 || height < 24);
            }).map((target) => target.outerHTML)";
        assert_eq!(browser.js(small).await, json!([]), "{page}");
    }
}

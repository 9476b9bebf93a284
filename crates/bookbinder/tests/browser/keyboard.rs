//! A guess of each kind, a quiz and the cards with the keyboard alone. mdBook listens for plain keys all
//! over the page; it must not take those that are pressed here.

use serde_json::json;

use crate::driver::{DOWN, Desk, ENTER, LEFT, RIGHT, SPACE, TAB};

pub async fn everything_is_done_with_the_keyboard(desk: Desk) {
    desk.open("a-chapter.html").await;
    // From the second term on, which is the last thing before the first guess.
    desk.focus("#term-2").await;
    desk.press(&[TAB, "3", TAB, RIGHT, LEFT, TAB, ENTER]).await;
    assert!(desk.text("#q-lesson-01-resumes [role=status]").await.starts_with("✗ You said 3 s"));
    // The button keeps the focus and takes the guess back.
    desk.press(&[SPACE]).await;
    assert_eq!(desk.shown("#q-lesson-01-resumes .q-run").await, [false]);
    desk.press(&[ENTER]).await;

    desk.focus("[aria-label='eggs: later']").await;
    desk.press(&[ENTER, "s", RIGHT, "?", SPACE]).await;
    let last = "return document.querySelector('.q-order > :last-child span').textContent";
    assert_eq!(desk.js(last).await, "eggs");

    desk.focus("select[name=bread]").await;
    desk.press(&["f", TAB, "r", TAB, ENTER]).await;
    let said = desk.text("#q-lesson-02-fates [role=status]").await;
    assert!(said.starts_with("✓ Right: "), "{said}");

    desk.focus("gf-quiz [type=radio]").await;
    for question in 1..=6 {
        assert_eq!(desk.text(".q-progress").await, format!("Question {question} of 6"));
        // Space takes the first choice, the arrow the second.
        desk.press(&[SPACE, DOWN, TAB, ENTER, ENTER]).await;
        if question < 6 {
            desk.press(&[TAB]).await;
        }
    }
    assert_eq!(desk.text(".q-progress").await, "6 of 6 right.");
    assert_eq!(desk.js("return document.activeElement.className").await, "gf q-progress");

    desk.focus("gf-cards .deck button").await;
    for _ in 0..3 {
        desk.press(&[ENTER, RIGHT, ENTER]).await;
    }
    let status = desk.text("gf-cards .deck [role=status]").await;
    assert!(status.starts_with("Box 2: tomorrow. No card is due."), "{status}");
    assert_eq!(desk.js("return location.pathname").await, "/a-chapter.html");
    let search = "return document.querySelector('#mdbook-search-wrapper').matches('.hidden')";
    assert_eq!(desk.js(search).await, json!(true));
}

pub async fn what_is_pressed_is_large_enough(desk: Desk) {
    desk.screen(320, 640).await;
    for page in ["a-chapter.html", "a-practice.html"] {
        desk.open(page).await;
        let small = "return [...document.querySelectorAll(
                'main :is(button, input, select, summary)')].filter((target) => {
                const { width, height } = target.getBoundingClientRect();
                return width > 0 && (width < 24 || height < 24);
            }).map((target) => target.outerHTML)";
        assert_eq!(desk.js(small).await, json!([]), "{page}");
    }
}

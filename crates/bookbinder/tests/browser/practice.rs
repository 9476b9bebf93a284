//! The practice page: cards and questions of all lessons, and what went wrong.

use serde_json::json;

use crate::driver::Browser;

const QUESTION: &str = "gf-practice .q:not(.later)";

pub async fn practice_has_the_cards_a_mixed_quiz_and_what_went_wrong(browser: Browser) {
    // A guess of a chapter counts as well.
    browser.open("a-chapter.html").await;
    browser.click("#q-lesson-01-printed [value='nothing']").await;
    browser.click("#q-lesson-01-printed button").await;
    browser.open("a-practice.html").await;
    assert_eq!(browser.text(".deck [role=status]").await, "6 cards are due.");
    assert_eq!(browser.shown(".practice").await, [false; 2]);

    browser.click("gf-practice [value='lesson-01']").await;
    browser.click("gf-practice [value='lesson-02']").await;
    browser.click("gf-practice form > button").await;
    assert_eq!(browser.text("form + [role=status]").await, "Choose a lesson first.");
    browser.click("gf-practice [value='lesson-02']").await;
    browser.click("gf-practice form > button").await;
    assert_eq!(browser.text(".q-progress").await, "Question 1 of 6");
    browser.click("gf-practice [value='lesson-01']").await;
    browser.click("gf-practice form > button").await;
    assert_eq!(browser.text(".q-progress").await, "Question 1 of 10");
    let lessons = "return [...new Set([...document.querySelectorAll('gf-practice .q')].map(
        (q) => q.dataset.id + !q.closest('.practice')))].length";
    assert_eq!(browser.js(lessons).await, 12, "each question once");

    let asked =
        browser.js("return document.querySelector('gf-practice .q:not(.later)').dataset.id");
    let asked = asked.await;
    for choice in ["a", "b", "b", "b", "b", "b", "b", "b", "b", "b"] {
        browser.click(&format!("{QUESTION} [value={choice}]")).await;
        browser.click(&format!("{QUESTION} .q-form > button")).await;
        browser.click(&format!("{QUESTION} .q-form > button")).await;
    }
    assert_eq!(browser.text(".q-progress").await, "9 of 10 right.");
    let wrong = "return [...document.querySelectorAll('gf-practice li > a')].map((link) =>
        [link.textContent, link.getAttribute('href')])";
    let (lesson, number) = asked.as_str().unwrap().split_once("/which-").unwrap();
    assert_eq!(
        browser.js(wrong).await,
        json!([
            [
                format!("Which one is it, {number} of {lesson}?"),
                "lesson-01.html#differences-that-bite"
            ],
            ["Guess in lesson 01: printed", "lesson-01.html#q-lesson-01-printed"]
        ])
    );
}

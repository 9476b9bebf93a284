//! The practice page: cards and questions of all lessons, and what went wrong.

use serde_json::json;

use crate::driver::Desk;

const QUESTION: &str = "gf-practice .q:not(.later)";

pub async fn practice_has_the_cards_a_mixed_quiz_and_what_went_wrong(desk: Desk) {
    // A guess of a chapter counts as well.
    desk.open("a-chapter.html").await;
    desk.click("#q-lesson-01-printed [value='nothing']").await;
    desk.click("#q-lesson-01-printed button").await;
    desk.open("a-practice.html").await;
    assert_eq!(desk.text(".deck [role=status]").await, "6 cards are due.");
    assert_eq!(desk.shown(".practice").await, [false; 2]);

    desk.click("gf-practice [value='lesson-01']").await;
    desk.click("gf-practice [value='lesson-02']").await;
    desk.click("gf-practice form > button").await;
    assert_eq!(desk.text("form + [role=status]").await, "Choose a lesson first.");
    desk.click("gf-practice [value='lesson-02']").await;
    desk.click("gf-practice form > button").await;
    assert_eq!(desk.text(".q-progress").await, "Question 1 of 6");
    desk.click("gf-practice [value='lesson-01']").await;
    desk.click("gf-practice form > button").await;
    assert_eq!(desk.text(".q-progress").await, "Question 1 of 10");
    let lessons = "return [...new Set([...document.querySelectorAll('gf-practice .q')].map(
        (q) => q.dataset.id + !q.closest('.practice')))].length";
    assert_eq!(desk.js(lessons).await, 12, "each question once");

    let asked = desk.js("return document.querySelector('gf-practice .q:not(.later)').dataset.id");
    let asked = asked.await;
    for choice in ["a", "b", "b", "b", "b", "b", "b", "b", "b", "b"] {
        desk.click(&format!("{QUESTION} [value={choice}]")).await;
        desk.click(&format!("{QUESTION} .q-form > button")).await;
        desk.click(&format!("{QUESTION} .q-form > button")).await;
    }
    assert_eq!(desk.text(".q-progress").await, "9 of 10 right.");
    let wrong = "return [...document.querySelectorAll('gf-practice li > a')].map((link) =>
        [link.textContent, link.getAttribute('href')])";
    let (lesson, number) = asked.as_str().unwrap().split_once("/which-").unwrap();
    assert_eq!(
        desk.js(wrong).await,
        json!([
            [
                format!("Which one is it, {number} of {lesson}?"),
                "lesson-01.html#differences-that-bite"
            ],
            ["Guess in lesson 01: printed", "lesson-01.html#q-lesson-01-printed"]
        ])
    );
}

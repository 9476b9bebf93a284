//! A quiz: answered, scored, shown whole, and taken again in another order.

use serde_json::json;

use crate::driver::Browser;

const QUESTION: &str = "gf-quiz .q:not(.later)";

pub async fn a_quiz_scores_shows_all_choices_at_its_end_and_comes_again_in_another_order(
    browser: Browser,
) {
    browser.open("a-chapter.html").await;
    let first = order(&browser).await;
    assert_eq!(
        browser.shown("gf-quiz .q-answer").await,
        [false; 6],
        "an answer before it is asked"
    );
    answer(&browser, 1, "a", "✗ You said a1. It is b1. It is not a.").await;
    for number in 2..=6 {
        answer(&browser, number, "b", &format!("✓ Right: b{number}. It is so.")).await;
    }
    assert_eq!(browser.text(".q-progress").await, "5 of 6 right.");
    assert!(browser.text("gf-quiz [role=status]").await.starts_with("5 of 6 right. "));
    assert_eq!(browser.shown("gf-quiz .q-right, gf-quiz .q-why > li").await, [true; 18]);
    assert_eq!(browser.text("gf-quiz .q-why li").await, "a1. It is not a. Your answer.");

    browser.click("gf-quiz > button").await;
    let second = order(&browser).await;
    assert_ne!(second["questions"], first["questions"]);
    assert_ne!(second["choices"], first["choices"]);
    assert_eq!(browser.shown("gf-quiz .q-answer").await, [false; 6]);
    for _ in 0..6 {
        browser.click(&format!("{QUESTION} [value=b]")).await;
        browser.click(&format!("{QUESTION} button")).await;
        browser.click(&format!("{QUESTION} button")).await;
    }
    assert_eq!(browser.text(".q-progress").await, "6 of 6 right.");
    assert!(!browser.text("gf-quiz .q-why").await.contains("Your answer"), "of the first time");
    let kept = "return JSON.parse(localStorage['gathering-futures']).answers['lesson-01/which-1']";
    let kept = browser.js(kept).await;
    assert_eq!([&kept["right"], &kept["wrong"]], [1, 1]);
}

pub async fn an_answer_is_asked_for_and_is_final(browser: Browser) {
    browser.open("a-chapter.html").await;
    browser.click(&format!("{QUESTION} button")).await;
    assert_eq!(browser.text("gf-quiz [role=status]").await, "", "nothing is chosen");
    browser.click(&format!("{QUESTION} [value=c]")).await;
    browser.click(&format!("{QUESTION} button")).await;
    let can = "return [...document.querySelectorAll('gf-quiz .q:not(.later) input')].map(
        (radio) => radio.matches(':disabled'))";
    assert_eq!(browser.js(can).await, json!([true, true, true]));
}

async fn answer(browser: &Browser, number: usize, choice: &str, said: &str) {
    assert_eq!(browser.text(".q-progress").await, format!("Question {number} of 6"));
    browser.click(&format!("{QUESTION} [value={choice}]")).await;
    browser.click(&format!("{QUESTION} button")).await;
    assert_eq!(browser.text("gf-quiz [role=status]").await, said);
    browser.click(&format!("{QUESTION} button")).await;
}

/// The questions in their order, and the choices of all of them by the questions' ids.
async fn order(browser: &Browser) -> serde_json::Value {
    // Radio buttons are made when a question is asked; the first one's show the order.
    browser
        .js("const all = [...document.querySelectorAll('gf-quiz .q')];
        const radios = all.map((q) => [...q.querySelectorAll('input')].map(({ value }) => value));
        return { questions: all.map((q) => q.dataset.id), choices: radios.flat() };")
        .await
}

//! The closing quiz, as the course has it: answered, scored, kept, and found again on the practice page.

use serde_json::json;

use crate::driver::Browser;

const QUESTION: &str = ".q:not(.later)";

pub async fn the_closing_quiz_leads_to_what_teaches_it_and_is_kept(browser: Browser) {
    browser.open("closing-quiz.html").await;
    let count = browser.js("return document.querySelectorAll('gf-quiz > .q').length").await;
    let count = count.as_u64().unwrap();
    assert!(!browser.shown(".q-see").await.contains(&true), "an answer before it is asked");
    let question = |what: &str| format!("return document.querySelector('{QUESTION}').{what}");
    let asked = browser.js(&question("dataset.id")).await;
    let asked = asked.as_str().unwrap();
    let see = browser.js(&question("dataset.see")).await;
    answer(&browser, ".q-why > li").await;
    assert!(browser.text("gf-quiz [role=status]").await.starts_with("✗ You said"));
    let link = "return document.querySelector('gf-quiz [role=status] > a').getAttribute('href')";
    assert_eq!(browser.js(link).await, see);
    browser.click(&format!("{QUESTION} .q-form > button")).await;
    for _ in 1..count {
        answer(&browser, ".q-right").await;
        browser.click(&format!("{QUESTION} .q-form > button")).await;
    }
    assert_eq!(browser.text(".q-progress").await, format!("{} of {count} right.", count - 1));
    let all = usize::try_from(count).unwrap();
    assert_eq!(browser.shown(".q-answer > .q-see > a").await, vec![true; all]);

    // What is kept is sound, and the next page knows it.
    browser.open("practice.html").await;
    assert_eq!(browser.js("return store.trouble").await, "");
    let read = "return Object.keys(store.read().answers).length";
    assert_eq!(browser.js(read).await, count);
    let wrong = "return [...document.querySelectorAll('gf-practice ol > li > a')].map((link) =>
        [link.textContent, link.getAttribute('href')])";
    let (page, name) = asked.split_once('/').unwrap();
    let words = format!("Question in closing quiz: {}", name.replace('-', " "));
    let place = format!("{page}.html#q-{page}-{name}");
    assert_eq!(browser.js(wrong).await, json!([[words, place]]));
    browser.open(&place).await;
    assert_eq!(browser.js("return document.querySelectorAll(':target').length").await, 1);
    // A link leads to its question, also where another one comes first.
    let last = browser.js("return [...document.querySelectorAll('.q')].at(-1).id").await;
    browser.open("index.html").await;
    browser.open(&format!("{page}.html#{}", last.as_str().unwrap())).await;
    assert_eq!(browser.shown(":target").await, [true]);
    assert_eq!(browser.text(".q-progress").await, format!("Question 1 of {count}"));
}

/// Picks the choice that has the key of this line of the answer, and gives it.
async fn answer(browser: &Browser, line: &str) {
    let pick = format!(
        "const q = document.querySelector('{QUESTION}');
        const {{ key }} = q.querySelector('{line}').dataset;
        [...q.querySelectorAll('input')].find(({{ value }}) => value === key).checked = true;"
    );
    browser.js(&pick).await;
    browser.click(&format!("{QUESTION} .q-form > button")).await;
}

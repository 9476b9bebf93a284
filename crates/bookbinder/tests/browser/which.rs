//! The chooser: each way is reached with the keyboard alone, without a script, and on a phone.

use serde_json::{Value, json};

use crate::driver::{Browser, DOWN, SPACE, TAB};

const PAGE: &str = "which.html";

/// Every way through the questions, as the page without its style says it: the answers to give, from 0, and the id
/// that they lead to.
async fn paths(browser: &Browser) -> Vec<(Vec<usize>, String)> {
    let walk = "const ways = [];
        const walk = (id, answers) => {
            const links = document.querySelectorAll(`fieldset#${id} .which-next`);
            if (!links.length) ways.push([answers, id]);
            links.forEach((link, place) =>
                walk(link.getAttribute('href').slice(1), [...answers, place]));
        };
        walk(document.querySelector('.which fieldset').id, []);
        return ways";
    serde_json::from_value(browser.js(walk).await).unwrap()
}

/// The ways that can be seen.
async fn shown(browser: &Browser) -> Value {
    browser.js(
        "return [...document.querySelectorAll('.which-way')].filter((way) => way.checkVisibility())
            .map((way) => way.id)",
    )
    .await
}

pub async fn each_way_is_reached_with_the_keyboard_and_no_script(browser: Browser) {
    without_script(&browser).await;
    browser.open(PAGE).await;
    let paths = paths(&browser).await;
    let ways = browser.js("return document.querySelectorAll('.which-way').length").await;
    let mut reached: Vec<_> = paths.iter().map(|(_, way)| way).collect();
    reached.sort();
    reached.dedup();
    assert_eq!(json!(reached.len()), ways);
    for (answers, way) in &paths {
        browser.click(".which [type=reset]").await;
        assert_eq!(shown(&browser).await, json!([]));
        browser.focus("#ask-yourself a").await;
        // The first arrow takes the first answer on, so a space takes it before.
        let keys = answers.iter().map(|place| [&[TAB, SPACE][..], &vec![DOWN; *place]].concat());
        browser.press(&keys.collect::<Vec<_>>().concat()).await;
        assert_eq!(shown(&browser).await, json!([way]), "{answers:?}");
        let drawing = format!("#{way} figure.timeline, #{way} p a");
        assert_eq!(browser.shown(&drawing).await, [true, true], "{way}");
        let asked = browser.shown(".which-question").await;
        let count = asked.into_iter().filter(|shown| *shown).count();
        assert_eq!(count, answers.len(), "{answers:?}");
    }
}

/// An answer to a question that is asked no more does not count; with all shown each answer says where it leads.
pub async fn answers_can_be_changed_taken_back_and_all_shown(browser: Browser) {
    without_script(&browser).await;
    browser.open(PAGE).await;
    let paths = paths(&browser).await;
    let ways_on = browser.shown(".which-next, .which-number").await;
    assert!(
        !ways_on.is_empty() && !ways_on.contains(&true),
        "the next question is there or not: {ways_on:?}"
    );
    let deep = paths.iter().max_by_key(|(answers, _)| answers.len()).unwrap();
    assert!((3..=5).contains(&deep.0.len()), "three to five questions: {deep:?}");
    let mut question = browser.js("return document.querySelector('.which fieldset').id").await;
    for place in &deep.0 {
        let id = question.as_str().unwrap().to_owned();
        browser.click(&format!("#{id}-{}", place + 1)).await;
        let next = format!(
            "return document.querySelectorAll('#{id} .which-next')[{place}].getAttribute('href').slice(1)"
        );
        question = browser.js(&next).await;
    }
    assert_eq!(shown(&browser).await, json!([deep.1]));
    let (short, way) = paths.iter().find(|(answers, _)| answers.len() == 1).unwrap();
    let first = format!(".which fieldset:first-of-type div:nth-of-type({}) input", short[0] + 1);
    browser.click(&first).await;
    assert_eq!(shown(&browser).await, json!([way]), "not {} as well", deep.1);
    browser.click(".which [type=reset]").await;
    assert_eq!(shown(&browser).await, json!([]));
    browser.click(".which-all").await;
    for all in [".which-question", ".which-way", ".which-way figure.timeline", ".which-next"] {
        let all_shown = browser.shown(all).await;
        assert!(!all_shown.is_empty() && !all_shown.contains(&false), "{all}: {all_shown:?}");
    }
    browser.open("index.html").await;
    browser.open(&format!("{PAGE}#{way}")).await;
    assert_eq!(shown(&browser).await, json!([way]), "a link from elsewhere");
}

/// All of it, whatever was chosen on the screen; and on a phone every way fits.
pub async fn paper_has_all_and_a_phone_shows_each_way(browser: Browser) {
    browser.screen(320, 700).await;
    browser.open(PAGE).await;
    browser.click(".which-all").await;
    let small =
        "return [...document.querySelectorAll('.which :is(button, input)')].filter((target) => {
            const { width, height } = target.getBoundingClientRect();
            return width < 24 || height < 24;
        }).map((target) => target.outerHTML)";
    assert_eq!(browser.js(small).await, json!([]));
    let wide = "return [...document.querySelectorAll('.which *')].filter((element) =>
            element.getBoundingClientRect().right > innerWidth + 1 && !element.closest('.tl-scroll, .table-wrapper'))
            .map((element) => element.outerHTML.slice(0, 80))";
    assert_eq!(browser.js(wide).await, json!([]));
    let page = "return document.scrollingElement.scrollWidth <= innerWidth";
    assert_eq!(browser.js(page).await, json!(true));
    browser.click(".which-all").await;
    browser.click(".which fieldset input").await;
    browser.on_paper(true).await;
    for all in [".which-question", ".which-way", ".which-way figure.timeline", ".which-next"] {
        let all_shown = browser.shown(all).await;
        assert!(!all_shown.is_empty() && !all_shown.contains(&false), "{all}: {all_shown:?}");
    }
    let tools = browser.shown(".which :is(input, button)").await;
    assert!(!tools.contains(&true), "{tools:?}");
}

async fn without_script(browser: &Browser) {
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
}

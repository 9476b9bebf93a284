//! Cards: asked, kept over a reload, kept by two tabs at once.

use serde_json::json;

use crate::driver::Browser;

pub const KEPT: &str = "return JSON.parse(localStorage['gathering-futures'])";
const FACE: &str = "gf-cards .card-face";
const STATUS: &str = "gf-cards .deck [role=status]";

pub async fn cards_move_from_box_to_box_and_are_kept_over_a_reload(browser: Browser) {
    browser.open("a-chapter.html").await;
    assert_eq!(browser.text(STATUS).await, "3 cards are due.");
    assert_eq!(browser.text(FACE).await, "Front 1 of lesson-01");
    turn(&browser, "I knew it").await;
    assert_eq!(browser.text(STATUS).await, "Box 2: tomorrow. 2 cards are due.");
    turn(&browser, "Not yet").await;
    assert_eq!(browser.text(STATUS).await, "Box 1: again today. 2 cards are due.");

    browser.open("a-chapter.html").await;
    assert_eq!(browser.text(STATUS).await, "2 cards are due.");
    // What was asked longest ago comes first, and what never was before that.
    assert_eq!(browser.text(FACE).await, "Front 3 of lesson-01");
    turn(&browser, "I knew it").await;
    turn(&browser, "I knew it").await;
    let none = "Box 2: tomorrow. No card is due. The next one comes tomorrow.";
    assert_eq!(browser.text(STATUS).await, none);
    assert_eq!(
        browser.shown("gf-cards details.card").await,
        [true; 3],
        "to read, when none is due"
    );
}

pub async fn boxes_come_again_after_their_days(browser: Browser) {
    browser.open("a-chapter.html").await;
    for (known, days) in [1, 3, 7, 16, 16].into_iter().enumerate() {
        turn(&browser, "I knew it").await;
        let boxed = browser.js(&format!("{KEPT}.cards['lesson-01/card-1'].box")).await;
        assert_eq!(boxed, (known + 1).min(4));
        // The other two are out of the way; the first is as old as its box asks, less a day.
        for (age, is_due) in [(days - 1, false), (days, true)] {
            let script = format!(
                "const kept = JSON.parse(localStorage['gathering-futures']);
                const now = Date.now();
                kept.cards['lesson-01/card-1'].at = now - {age} * 86400000;
                for (const other of ['lesson-01/card-2', 'lesson-01/card-3'])
                    kept.cards[other] = {{ box: 4, at: now }};
                localStorage['gathering-futures'] = JSON.stringify(kept);"
            );
            browser.js(&script).await;
            browser.open("a-chapter.html").await;
            assert_eq!(browser.text(STATUS).await == "1 card is due.", is_due, "{age} of {days}");
        }
    }
}

pub async fn two_tabs_lose_nothing_of_each_other(browser: Browser) {
    let client = &browser.client;
    browser.open("a-chapter.html").await;
    let one = client.window().await.unwrap();
    let other = client.new_window(true).await.unwrap().handle;
    client.switch_to_window(other.clone()).await.unwrap();
    browser.open("a-chapter.html").await;

    client.switch_to_window(one.clone()).await.unwrap();
    turn(&browser, "I knew it").await;
    client.switch_to_window(other.clone()).await.unwrap();
    // It was before the same card, and goes on by itself.
    let face = "return document.querySelector('gf-cards .card-face').textContent";
    browser.wait_for(face, json!("Front 2 of lesson-01")).await;
    assert_eq!(browser.text(STATUS).await, "This card was answered elsewhere. 2 cards are due.");
    turn(&browser, "I knew it").await;
    browser.click("#q-lesson-01-printed [value='nothing']").await;
    browser.click("#q-lesson-01-printed button").await;

    client.switch_to_window(one).await.unwrap();
    browser.wait_for(face, json!("Front 3 of lesson-01")).await;
    turn(&browser, "Not yet").await;
    let kept = browser.js(KEPT).await;
    let boxes =
        [1, 2, 3].map(|card| kept["cards"][format!("lesson-01/card-{card}")]["box"].clone());
    assert_eq!(boxes, [json!(1), json!(1), json!(0)], "{kept}");
    assert_eq!(kept["answers"]["lesson-01/printed"]["wrong"], 1, "{kept}");
}

/// Shows the back, and says how it was.
pub async fn turn(browser: &Browser, how: &str) {
    for text in ["Show", how] {
        let script = format!(
            "[...document.querySelectorAll('gf-cards .deck button:not([hidden])')].find(
                (button) => button.textContent === '{text}').click()"
        );
        browser.js(&script).await;
    }
}

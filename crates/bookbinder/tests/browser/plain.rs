//! Without script every question is a question with its folded answer.

use serde_json::json;

use crate::driver::Browser;

pub async fn without_script_each_question_has_its_folded_answer(browser: Browser) {
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    for (page, questions, cards) in [("a-chapter.html", 11, 3), ("a-practice.html", 12, 6)] {
        browser.open(page).await;
        assert_eq!(browser.shown(".gf, .q-form").await, [false; 0], "{page}: a script ran");
        assert_eq!(browser.shown(".q-ask").await, vec![true; questions]);
        assert_eq!(browser.shown(".q-choices > li").await, vec![true; 3 * questions]);
        assert_eq!(browser.shown(".q-answer > summary").await, vec![true; questions]);
        assert_eq!(browser.shown(".q-right").await, vec![false; questions]);
        assert_eq!(browser.shown("details.card > summary").await, vec![true; cards]);
    }
    browser.open("a-chapter.html").await;
    browser.click("#q-lesson-01-resumes summary").await;
    let inside = "#q-lesson-01-resumes :is(.q-run, .q-right, .q-why > li)";
    assert_eq!(browser.shown(inside).await, [true; 4]);
    browser.click("details.card summary").await;
    assert_eq!(browser.shown("details.card > .card-back").await, [true, false, false]);
}

pub async fn without_script_the_menu_is_there(browser: Browser) {
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.screen(1280, 900).await;
    browser.open("lesson-04.html").await;
    let place = "const frame = document.querySelector('.sidebar iframe').getBoundingClientRect();
        const text = document.querySelector('main').getBoundingClientRect();
        return [frame.left >= 0, frame.width > 200, frame.right <= text.left]";
    assert_eq!(browser.js(place).await, json!([true, true, true]), "beside the text");
    browser.client.enter_frame(0).await.unwrap();
    assert!(browser.shown("a[href='lesson-05.html']").await.contains(&true));
    browser.client.enter_parent_frame().await.unwrap();

    browser.screen(360, 700).await;
    browser.open("lesson-04.html").await;
    let buttons = browser.shown("#mdbook-menu-bar button").await;
    assert!(!buttons.contains(&true), "a button does nothing without script: {buttons:?}");
    browser.click(".contents").await;
    browser.click("a[href='lesson-05.html']").await;
    assert_eq!(browser.js("return location.pathname").await, "/lesson-05.html");
    assert_eq!(browser.shown("gf-overlap .slide").await, [false; 0]);
    browser.open("index.html").await;
    assert_eq!(browser.shown("gf-overlap .slide").await, [false], "a slider does nothing either");
    let runs = [true, false, false, false, false, false, true];
    assert_eq!(browser.shown("gf-overlap .run").await, runs, "6 s and 3 s");
}

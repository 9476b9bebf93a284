//! Without script every question is a question with its folded answer.

use serde_json::json;

use crate::driver::Desk;

pub async fn without_script_each_question_has_its_folded_answer(desk: Desk) {
    desk.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    for (page, questions, cards) in [("a-chapter.html", 11, 3), ("a-practice.html", 12, 6)] {
        desk.open(page).await;
        assert_eq!(desk.shown(".gf, .q-form").await, [false; 0], "{page}: a script ran");
        assert_eq!(desk.shown(".q-ask").await, vec![true; questions]);
        assert_eq!(desk.shown(".q-choices > li").await, vec![true; 3 * questions]);
        assert_eq!(desk.shown(".q-answer > summary").await, vec![true; questions]);
        assert_eq!(desk.shown(".q-right").await, vec![false; questions]);
        assert_eq!(desk.shown("details.card > summary").await, vec![true; cards]);
    }
    desk.open("a-chapter.html").await;
    desk.click("#q-lesson-01-resumes summary").await;
    let inside = "#q-lesson-01-resumes :is(.q-run, .q-right, .q-why > li)";
    assert_eq!(desk.shown(inside).await, [true; 4]);
    desk.click("details.card summary").await;
    assert_eq!(desk.shown("details.card > .card-back").await, [true, false, false]);
}

pub async fn without_script_the_menu_is_there(desk: Desk) {
    desk.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    desk.screen(1280, 900).await;
    desk.open("lesson-04.html").await;
    let place = "const frame = document.querySelector('.sidebar iframe').getBoundingClientRect();
        const text = document.querySelector('main').getBoundingClientRect();
        return [frame.left >= 0, frame.width > 200, frame.right <= text.left]";
    assert_eq!(desk.js(place).await, json!([true, true, true]), "beside the text");
    desk.browser.enter_frame(0).await.unwrap();
    assert!(desk.shown("a[href='lesson-05.html']").await.contains(&true));
    desk.browser.enter_parent_frame().await.unwrap();

    desk.screen(360, 700).await;
    desk.open("lesson-04.html").await;
    let buttons = desk.shown("#mdbook-menu-bar button").await;
    assert!(!buttons.contains(&true), "a button does nothing without script: {buttons:?}");
    desk.click(".contents").await;
    desk.click("a[href='lesson-05.html']").await;
    assert_eq!(desk.js("return location.pathname").await, "/lesson-05.html");
    assert_eq!(desk.shown("gf-overlap .slide").await, [false; 0]);
    desk.open("index.html").await;
    assert_eq!(desk.shown("gf-overlap .slide").await, [false], "a slider does nothing either");
    let runs = [true, false, false, false, false, false, true];
    assert_eq!(desk.shown("gf-overlap .run").await, runs, "6 s and 3 s");
}

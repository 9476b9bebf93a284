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

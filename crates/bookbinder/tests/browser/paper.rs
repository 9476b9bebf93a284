//! In print a question is a question, its run is there, and its answer stands at the chapter's end.

use serde_json::json;

use crate::driver::Desk;

pub async fn questions_are_printed_with_their_runs_and_the_answers_at_the_end(desk: Desk) {
    desk.open("a-chapter.html").await;
    assert_eq!(desk.shown(".answers").await, [false], "on the screen");
    desk.on_paper(true).await;
    assert_eq!(desk.shown(".answers").await, [true]);
    for (what, count, is_shown) in [
        (".q-ask", 11, true),
        (".q-choices > li", 33, true),
        (".q-run svg.tl", 5, true),
        (".q-right, .q-why", 22, false),
        ("details.card > .card-back", 3, true),
    ] {
        assert_eq!(desk.shown(what).await, vec![is_shown; count], "{what}");
    }
    let tools = desk.shown("main :is(form, button, input, select, [role=status], .deck)").await;
    assert!(!tools.is_empty() && !tools.contains(&true), "{tools:?}");
}

pub async fn the_practice_page_is_printed_whole(desk: Desk) {
    desk.open("a-practice.html").await;
    desk.on_paper(true).await;
    assert_eq!(desk.shown(".q-ask").await, [true; 12]);
    assert_eq!(desk.shown(".card-back").await, [true; 6]);
}

pub async fn dark_pages_are_printed_light(desk: Desk) {
    desk.open("lesson-01.html").await;
    let themes = "const page = document.documentElement;
        page.classList.replace('light', 'coal');
        dispatchEvent(new Event('beforeprint'));
        const paper = page.classList.contains('light');
        dispatchEvent(new Event('afterprint'));
        return [paper, page.classList.contains('coal')];";
    assert_eq!(desk.js(themes).await, json!([true, true]), "light on paper, then dark again");
}

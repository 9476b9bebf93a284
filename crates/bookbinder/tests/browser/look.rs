//! The look: letters, columns, margins, the line above a title, the slider of the front page; and what a reader without
//! a pointer needs of them.

use serde_json::{Value, json};

use crate::driver::{Browser, ENTER, LEFT, RIGHT, TAB};

pub async fn text_and_code_have_their_sizes_and_a_line_some_68_characters(browser: Browser) {
    browser.screen(1280, 900).await;
    for page in ["lesson-01.html", "lesson-05.html", "how-to-use.html"] {
        browser.open(page).await;
        let sizes = "const size = (selector) =>
                parseFloat(getComputedStyle(document.querySelector(selector)).fontSize);
            const longest = [...document.querySelectorAll('main > p')]
                .reduce((a, b) => a.textContent.length > b.textContent.length ? a : b);
            const lines = longest.getBoundingClientRect().height / parseFloat(getComputedStyle(longest).lineHeight);
            return [size('main > p'), size('main pre > code'), longest.textContent.length / Math.round(lines)];";
        let sizes: [f64; 3] = serde_json::from_value(browser.js(sizes).await).unwrap();
        let [text, code, line] = sizes;
        assert!((17.0..=18.0).contains(&text), "{page}: text of {text} px");
        assert!((code - 14.0).abs() < 0.1, "{page}: code of {code} px");
        // The last line of a paragraph is shorter than the others.
        assert!((56.0..=76.0).contains(&line), "{page}: {line} characters a line");
    }
}

pub async fn twins_stand_side_by_side_where_there_is_room(browser: Browser) {
    for (width, columns) in [(320, 1), (768, 1), (1100, 2), (1280, 2), (1440, 2)] {
        browser.screen(width, 900).await;
        browser.open("lesson-03.html").await;
        let lefts = "return [...document.querySelectorAll('main > .twins')].map((twins) =>
            new Set([...twins.children].map((twin) => Math.round(twin.getBoundingClientRect().left))).size)";
        let seen: Vec<u32> = serde_json::from_value(browser.js(lefts).await).unwrap();
        assert!(!seen.is_empty());
        assert_eq!(seen, vec![columns; seen.len()], "at {width} px");
    }
}

pub async fn notes_stand_in_the_margin_where_there_is_one(browser: Browser) {
    for (width, is_beside) in [(1440, true), (1280, true), (1100, false), (320, false)] {
        browser.screen(width, 900).await;
        browser.open("lesson-01.html").await;
        let places = "document.querySelectorAll('details').forEach((fold) => fold.open = true);
            const text = document.querySelector('main > p').getBoundingClientRect();
            return [...document.querySelectorAll('.margin')].map((note) => {
                const { left, right, width } = note.getBoundingClientRect();
                return [left >= text.right, right <= innerWidth && width > 150];
            })";
        let seen = browser.js(places).await;
        let seen = seen.as_array().unwrap();
        assert!(!seen.is_empty(), "lesson 01 has the first drawings, and no word of their marks");
        for place in seen {
            assert_eq!(place, &json!([is_beside, true]), "at {width} px");
        }
    }
}

pub async fn every_mark_is_told_once_where_a_chapter_first_has_it(browser: Browser) {
    let mut told = Vec::new();
    for lesson in 1..=9 {
        browser.open(&format!("lesson-{lesson:02}.html")).await;
        let marks =
            "return [...document.querySelectorAll('.margin b')].map((mark) => mark.textContent)";
        let marks: Vec<String> = serde_json::from_value(browser.js(marks).await).unwrap();
        told.extend(marks);
    }
    let count = told.len();
    told.sort();
    told.dedup();
    assert_eq!(count, told.len(), "{told:?}");
    let mut all = ["!", "╍", "▒", "○", "▶", "▽", "◐", "⊘", "✓", "✕"];
    all.sort_unstable();
    assert_eq!(told, all);
}

pub async fn a_lesson_says_where_it_stands_and_what_is_right_so_far(browser: Browser) {
    browser.open("lesson-03.html").await;
    let place = browser.text(".where").await;
    for words in ["Lesson 3 of 9", "60 min", "3 exercises", "0 of 16 questions answered right"] {
        assert!(place.contains(words), "{words} in {place}");
    }
    browser
        .js("store.answered('lesson-03/who-eats-what', true); store.answered('lesson-02/x', true);
        store.answered('lesson-03/of-an-older-book', true); store.answered('lesson-03/borrow-first', false)")
        .await;
    browser
        .wait_for(
            "return document.querySelector('.known').textContent",
            json!("1 of 16 questions answered right"),
        )
        .await;
}

/// `cargo course` tells it with the page; who has the page from elsewhere is told how many there are.
pub async fn a_lesson_says_how_many_exercises_are_solved(browser: Browser) {
    for (address, shown) in
        [("lesson-03.html?solved", "2 of 3 exercises solved"), ("lesson-03.html", "3 exercises")]
    {
        browser.open(address).await;
        assert_eq!(browser.text(".where .solved").await, shown, "{address}");
    }
}

pub async fn the_front_page_moves_from_6_s_to_3_s(browser: Browser) {
    for (width, height) in [(320, 640), (1280, 900)] {
        browser.screen(width, height).await;
        browser.open("index.html").await;
        browser.focus("gf-overlap input").await;
        for (key, ends) in [(None, "6 s"), (Some(RIGHT), "5.5 s"), (Some(LEFT), "6 s")] {
            browser.press(key.as_slice()).await;
            assert_eq!(browser.text("gf-overlap output").await, ends);
        }
        // Once: the slider says it when it moves.
        let said = "return [document.activeElement.ariaValueText, document.querySelector('output').ariaLive]";
        assert_eq!(browser.js(said).await, json!(["6 s", "off"]));
        browser.press(&[RIGHT; 6]).await;
        assert_eq!(browser.text("gf-overlap output").await, "3 s");
        let shown = browser.shown("gf-overlap .run").await;
        assert_eq!(shown, [false, false, false, false, false, false, true]);
        assert!(browser.text("gf-overlap .shown figcaption").await.contains("3 s"));
        assert_eq!(browser.js("return location.pathname").await, "/index.html");
    }
}

pub async fn what_scrolls_is_a_named_stop_and_keeps_its_arrows(browser: Browser) {
    browser.screen(320, 700).await;
    for page in ["lesson-03.html", "asyncio-tokio.html", "error-modes.html", "conformance.html"] {
        browser.open(page).await;
        let scrollers = "return [...document.querySelectorAll('main *')].filter((element) =>
                getComputedStyle(element).overflowX === 'auto' && element.scrollWidth > element.clientWidth &&
                element.checkVisibility())
            .map((element) => [element.tabIndex, element.role !== null, Boolean(element.ariaLabel)])";
        browser
            .wait_for(&format!("{} .some(([stop]) => stop === 0)", scrollers), json!(true))
            .await;
        let scrollers = browser.js(scrollers).await;
        for scroller in scrollers.as_array().unwrap() {
            assert_eq!(scroller, &json!([0, true, true]), "{page}: {scrollers}");
        }
        for kind in ["pre > code", ".table-wrapper", ".tl-scroll"] {
            let selector = format!("main {kind}[tabindex]");
            let seen = browser
                .js(&format!("return document.querySelector({selector:?})?.checkVisibility()"))
                .await;
            if seen == Value::Bool(true) {
                browser.focus(&selector).await;
                browser.press(&[RIGHT]).await;
                browser.wait_for("return document.activeElement.scrollLeft > 0", json!(true)).await;
                assert_eq!(
                    browser.js("return location.pathname").await,
                    format!("/{page}"),
                    "{kind}"
                );
            }
        }
    }
}

pub async fn the_text_and_the_menu_are_reached_by_keyboard(browser: Browser) {
    browser.screen(768, 900).await;
    browser.open("lesson-02.html").await;
    browser.press(&[TAB]).await;
    assert_eq!(browser.js("return document.activeElement.className").await, "skip");
    assert_eq!(browser.shown(".skip").await, [true]);
    browser.press(&[ENTER]).await;
    browser.press(&[TAB]).await;
    let inside = "return document.activeElement.closest('#mdbook-content') !== null";
    assert_eq!(browser.js(inside).await, json!(true));

    let state = "return [document.querySelector('#mdbook-sidebar-toggle').ariaExpanded,
        document.querySelector('#mdbook-sidebar a').checkVisibility()]";
    browser.focus("#mdbook-sidebar-toggle").await;
    for (key, is_open) in [(ENTER, true), (" ", false), (ENTER, true)] {
        browser.press(&[key]).await;
        browser.wait_for(state, json!([is_open.to_string(), is_open])).await;
    }
}

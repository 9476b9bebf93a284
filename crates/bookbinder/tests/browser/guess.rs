//! A guess of each kind, laid over the run.

use fantoccini::actions::{InputSource, MouseActions, PointerAction, TouchActions};
use serde_json::json;

use crate::driver::{Browser, RIGHT};

const WHEN: &str = "#q-lesson-01-resumes";
const ORDER: &str = "#q-lesson-01-starts";
const FATE: &str = "#q-lesson-02-fates";
const PRINTED: &str = "#q-lesson-01-printed";

/// Where the guessed instant is drawn in milliseconds, computed from the lanes' own drawing: the caller's
/// first mark is at 0 ms and the last tick at 6 s.
const INSTANT: &str = "const svg = document.querySelector('#q-lesson-01-resumes svg.tl');
    const x = (selector) => svg.querySelector(selector).getBBox().x;
    const ticks = svg.querySelector('.tl-grid').getBBox();
    const [first, last] = [ticks.x, ticks.x + ticks.width];
    return Math.round(6000 * (x('.q-line') - first) / (last - first));";

pub async fn an_instant_is_typed_or_dragged_and_drawn_where_it_would_be(browser: Browser) {
    browser.open("a-chapter.html").await;
    browser.click(&format!("{WHEN} button")).await;
    assert_eq!(browser.shown(&format!("{WHEN} .q-run")).await, [false], "no guess, no run");

    browser.type_into(&format!("{WHEN} [type=number]"), "3").await;
    assert_eq!(browser.js("return document.querySelector('[type=range]').value").await, "3");
    browser.click(&format!("{WHEN} button")).await;
    let said = "✗ You said 3 s. It was 6 s. That is the longest, as if they overlapped.";
    assert_eq!(browser.text(&status(WHEN)).await, said);
    assert_eq!(browser.shown(&format!("{WHEN} .q-run")).await, [true]);
    assert_eq!(browser.js(INSTANT).await, 3000);
    assert_eq!(browser.text(&format!("{WHEN} .q-over text")).await, "you: 3 s");

    // Taken back, and guessed again with the slider: no choice, and right.
    let drawing = "return document.querySelector('#q-lesson-01-resumes svg').outerHTML";
    browser.click(&format!("{WHEN} button")).await;
    assert_eq!(browser.shown(&format!("{WHEN} .q-run")).await, [false]);
    assert!(!browser.js(drawing).await.as_str().unwrap().contains("you:"), "a guess is left");
    browser.focus(&format!("{WHEN} [type=range]")).await;
    browser.js("document.activeElement.value = 4").await;
    browser.press(&[RIGHT]).await;
    browser.click(&format!("{WHEN} button")).await;
    let said = "✗ You said 4.5 s. It was 6 s. Each .await waits for its own call.";
    assert_eq!(browser.text(&status(WHEN)).await, said);
    assert_eq!(browser.js(INSTANT).await, 4500);
}

pub async fn an_instant_beyond_the_drawing_is_at_its_edge_and_a_right_one_is_said_to_be(
    browser: Browser,
) {
    browser.open("a-chapter.html").await;
    guess_instant(&browser, "60").await;
    assert_eq!(browser.js(INSTANT).await, 6000);
    assert_eq!(browser.text(&format!("{WHEN} .q-over text")).await, "you: 60 s →");
    assert_eq!(browser.shown(&format!("{WHEN} .q-arrow")).await, [true]);
    browser.click(&format!("{WHEN} button")).await;
    browser.js("document.querySelector('#q-lesson-01-resumes [type=number]').value = ''").await;
    guess_instant(&browser, "6.0").await;
    let said = "✓ Right: 6 s. Each .await waits for its own call.";
    assert_eq!(browser.text(&status(WHEN)).await, said);
    assert!(browser.shown(&format!("{WHEN} .q-arrow")).await.is_empty());
}

/// Who clicks twice has guessed once.
pub async fn a_double_click_takes_no_guess_back(browser: Browser) {
    browser.open("a-chapter.html").await;
    browser.type_into(&format!("{WHEN} [type=number]"), "6").await;
    let place = browser
        .js(&format!(
            "const button = document.querySelector('{WHEN} .q-form > button');
             button.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const {{ x, y }} = button.getBoundingClientRect();
             return [x + 4, y + 4]"
        ))
        .await;
    for count in [1, 2] {
        for kind in ["mousePressed", "mouseReleased"] {
            let mouse = json!({ "type": kind, "x": place[0], "y": place[1], "button": "left",
                "clickCount": count });
            browser.cdp("Input.dispatchMouseEvent", mouse).await;
        }
    }
    assert!(browser.text(&status(WHEN)).await.starts_with("✓ Right: 6 s."));
    assert_eq!(browser.text(&format!("{WHEN} .q-form > button")).await, "Guess again");

    // What is closed by hand then is the run of this guess.
    let summary = format!("{WHEN} summary");
    browser.click(&summary).await;
    let told = format!(
        "return document.querySelector('{WHEN} .q-answer:not([open]) > summary')?.textContent"
    );
    browser.wait_for(&told, json!("The run")).await;
    browser.click(&format!("{WHEN} .q-form > button")).await;
    browser.wait_for(&told, json!("Show me without a guess")).await;
}

async fn guess_instant(browser: &Browser, seconds: &str) {
    browser.type_into(&format!("{WHEN} [type=number]"), seconds).await;
    browser.click(&format!("{WHEN} button")).await;
}

pub async fn an_order_is_moved_and_each_lane_says_what_was_guessed(browser: Browser) {
    browser.open("a-chapter.html").await;
    // eggs, tea, toast → toast, tea, eggs, which is a choice of its own.
    browser.click("[aria-label='eggs: later']").await;
    assert_eq!(browser.text(&status(ORDER)).await, "eggs is number 2 of 3.");
    browser.click("[aria-label='toast: earlier']").await;
    browser.click("[aria-label='toast: earlier']").await;
    let lines = "return [...document.querySelectorAll('.q-order > li')].map(
        (line) => line.querySelector('span').textContent)";
    assert_eq!(browser.js(lines).await, json!(["toast", "tea", "eggs"]));
    browser.click(&format!("{ORDER} .q-form > button")).await;
    let said =
        "✗ You said toast, tea, eggs. It was tea, toast, eggs. The shortest is not the first.";
    assert_eq!(browser.text(&status(ORDER)).await, said);
    assert_eq!(
        lanes(&browser, ORDER).await,
        json!([
            ["tea", "✗ you: number 2"],
            ["toast", "✗ you: number 1"],
            ["eggs", "✓ you: number 3"]
        ])
    );
    assert_eq!(
        rows(&browser, ORDER).await,
        json!([
            "tea|number 2|number 1|✗ wrong",
            "toast|number 1|number 2|✗ wrong",
            "eggs|number 3|number 3|✓ right"
        ])
    );
}

/// What a drag does: from the middle of one line to that of another, by the mouse and by a finger.
pub async fn an_order_is_dragged_with_the_pointer(browser: Browser) {
    browser.open("a-chapter.html").await;
    browser.js("document.querySelector('.q-order').scrollIntoView({ block: 'center' })").await;
    assert_eq!(ordered(&browser).await, json!(["eggs", "tea", "toast"]));
    drag(&browser, "mouse", "eggs", "toast").await;
    assert_eq!(ordered(&browser).await, json!(["tea", "toast", "eggs"]));
    assert_eq!(browser.text(&status(ORDER)).await, "eggs is number 3 of 3.");
    drag(&browser, "finger", "toast", "tea").await;
    assert_eq!(ordered(&browser).await, json!(["toast", "tea", "eggs"]));
    assert_eq!(browser.text(&status(ORDER)).await, "toast is number 1 of 3.");
    // The mouse alone moves nothing, and a given guess stays.
    browser.click("[aria-label='tea: earlier']").await;
    let order = ordered(&browser).await;
    assert_eq!(order, json!(["tea", "toast", "eggs"]));
    browser.click(&format!("{ORDER} .q-form > button")).await;
    drag(&browser, "mouse", "eggs", "tea").await;
    assert_eq!(ordered(&browser).await, order);
}

async fn ordered(browser: &Browser) -> serde_json::Value {
    browser.js(
        "return [...document.querySelectorAll('.q-order span')].map((span) => span.textContent)",
    )
    .await
}

/// Presses on the words of one line, moves in steps onto another's, lets go, and moves back.
async fn drag(browser: &Browser, by: &str, from: &str, to: &str) {
    let script = format!(
        "const at = (item) => {{
            const span = [...document.querySelectorAll('.q-order span')].find(
                ({{ textContent }}) => textContent === item);
            const {{ left, top, height }} = span.getClientRects()[0];
            return [left + 10, top + height / 2];
        }};
        const [[x, y], [, end]] = [at('{from}'), at('{to}')];
        return [x, y, end + Math.sign(end - y) * 4]"
    );
    let (x, y, end): (f64, f64, f64) = serde_json::from_value(browser.js(&script).await).unwrap();
    let move_to = |y| PointerAction::MoveTo { duration: None, x, y };
    let steps = [
        move_to(y),
        PointerAction::Down { button: 0 },
        move_to((y + end) / 2.0),
        move_to(end),
        PointerAction::Up { button: 0 },
        move_to(y),
    ];
    if by == "mouse" {
        let mouse = MouseActions::new(by.to_owned());
        let mouse = steps.into_iter().fold(mouse, InputSource::then);
        browser.client.perform_actions(mouse).await.unwrap();
    } else {
        // A finger that is lifted moves nothing.
        let finger = TouchActions::new(by.to_owned());
        let finger = steps.into_iter().take(5).fold(finger, InputSource::then);
        browser.client.perform_actions(finger).await.unwrap();
    }
}

pub async fn a_fate_is_chosen_for_each_lane_and_stands_beside_it(browser: Browser) {
    browser.open("a-chapter.html").await;
    browser.type_into(&format!("{FATE} select[name=bread]"), "finishes").await;
    browser.click(&format!("{FATE} button")).await;
    assert_eq!(browser.shown(&format!("{FATE} .q-run")).await, [false], "one is not chosen");
    browser.type_into(&format!("{FATE} select[name=letter]"), "cut off").await;
    browser.click(&format!("{FATE} button")).await;
    let said = "✗ You said bread finishes, letter is cut off. It was bread finishes, letter runs on. \
                Futures are dropped so, tasks are not.";
    assert_eq!(browser.text(&status(FATE)).await, said);
    assert_eq!(
        lanes(&browser, FATE).await,
        json!([["bread", "✓ you: finishes"], ["letter", "✗ you: cut off"]])
    );
    assert_eq!(
        rows(&browser, FATE).await,
        json!(["bread|finishes|finishes|✓ right", "letter|cut off|runs on|✗ wrong"])
    );
    // What no choice foresaw has the sentence of the right answer.
    browser.click(&format!("{FATE} button")).await;
    browser.type_into(&format!("{FATE} select[name=letter]"), "panics").await;
    browser.click(&format!("{FATE} button")).await;
    let said = "✗ You said bread finishes, letter panics. It was bread finishes, letter runs on. \
                A dropped handle detaches its task.";
    assert_eq!(browser.text(&status(FATE)).await, said);
}

pub async fn the_other_kinds_are_picked_and_the_run_can_be_seen_without_a_guess(browser: Browser) {
    browser.open("a-chapter.html").await;
    browser.click(&format!("{PRINTED} [value='nothing']")).await;
    browser.click(&format!("{PRINTED} button")).await;
    let said = "✗ You said nothing. It was three calls made. The caller prints.";
    assert_eq!(browser.text(&status(PRINTED)).await, said);

    browser.click("#q-lesson-03-gets label:nth-of-type(2) input").await;
    browser.click("#q-lesson-03-gets button").await;
    let said = "✗ You said [\"dishes\", \"rice\"]. It was [\"rice\", \"dishes\"]. \
                That is the order of their ends.";
    assert_eq!(browser.text(&status("#q-lesson-03-gets")).await, said);

    assert_eq!(browser.text(&format!("{FATE} summary")).await, "Show me without a guess");
    browser.click(&format!("{FATE} summary")).await;
    assert_eq!(browser.shown(&format!("{FATE} .q-run")).await, [true]);
    // Who has seen the run is not counted.
    browser.type_into(&format!("{FATE} select[name=bread]"), "panics").await;
    browser.type_into(&format!("{FATE} select[name=letter]"), "panics").await;
    browser.click(&format!("{FATE} button")).await;
    let kept = "return Object.keys(JSON.parse(localStorage['gathering-futures']).answers)";
    assert_eq!(browser.js(kept).await, json!(["lesson-01/printed", "lesson-03/gets"]));
}

fn status(question: &str) -> String {
    format!("{question} [role=status]")
}

/// What is said in the drawing, with the lane that it stands at: lanes are 30 pixels apart.
async fn lanes(browser: &Browser, question: &str) -> serde_json::Value {
    let script = format!(
        "const svg = document.querySelector('{question} svg.tl');
        const middle = (element) => {{
            const {{ top, height }} = element.getBoundingClientRect();
            return top + height / 2;
        }};
        const lanes = [...svg.querySelectorAll('[data-lane]')];
        return [...svg.querySelectorAll('.q-over text')].map((text) => {{
            const off = (lane) =>
                Math.abs(middle(lane.querySelector('text')) - middle(text));
            const lane = lanes.find((lane) => off(lane) < 13);
            return [lane?.dataset.lane, text.textContent];
        }}).sort((one, other) => lanes.findIndex((lane) => lane.dataset.lane === one[0]) -
            lanes.findIndex((lane) => lane.dataset.lane === other[0]))"
    );
    browser.js(&script).await
}

async fn rows(browser: &Browser, question: &str) -> serde_json::Value {
    let script = format!(
        "return [...document.querySelectorAll('{question} .q-beside tbody tr')].map((row) =>
            [...row.cells].map((cell) => cell.textContent).join('|'))"
    );
    browser.js(&script).await
}

//! A run is gone through step by step: in whole lessons, whatever they draw. What is wanted is read from the
//! page's own text. Each step of every page is gone through in [`what_steps_do_not_show`].

use serde_json::{Value, json};

use crate::driver::{Browser, DOWN, ENTER, LEFT, RIGHT, SPACE, TAB};

/// Lessons with tasks, a detached one, and functions that are lanes themselves.
pub const PAGES: [&str; 3] = ["lesson-01.html", "lesson-02.html", "lesson-05.html"];
pub const PLAYER: &str = "figure.timeline > .player";

/// What scripts below read from a page.
const READ: &str = "
    const drawn = [...document.querySelectorAll('figure.timeline:has(.player)')];
    const runOf = (figure) => figure.id.replace(/^run-|-\\d+$/g, '');
    const stepsOf = (figure) => [...figure.querySelectorAll('.tl-steps > li')];
    const text = (element) => element.textContent.trim();
    const nth = (figure, index) => figure.querySelector(`[data-nth='${index}']`);
    // Each line of code that is shown: its place, and its element if it has one.
    const code = [...document.querySelectorAll('[data-lines]')].flatMap((figure) => {
        const lines = figure.dataset.lines.split(' ').flatMap((span) => {
            const [first, last] = span.split('-').map(Number);
            return Array.from({ length: last - first + 1 }, (_, more) => first + more);
        });
        const texts = figure.querySelector('pre code').textContent.split('\\n');
        if (texts.at(-1) === '') texts.pop();
        if (texts.length !== lines.length) throw `${figure.dataset.file} ${lines}: ${texts}`;
        return lines.map((line, index) =>
            ({ file: figure.dataset.file, line, text: texts[index], element: () => nth(figure, index) }));
    });
    const codeOf = (step) => {
        const [, file, line] = /(.*):(.*)/.exec(step.dataset.line ?? '') ?? [];
        const below = (most) => code.filter((shown) => shown.file === file && shown.line - line >= 0 && shown.line - line <= most);
        // Of an attribute that is not shown, its function is.
        const own = below(0);
        return own.length > 0 ? own : below(2).filter(({ text }) => /\\bfn /.test(text));
    };
    const outputOf = (figure, step) => {
        const index = stepsOf(figure).filter((step) => 'prints' in step.dataset).indexOf(step);
        const outputs = [...document.querySelectorAll(`[data-run='${runOf(figure)}']`)];
        return index < 0 ? [] : outputs.map((output) => nth(output, index));
    };
    // Where a section begins, the words of whose sentences are those of its drawings.
    const heads = [...document.querySelectorAll('main > :is(h1, h2)')];
    const head = (element) =>
        heads.filter((head) => head.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
    const lanesOf = (figure, step) => [...figure.querySelectorAll('[data-lane]')]
        .filter(({ dataset }) => dataset.lane === step.dataset.of);
";

pub async fn read(browser: &Browser, script: &str) -> Value {
    browser.js(&format!("{READ} return (async () => {{ {script} }})();")).await
}

/// A page with all its folds open, and a browser that it is in front of.
pub async fn open_all(browser: &Browser, page: &str) {
    browser.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
    browser.open(page).await;
    open_folds(browser).await;
}

async fn open_folds(browser: &Browser) {
    browser.js("document.querySelectorAll('details').forEach((fold) => fold.open = true)").await;
    // Folds say a moment later that they are open.
    let live = "return [...document.querySelectorAll('figure.timeline[id]')].every((figure) =>
        figure.querySelector('.player'))";
    browser.wait_for(live, json!(true)).await;
}

/// Each step of each drawing of a page: told, lit, and drawn where it is. The printed book has all of them again.
pub async fn what_steps_do_not_show(browser: &Browser, name: &str) -> Vec<String> {
    const SCRIPT: &str = "
        const faults = [];
        const names = new Map();
        for (const figure of drawn) {
            const name = figure.querySelector('.player').ariaLabel;
            const other = names.get(name) ?? runOf(figure);
            if (other !== runOf(figure)) faults.push(`${figure.id} and ${other} are both named ${name}`);
            names.set(name, other);
            const range = figure.querySelector('.player input');
            const all = stepsOf(figure);
            all.forEach((step, index) => {
                range.value = index;
                range.dispatchEvent(new Event('input'));
                // Browsers let an address change no more than some 200 times within seconds: it does when the range
                // is let go, and here in one step of each drawing.
                if (index === 1) range.dispatchEvent(new Event('change'));
                const told = text(figure.querySelector('[role=status]'));
                const elements = codeOf(step).map(({ element }) => element());
                const wanted = new Set([step, ...lanesOf(figure, step), ...elements, ...outputOf(figure, step)]);
                const lit = [...document.querySelectorAll('.lit')];
                const isLit = lit.length === wanted.size && lit.every((element) => wanted.has(element));
                const lines = [...figure.querySelectorAll('svg.tl')].map((svg) => {
                    const { x0, x1, until } = svg.dataset;
                    const x = Number(x0) + (x1 - x0) * step.dataset.at / (until > 0 ? until : 1);
                    const now = svg.querySelectorAll('.tl-now');
                    return now.length === 1 && Math.abs(parseFloat(now[0].getAttribute('d').slice(1)) - x) < 0.1;
                });
                const named = location.search === `?at=${step.dataset.at}` && location.hash === `#${figure.id}`;
                const address = [location.hash !== `#${figure.id}`, named][index] ?? true;
                const count = range.ariaValueText === `${index + 1} of ${all.length}`;
                const isSound = [told === text(step), count, isLit, lines.every(Boolean), address];
                if (!isSound.every(Boolean)) faults.push(`${figure.id} ${text(step)}: ${isSound}`);
            });
        }
        return faults;";
    if name == "print.html" {
        return Vec::new();
    }
    open_folds(browser).await;
    serde_json::from_value(read(browser, SCRIPT).await).unwrap()
}

pub async fn a_run_is_stepped_and_its_lanes_followed_with_the_keyboard(browser: Browser) {
    browser.open("lesson-02.html").await;
    let told = format!("return document.querySelector('{PLAYER} input').ariaValueText.slice(0, 4)");
    assert_eq!(browser.js(&told).await, "0 of", "no step yet");
    browser.focus(&format!("{PLAYER} button")).await;
    // An arrow at a button turns no page either.
    browser.press(&[RIGHT]).await;
    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    assert_eq!(browser.js("return location.pathname").await, "/lesson-02.html");
    // Past Play: one step by its button, two by the range, one back.
    browser.press(&[TAB, SPACE, TAB, RIGHT, RIGHT, LEFT]).await;
    let now = format!("return document.querySelector('{PLAYER} input').value");
    assert_eq!(browser.js(&now).await, "1");
    assert_eq!(
        browser.js("return location.pathname").await,
        "/lesson-02.html",
        "no page is turned"
    );
    // To the second lane's name, which lights its lane; from there to its code, and around.
    browser.press(&[TAB, TAB]).await;
    let name = browser.js("return document.activeElement.textContent").await;
    let lit = "return [...new Set([...document.querySelectorAll('[data-lane].lit')].map((lane) => lane.dataset.lane))]";
    browser.wait_for(lit, json!([name])).await;
    let focus = "const now = document.activeElement; return [now.matches('button'), now.matches('[data-nth]'), now.matches('.lit')]";
    let mut places = Vec::new();
    for _ in 0..9 {
        browser.press(&[ENTER]).await;
        let lit = "return document.activeElement.matches('.lit:not([tabindex=\"-1\"])')";
        browser.wait_for(lit, json!(true)).await;
        let seen = browser.js(focus).await;
        places.push(seen[1] == true);
        if seen[0] == true && places.len() > 1 {
            break;
        }
    }
    assert!(places.iter().any(|is_line| *is_line), "{places:?}");
    assert!(places.last() == Some(&false), "it leads back to the drawing: {places:?}");
    // One stop a listing; the arrows go from line to line.
    let stops = "return [...document.querySelectorAll('figure:has([data-nth])')].every((figure) =>
        figure.querySelectorAll('[data-nth][tabindex=\"0\"]').length === 1)";
    assert_eq!(browser.js(stops).await, json!(true));
    let several = "figure:has([data-nth] ~ [data-nth]) [data-nth]";
    browser.focus(several).await;
    let before = browser.js("return Number(document.activeElement.dataset.nth)").await;
    browser.press(&[DOWN]).await;
    let after = browser.js("return Number(document.activeElement.dataset.nth)").await;
    assert!(after.as_u64() > before.as_u64(), "{before} {after}");
    assert_eq!(browser.js(stops).await, json!(true));
}

/// `?at=1500` between two steps, on a step, and far behind the end.
pub async fn an_address_shows_an_instant(browser: Browser) {
    browser.open("lesson-02.html").await;
    let drawn = "return [...document.querySelectorAll('figure.timeline')].map((figure) => [figure.id,
        [...figure.querySelectorAll('.tl-steps > li')].map((step) => [Number(step.dataset.at), step.textContent])])";
    let drawings = browser.js(drawn).await;
    let drawings: Vec<(String, Vec<(f64, String)>)> = serde_json::from_value(drawings).unwrap();
    assert!(drawings.len() > 2);
    for (id, steps) in &drawings {
        for (at, until) in [(0.0, 0.0), (1500.0, 1500.0), (1e9, steps.last().unwrap().0)] {
            // A query that has changed is a new visit: what one visit shows, no other has left.
            browser.open(&format!("lesson-02.html?at={at}#{id}")).await;
            let told = format!(
                "return document.getElementById('{id}').querySelector('[role=status]')?.textContent ?? ''"
            );
            let last = steps.iter().rfind(|(instant, _)| *instant <= at).unwrap();
            let told = browser.js(&told).await;
            let told = told.as_str().unwrap();
            assert!(told.ends_with(&last.1), "{id} at {at}: {told}");
            let shown = until.min(steps.last().unwrap().0);
            assert_eq!(told.starts_with("At "), shown > last.0, "{told}");
            let position = format!(
                "return [...document.querySelectorAll('#{id} svg.tl')].every((svg) => {{
                    const {{ x0, x1, until }} = svg.dataset;
                    const x = Number(x0) + (x1 - x0) * {shown} / until;
                    return Math.abs(svg.querySelector('.tl-now').getPointAtLength(0).x - x) < 0.1;
                }}) && document.getElementById('{id}').checkVisibility()"
            );
            assert_eq!(browser.js(&position).await, json!(true), "{id} at {at}");
        }
    }
}

/// The slider, the chooser and a cell show what an address names.
pub async fn an_address_shows_a_drawing_that_others_hide(browser: Browser) {
    for (page, begins) in [
        ("index.html", "run-overlap-2"),
        ("which.html", "run-"),
        ("error-modes.html", "run-error-modes-2"),
    ] {
        browser.open(page).await;
        let hidden = format!(
            "return [...document.querySelectorAll('figure.timeline[id^=\"{begins}\"]')]
                .find((figure) => !figure.checkVisibility()).id"
        );
        let id = browser.js(&hidden).await;
        let id = id.as_str().unwrap();
        browser.open(&format!("{page}?at=1000#{id}")).await;
        let told = format!(
            "const figure = document.getElementById('{id}');
             const {{ top, bottom }} = figure.getBoundingClientRect();
             return [figure.checkVisibility(), top < innerHeight && bottom > 0,
                figure.querySelector('[role=status]').textContent.match(/^(At )?1\\ss/) !== null].join()"
        );
        browser.wait_for(&told, json!("true,true,true")).await;
    }
}

/// An address that changes while the page is open shows another run, or, with a heading, no instant.
pub async fn an_address_leads_from_run_to_run(browser: Browser) {
    browser.open("lesson-02.html?at=1000#run-lesson-02-kept_handle").await;
    assert!(
        browser.shown("details #run-lesson-02-to_the_post").await.is_empty(),
        "it is in no fold"
    );
    browser.js("location.hash = 'run-lesson-02-to_the_post'").await;
    let told =
        "return document.querySelector('#run-lesson-02-to_the_post [role=status]').textContent";
    browser.wait_for(&format!("{told}.match(/^(At )?1 s/) !== null"), json!(true)).await;
    browser.js("location.hash = 'a-letter-for-the-post'").await;
    browser
        .wait_for("return location.search + location.hash", json!("#a-letter-for-the-post"))
        .await;
}

/// Played, it goes on by itself to its end, until another one plays or nobody can see it. Who wants no motion gets
/// steps, from that moment on.
pub async fn a_run_plays_and_without_motion_it_steps(browser: Browser) {
    const FIRST: &str = "#run-lesson-02-kept_handle > .player";
    const OTHER: &str = "#run-lesson-02-shop_by_list > .player";
    open_all(&browser, "lesson-02.html").await;
    let button = |player: &str| format!("{player} button");
    let words =
        |player: &str| format!("return document.querySelector('{player} button').textContent");
    let now =
        |player: &str| format!("return Number(document.querySelector('{player} input').value)");
    assert_eq!(browser.js(&words(FIRST)).await, "Play");
    browser.click(&button(FIRST)).await;
    assert_eq!(browser.js(&words(FIRST)).await, "Pause");
    browser.wait_for(&format!("{} > 1", now(FIRST)), json!(true)).await;
    browser.click(&button(FIRST)).await;
    assert_eq!(browser.js(&words(FIRST)).await, "Play");

    // One at a time, and by no step of another.
    browser.click(&button(FIRST)).await;
    browser.click(&button(OTHER)).await;
    assert_eq!(browser.js(&words(FIRST)).await, "Play");
    assert_eq!(browser.js(&words(OTHER)).await, "Pause");
    browser.click(&format!("{FIRST} button:nth-of-type(2)")).await;
    assert_eq!(browser.js(&words(OTHER)).await, "Play");

    // A fold that is closed.
    browser.click(&button(OTHER)).await;
    browser
        .js(&format!("document.querySelector('{OTHER}').closest('.q-answer').open = false"))
        .await;
    browser.wait_for(&words(OTHER), json!("Play")).await;
    browser
        .js(&format!("document.querySelector('{OTHER}').closest('.q-answer').open = true"))
        .await;

    browser.click(&button(OTHER)).await;
    assert_eq!(browser.js(&words(OTHER)).await, "Pause");
    let still = json!({ "features": [{ "name": "prefers-reduced-motion", "value": "reduce" }] });
    browser.cdp("Emulation.setEmulatedMedia", still).await;
    let buttons = |player: &str| format!("{player} button:not(.lane)");
    browser.wait_for("return document.activeElement.textContent", json!("Step")).await;
    assert_eq!(browser.shown(&buttons(OTHER)).await, [false, true]);
    let before = browser.js(&now(OTHER)).await;
    tokio::time::sleep(std::time::Duration::from_millis(2600)).await;
    assert_eq!(browser.js(&now(OTHER)).await, before, "nothing moves by itself");
    browser.open("lesson-02.html").await;
    assert_eq!(browser.shown(&buttons(PLAYER)).await[..2], [false, true]);
    let step = format!("{PLAYER} button:nth-of-type(2)");
    browser.click(&step).await;
    browser.click(&step).await;
    tokio::time::sleep(std::time::Duration::from_millis(1500)).await;
    assert_eq!(browser.js(&now(PLAYER)).await, 1, "nothing moves by itself");
    browser.cdp("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
    let is_shown = format!("return document.querySelector('{}').checkVisibility()", button(PLAYER));
    browser.wait_for(&is_shown, json!(true)).await;
}

/// Some browsers throw where an address changes too often.
pub async fn a_run_plays_where_its_address_must_not_change(browser: Browser) {
    browser.open("lesson-02.html").await;
    browser.js("history.replaceState = () => { throw new Error('too often') }").await;
    browser.click(&format!("{PLAYER} button")).await;
    let now = format!("return document.querySelector('{PLAYER} input').value");
    browser.wait_for(&now, json!("1")).await;
}

/// On paper all runs have their colours. Who reads on after printing finds no more than before, nor stops at more.
pub async fn printing_gives_no_run_away(browser: Browser) {
    browser.open("lesson-01.html").await;
    let tied = "return [...document.querySelectorAll('.tied, [data-nth]')].map((element) =>
        element.textContent + element.style.cssText)";
    let before = browser.list(tied).await;
    browser.js("dispatchEvent(new Event('beforeprint'))").await;
    let printed = browser.list(tied).await;
    assert!(printed.len() > before.len(), "{} on paper, {} before", printed.len(), before.len());
    browser.js("dispatchEvent(new Event('afterprint'))").await;
    assert_eq!(browser.list(tied).await, before);
}

/// Neither the step that a run is at nor what is lit.
pub async fn paper_shows_no_step(browser: Browser) {
    browser.open("lesson-02.html?at=0#run-lesson-02-to_the_post").await;
    let marks = "return [...document.querySelectorAll('.lit, .lit > text')].map((element) => {
        const { fontWeight, outlineStyle, textDecorationLine } = getComputedStyle(element);
        return fontWeight >= 700 || outlineStyle !== 'none' || textDecorationLine !== 'none';
    })";
    assert!(browser.js(marks).await.as_array().unwrap().contains(&json!(true)));
    assert!(browser.shown(".tl-now").await.contains(&true));
    browser.on_paper(true).await;
    assert!(!browser.js(marks).await.as_array().unwrap().contains(&json!(true)));
    assert!(!browser.shown(".tl-now").await.contains(&true));
}

/// What is laid over a drawing beside another thing, in whatever order they come and go, has its room.
pub async fn a_guess_and_a_step_leave_each_other_their_room(browser: Browser) {
    const QUESTION: &str = "#q-lesson-02-fruit-unpacked";
    browser.open("lesson-02.html").await;
    let heights =
        "return [...document.querySelectorAll('#q-lesson-02-fruit-unpacked svg.tl')].map((svg) =>
        [svg.viewBox.baseVal.height, Number(svg.getAttribute('height'))])";
    let seen = async || serde_json::from_value::<Vec<[f64; 2]>>(browser.js(heights).await).unwrap();
    let empty = seen().await;
    browser.click(&format!("{QUESTION} summary")).await;
    let step = format!("{QUESTION} .player button:nth-of-type(2)");
    browser.wait_for(&format!("return document.querySelectorAll('{step}').length"), json!(1)).await;
    browser.click(&step).await;
    browser.type_into(&format!("{QUESTION} [type=number]"), "1").await;
    browser.click(&format!("{QUESTION} .q-form > button")).await;
    let room = empty.iter().map(|both| both.map(|height| height + 18.0)).collect::<Vec<_>>();
    assert_eq!(seen().await, room);
    browser.click(&step).await;
    assert_eq!(seen().await, room, "a step takes the guess's room");
    browser.click(&format!("{QUESTION} .q-form > button")).await;
    assert_eq!(seen().await, empty, "a guess taken back leaves its room");
}

/// A line that is lit would show what starts, before it is asked.
pub async fn a_run_that_was_not_opened_lights_nothing(browser: Browser) {
    browser.open("lesson-01.html").await;
    let inside = "return [...document.querySelectorAll('.q-answer:not([open]) .player')].length";
    assert_eq!(browser.js(inside).await, 0);
    let fold = ".q-answer:has(figure.timeline)";
    let tied = "return document.querySelectorAll('.tied').length";
    let before = browser.js(tied).await;
    browser.js(&format!("document.querySelector('{fold}').open = true")).await;
    browser
        .wait_for(
            &format!("return document.querySelectorAll('{fold}[open] .player').length"),
            json!(1),
        )
        .await;
    assert!(browser.js(tied).await.as_u64() > before.as_u64());
}

/// Drawing, steps, output and code are all there, and nothing that would do nothing.
pub async fn without_script_a_run_is_complete(browser: Browser) {
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.open("lesson-02.html").await;
    assert_eq!(browser.shown(".player, .tied, .lit, [data-nth]").await, [false; 0]);
    let drawings = browser.shown("figure.timeline:not(.q-answer *) svg.tl").await;
    assert!(drawings.contains(&true), "{drawings:?}");
    let listings = browser.shown("figure[data-lines] code").await;
    assert!(listings.len() > 3);
    browser.click("figure.timeline:not(.q-answer *) summary").await;
    assert!(
        browser
            .shown("figure.timeline:has([open]) .tl-steps > li")
            .await
            .iter()
            .all(|shown| *shown)
    );
    browser.cdp("Emulation.setScriptExecutionDisabled", json!({ "value": false })).await;
}

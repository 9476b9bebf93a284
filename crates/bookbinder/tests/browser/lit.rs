//! What shows a lane lights up together and has its colour: in drawings, code, output and sentences.

use serde_json::json;

use crate::driver::Browser;
use crate::steps::{PAGES, PLAYER, open_all, read};

/// Whatever has the focus, all that shows one of its lanes is lit, and nothing else is.
pub async fn a_lane_and_its_lines_light_up_together(browser: Browser) {
    const SCRIPT: &str = "
        const known = new Map();
        const know = (element, lane) => known.set(element, new Set(known.get(element)).add(lane));
        const words = [...document.querySelectorAll('main :is(p, li, td) > code')];
        for (const figure of drawn) {
            for (const step of stepsOf(figure).filter(({ dataset }) => dataset.of !== undefined)) {
                const buttons = [...figure.querySelectorAll('.player .lane')];
                const named = [...buttons, ...words].filter((element) => text(element) === step.dataset.of);
                named.push(...[...document.querySelectorAll('.word')].filter((word) =>
                    head(word) === head(figure) && text(word).toLowerCase() === step.dataset.of.toLowerCase()));
                const elements = codeOf(step).map(({ element }) => element());
                for (const element of [step, ...lanesOf(figure, step), ...elements, ...outputOf(figure, step), ...named]) {
                    know(element, `${runOf(figure)} ${step.dataset.of}`);
                }
            }
        }
        const faults = known.has(null) ? ['a line is none'] : [];
        const kinds = { code: 0, output: 0, lane: 0, several: 0 };
        for (const [element, lanes] of known) {
            if (!element.matches('[data-nth], button') || element.getClientRects().length === 0) continue;
            element.focus();
            await new Promise((done) => setTimeout(done, 10));
            for (const [other, others] of known) {
                const shares = [...others].some((lane) => lanes.has(lane));
                if (shares !== other.matches('.lit')) faults.push(`${text(element)} | ${text(other)} | ${shares}`);
            }
            kinds.code += Number(element.matches('[data-lines] *'));
            kinds.output += Number(element.matches('[data-run] *'));
            kinds.lane += Number(element.matches('button'));
            kinds.several += Number(lanes.size > 1);
        }
        const stray = [...document.querySelectorAll('.tied')].filter((element) => !known.has(element));
        return [faults.slice(0, 5), stray.map(text), Object.values(kinds).every((count) => count > 0) || kinds];";
    for page in ["lesson-02.html", "lesson-05.html"] {
        open_all(&browser, page).await;
        assert_eq!(read(&browser, SCRIPT).await, json!([[], [], true]), "{page}");
    }
}

/// Moves the pointer onto an element's first letters.
async fn point(browser: &Browser, selector: &str) {
    let middle = browser
        .js(&format!(
            "const element = document.querySelector({selector:?});
             element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
             const {{ x, y, height }} = (element.querySelector('text') ?? element).getClientRects()[0];
             return [x + 4, y + height / 2]"
        ))
        .await;
    let moved = json!({ "type": "mouseMoved", "x": middle[0], "y": middle[1] });
    browser.cdp("Input.dispatchMouseEvent", moved).await;
}

/// The pointer lights what it is on, drawing or line; and away from it, the step stays lit.
pub async fn the_pointer_lights_and_leaves_the_step(browser: Browser) {
    browser.open("lesson-02.html").await;
    let lane = "figure.timeline:has(> .player) [data-lane]:nth-of-type(2)".to_owned();
    let name = browser.js(&format!("return document.querySelector({lane:?}).dataset.lane")).await;
    point(&browser, &lane).await;
    let lit = "return [...new Set([...document.querySelectorAll('[data-lane].lit')].map((lane) => lane.dataset.lane))]";
    browser.wait_for(lit, json!([name])).await;
    let lines = browser.shown("[data-lines] .lit").await;
    assert!(!lines.is_empty(), "a lane has a line of code");
    // The other way round.
    point(&browser, "[data-lines] .lit").await;
    browser.wait_for(lit, json!([name])).await;
    point(&browser, "main h1").await;
    browser.wait_for(lit, json!([])).await;
    browser.click(&format!("{PLAYER} button:nth-of-type(2)")).await;
    point(&browser, "main h1").await;
    browser.wait_for("return document.querySelectorAll('.tl-steps > .lit').length", json!(1)).await;
}

/// The pointer rests on a line, and the keyboard goes to another lane: what moved last lights.
pub async fn the_focus_lights_beside_a_pointer_that_rests(browser: Browser) {
    browser.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
    browser.open("lesson-02.html").await;
    point(&browser, "[data-lines] .tied").await;
    let lit = "return document.querySelector('.player .lane.lit')?.textContent ?? ''";
    browser
        .wait_for("return document.querySelectorAll('.player .lane.lit').length > 0", json!(true))
        .await;
    let under = browser.js(lit).await;
    let focus = "const other = document.querySelector('.player .lane:not(.lit)');
        other.focus({ preventScroll: true });
        return other.textContent";
    let other = browser.js(focus).await;
    browser.wait_for(lit, other).await;
    point(&browser, "main h1").await;
    point(&browser, "[data-lines] .tied").await;
    browser.wait_for(lit, under).await;
}

/// With Enter, and where a screen reader clicks: to another place that can be seen, which is its listing's stop from
/// then on.
pub async fn every_line_leads_elsewhere(browser: Browser) {
    const SCRIPT: &str = "
        const places = [...document.querySelectorAll('.tied:is([data-nth], button)')].filter((place) => place.checkVisibility());
        const stuck = [];
        for (const place of places) {
            const enter = () => place.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
            const click = () => place.click();
            // Enter at a button clicks it.
            for (const go of place.matches('button') ? [click] : [enter, click]) {
                place.focus();
                go();
                const there = alike(place).filter((other) => other !== place && places.includes(other));
                const now = document.activeElement;
                if (there.includes(now) !== there.length > 0 || now.tabIndex !== 0) stuck.push(place.textContent.trim());
            }
        }
        return [places.length > 3, stuck];";
    browser.cdp("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
    for page in ["lesson-01.html", "lesson-02.html", "lesson-03.html", "lesson-05.html"] {
        browser.open(page).await;
        assert_eq!(browser.js(SCRIPT).await, json!([true, []]), "{page}");
    }
}

/// A sentence that names an errand of its section's drawing has its name in the lane's colour; and a line has as many
/// stripes as it shows colours, beside its letters and inside its listing.
pub async fn words_and_lines_have_the_colours_of_their_lanes(browser: Browser) {
    const SCRIPT: &str = "
        const faults = [];
        const words = [...document.querySelectorAll('main .word')];
        for (const word of words) {
            const lanes = drawn.filter((figure) => head(figure) === head(word))
                .flatMap((figure) => [...figure.querySelectorAll('[data-errand]')])
                .filter(({ dataset }) => dataset.lane.toLowerCase() === text(word).toLowerCase());
            const colour = word.style.getPropertyValue('--lane');
            if (!lanes.some(({ dataset }) => colour === `var(--tl-e${dataset.errand})`)) faults.push(`${text(word)}: ${colour}`);
            if (word.closest('a, code, figure')) faults.push(`${text(word)} is something else`);
        }
        for (const figure of drawn) {
            for (const { dataset } of figure.querySelectorAll('[data-errand]')) {
                const named = new RegExp(`(?<![\\\\w-])${dataset.lane}(?![\\\\w-])`, 'i');
                const isNamed = (p) => head(p) === head(figure) && [...p.childNodes].some((node) => node instanceof Text && named.test(node.data));
                if (dataset.lane.length > 2 && [...document.querySelectorAll('main > p')].some(isNamed)) faults.push(`${dataset.lane} has no colour`);
            }
        }
        let most = 0;
        for (const line of document.querySelectorAll('[data-nth]')) {
            const places = [...line.style.getPropertyValue('--stripes').matchAll(/-(\\d+)px/g)].map(([, px]) => Number(px));
            const room = parseFloat(getComputedStyle(line.closest('pre code')).paddingLeft);
            most = Math.max(most, places.length);
            if (Math.min(...places) < 6 || Math.max(...places) > room) faults.push(`${text(line)}: ${places} of ${room}`);
        }
        return [faults, words.length > 5, most > 1];";
    for page in PAGES {
        open_all(&browser, page).await;
        assert_eq!(read(&browser, SCRIPT).await, json!([[], true, true]), "{page}");
    }
}

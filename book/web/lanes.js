// A lane, its lines of code and of output, and its name have one colour, and light up together where the pointer or
// the focus is on one of them. What belongs to what stands in the run's text: each of its steps says when it is, in
// which lane, and at which line.
"use strict";

/** @type {Map<HTMLElement, Map<string, string>>} the lanes that an element shows, by run and name, and their colours */
const lanesOf = new Map();

/** @type {HTMLElement[]} what is lit where neither pointer nor focus is: the step that a run is at */
let atStep = [];

/** Where to look for a lane first: the pointer and the focus may be on two, and which of them moved last counts. */
let moved = ":hover";

/** @type {Map<string, [HTMLElement, number][]>} where a line of code stands: its listing, and its place there */
const listed = new Map();
for (const figure of findAll(document, "[data-lines]")) {
    let index = 0;
    for (const span of (figure.dataset.lines ?? "").split(" ")) {
        const [first, last] = span.split("-").map(Number);
        for (let line = first; line <= last; line++) {
            const place = `${figure.dataset.file}:${line}`;
            listed.set(place, [...(listed.get(place) ?? []), [figure, index++]]);
        }
    }
}

/**
 * Ties an element to a drawing's lane, whose colour it takes.
 *
 * @param {HTMLElement} element
 * @param {HTMLElement} figure
 * @param {string} name
 */
function tie(element, figure, name) {
    const lanes = lanesOf.get(element) ?? new Map();
    const errand = lanesIn(figure, name)[0]?.dataset.errand;
    lanesOf.set(element, lanes.set(`${runOf(figure)} ${name}`, `var(--tl-${errand ? `e${errand}` : "wait"})`));
    paint(element, lanes);
}

/** @param {HTMLElement} element @param {Map<string, string>} lanes */
function paint(element, lanes) {
    const colours = [...new Set(lanes.values())];
    element.classList.toggle("tied", lanes.size > 0);
    element.style.setProperty("--lane", colours.at(-1) ?? "");
    // Beside a line, as many stripes as it has colours and there is room for.
    const stripes = colours.slice(0, 5).map((colour, index) => `${-3 * index - 8}px 0 ${colour}`);
    element.style.setProperty("--stripes", stripes.join());
}

/** Nothing shows a lane any more. */
function untieAll() {
    lanesOf.forEach((_, element) => paint(element, new Map()));
    lanesOf.clear();
}

/**
 * A line of a listing or an output as an element of its own.
 *
 * @param {HTMLElement} figure
 * @param {number} index
 */
function lineOf(figure, index) {
    const old = figure.querySelector(`[data-nth="${index}"]`);
    if (old) {
        return /** @type {HTMLElement} */ (old);
    }
    const code = find(figure, "pre code");
    const lines = (code.textContent ?? "").split("\n");
    const from = lines.slice(0, index).join("\n").length + Number(index > 0);
    const to = from + lines[index].length;
    const range = document.createRange();
    const texts = document.createTreeWalker(code, NodeFilter.SHOW_TEXT);
    for (let at = 0; texts.nextNode(); ) {
        const text = /** @type {Text} */ (texts.currentNode);
        if (from >= at && from < at + text.length) {
            range.setStart(text, from - at);
        }
        at += text.length;
        if (to <= at) {
            range.setEnd(text, text.length + to - at);
            break;
        }
    }
    // One line of each figure is a stop for the keyboard; arrows go from line to line.
    const line = make("span", { role: "link", tabIndex: figure.querySelector("[data-nth]") ? -1 : 0 });
    line.dataset.nth = `${index}`;
    line.append(range.extractContents());
    range.insertNode(line);
    // What is left of a text that began before the line is another text: else browsers count it as moved.
    for (const left of [line.previousSibling, line.nextSibling]) {
        if (left instanceof Text) {
            left.replaceWith(left.data);
        }
    }
    return line;
}

/** @param {HTMLElement} figure a drawing */
const runOf = (figure) => figure.id.replace(/^run-|-\d+$/g, "");

/** @param {HTMLElement} figure @returns {HTMLElement[]} */
const stepsOf = (figure) => findAll(figure, ".tl-steps > li");

/** @param {HTMLElement} figure @param {string} name @returns {HTMLElement[]} its lane, in each of its drawings */
const lanesIn = (figure, name) => findAll(figure, `[data-lane="${CSS.escape(name)}"]`);

/**
 * The lines of code of a step. A span is declared where its attribute stands; without that its function shows it.
 *
 * @param {HTMLElement} step
 */
function codeOf({ dataset: { line: place = "" } }) {
    const [, file, line] = /** @type {string[]} */ (/(.*):(.*)/.exec(place) ?? []);
    const [own, ...below] = [0, 1, 2].map((more) => listed.get(`${file}:${Number(line) + more}`) ?? []);
    const isFunction = (/** @type {[HTMLElement, number]} */ [figure, index]) =>
        /\bfn /.test((find(figure, "pre code").textContent ?? "").split("\n")[index]);
    const places = own.length ? own : below.flat().filter(isFunction);
    return places.map(([figure, index]) => lineOf(figure, index));
}

const outputs = findAll(document, "[data-run]");

/**
 * The line of output of a step.
 *
 * @param {HTMLElement} figure
 * @param {HTMLElement} step
 */
function outputOf(figure, step) {
    const index = stepsOf(figure).filter(({ dataset }) => dataset.prints !== undefined).indexOf(step);
    const its = outputs.filter(({ dataset }) => index >= 0 && dataset.run === runOf(figure));
    return its.map((output) => lineOf(output, index));
}

/**
 * What shows a step: itself, its lane, its lines of code and of output.
 *
 * @param {HTMLElement} figure
 * @param {HTMLElement} step
 */
const shownAt = (figure, step) => [
    step,
    ...lanesIn(figure, step.dataset.of ?? ""),
    ...codeOf(step),
    ...outputOf(figure, step),
];

/** Words of code, which may be names of lanes. */
const codes = findAll(document, "main :is(p, li, td) > code");

/** @type {Map<HTMLElement, HTMLElement>} under which heading each drawing and each part of a sentence stands */
const heads = new Map();
{
    let head = document.body;
    const sentences = "main :is(p, li, p *, li *):not(a, code, a *, code *, figure *, .gf *, .q-choices *)";
    for (const part of findAll(document, `main > :is(h1, h2), figure.timeline, ${sentences}`)) {
        head = part.matches("h1, h2") ? part : head;
        heads.set(part, head);
    }
}

/**
 * Ties the errands of a drawing where a sentence of its section names them: their words become elements.
 *
 * @param {HTMLElement} figure
 */
function tieWords(figure) {
    // Lanes of a legend and of a reference are called as any word of a sentence is.
    const lanes = /lesson|overlap/.test(figure.id) ? findAll(figure, "[data-errand]") : [];
    const names = lanes.map(({ dataset }) => dataset.lane ?? "").filter((name) => /^[\w-]{3,}$/.test(name));
    const pattern = new RegExp(`(?<![\\w-])(${names.join("|") || "-"})(?![\\w-])`, "i");
    const head = heads.get(figure) ?? figure;
    for (const part of [...heads.keys()].filter((part) => heads.get(part) === head)) {
        for (const text of [...part.childNodes]) {
            const pieces = text instanceof Text ? text.data.split(pattern) : [];
            // Between two names is what is none.
            const words = pieces.map((piece, index) => {
                if (index % 2 < 1) {
                    return piece;
                }
                const word = part.matches(".word") ? part : make("span", { className: "word" }, piece);
                const [name] = names.filter((name) => name.toLowerCase() === piece.toLowerCase());
                tie(word, figure, name);
                heads.set(word, head);
                return word;
            });
            if (words.length > 1 && !part.matches(".word")) {
                text.replaceWith(...words);
            }
        }
    }
}

/** @param {HTMLElement} figure ties everything that shows a lane of this drawing */
function tieAll(figure) {
    const names = new Set();
    for (const step of stepsOf(figure)) {
        const name = step.dataset.of;
        if (name !== undefined) {
            shownAt(figure, step).forEach((element) => tie(element, figure, name));
            names.add(name);
        }
    }
    for (const word of [...codes, ...findAll(figure, ".player .lane")]) {
        const name = word.textContent ?? "";
        if (names.has(name)) {
            tie(word, figure, name);
        }
    }
    tieWords(figure);
}

/** @param {HTMLElement} element @returns {HTMLElement[]} what shows one of its lanes, as it does itself */
function alike(element) {
    const lanes = [...(lanesOf.get(element)?.keys() ?? [])];
    return [...lanesOf.keys()].filter((other) => lanes.some((lane) => lanesOf.get(other)?.has(lane)));
}

/** Lights what shows a lane of what the pointer or the focus is on. */
function light() {
    const on = document.querySelector(`.tied${moved}`) ?? document.querySelector(".tied:focus");
    const lit = on ? alike(/** @type {HTMLElement} */ (on)) : atStep;
    findAll(document, ".lit").forEach((element) => element.classList.remove("lit"));
    lit.forEach((element) => element.classList.add("lit"));
}

for (const event of ["mouseover", "mouseout", "focusin", "focusout"]) {
    addEventListener(event, () => {
        moved = event === "focusin" ? ":focus" : ":hover";
        // A focus that goes away is still there while it says so.
        setTimeout(light);
    });
}

/** @param {HTMLElement} line @returns {HTMLElement[]} those of its listing that show a lane */
const linesBeside = (line) => findAll(line.closest("figure") ?? line, "[data-nth]");

// One line of each listing is a stop for the keyboard: the one that had the focus last.
addEventListener("focusin", (event) => {
    const line = /** @type {HTMLElement} */ (event.target);
    if (line.dataset.nth) {
        linesBeside(line).forEach((other) => (other.tabIndex = other === line ? 0 : -1));
    }
});

// From a line to the next of its listing with the arrows, and to where else its lane is shown with Enter. Before what
// scrolls keeps its arrows to itself.
addEventListener("keydown", (event) => {
    const line = /** @type {HTMLElement} */ (event.target);
    if (!line.dataset?.nth) {
        return;
    }
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const lines = linesBeside(line);
    const next = by ? lines[lines.indexOf(line) + by] : event.key === "Enter" && elsewhere(line);
    if (next) {
        event.preventDefault();
        next.focus();
    }
}, { capture: true });

// There leads a lane's name, too, and a line that a screen reader is told to follow. A click of the pointer stays: it
// may mark words.
addEventListener("click", ({ target, detail }) => {
    const from = /** @type {Element} */ (target).closest(detail ? ".lane" : ".lane, [data-nth]");
    from && elsewhere(/** @type {HTMLElement} */ (from))?.focus();
});

/**
 * The next place that shows a lane of this element and takes the focus, from the page's beginning behind its end.
 *
 * @param {HTMLElement} element
 */
function elsewhere(element) {
    const those = alike(element);
    // In a fold that is closed nothing takes the focus.
    const all = findAll(document, ".tied:is([data-nth], button)").filter(
        (other) => those.includes(other) && other.checkVisibility(),
    );
    return all[(all.indexOf(element) + 1) % all.length];
}

// Lays a guess over the true drawing: an instant as a line; an order or fates as words beside each lane,
// and as a table for screen readers and narrow screens.
"use strict";

/** @param {Question} question @param {string} key @returns {() => void} takes it away */
function layOver(question, key) {
    const drawings = /** @type {SVGSVGElement[]} */ ([...question.fold.querySelectorAll("svg.tl")]);
    if (question.kind === "when") {
        const words = make("span", {}, ...question.words(key)).textContent;
        const lines = drawings.map((svg) => instantOver(svg, Number(key), `you: ${words}`));
        return () => lines.forEach((undo) => undo());
    }
    if (question.kind !== "order" && question.kind !== "fate") {
        return () => {};
    }
    const [said, was] = [key, question.answer].map((text) => byName(JSON.parse(text)));
    const rows = [...was].map(([name, was]) => {
        const its = said.get(name) ?? "";
        return [name, its, was, its === was ? "✓ right" : "✗ wrong"];
    });
    const columns = drawings.map((svg) => lanesOver(svg, rows));
    const table = besideTable(rows);
    find(question.fold, "summary").after(table);
    return () => {
        columns.forEach((undo) => undo());
        table.remove();
    };
}

/**
 * Each lane's fate, or each item's place.
 *
 * @param {string[] | Record<string, string>} answer
 */
function byName(answer) {
    return new Map(
        Array.isArray(answer)
            ? answer.map((name, index) => [name, `number ${index + 1}`])
            : Object.entries(answer),
    );
}

/** @param {string[][]} rows name, what was said of it, what it was, and whether that is right */
function besideTable(rows) {
    /** @type {(tag: "th" | "td", cells: string[]) => HTMLElement} */
    const row = (tag, cells) => make("tr", {}, ...cells.map((cell) => make(tag, {}, cell)));
    const head = make("thead", {}, row("th", ["", "you said", "it was", ""]));
    const table = make("table", {}, head, make("tbody", {}, ...rows.map((cells) => row("td", cells))));
    return make("div", { className: "gf table-wrapper q-beside" }, table);
}

/**
 * Where an instant is in a drawing, at the latest at its end.
 *
 * @param {SVGSVGElement} svg
 * @param {number} ms
 */
function placeIn(svg, ms) {
    const [start, end, last] = [svg.dataset.x0, svg.dataset.x1, svg.dataset.until].map(Number);
    return ms > last ? end : start + ((end - start) * ms) / (last || 1);
}

/**
 * A dashed line at the guessed instant; at the edge with an arrow where the drawing ends before it.
 *
 * @param {SVGSVGElement} svg
 * @param {number} ms
 * @param {string} words
 */
function instantOver(svg, ms, words) {
    const x = placeIn(svg, ms);
    const { width, height } = svg.viewBox.baseVal;
    const anchor = x > width / 2 ? "end" : "start";
    const line = shape("path", { class: "q-line", d: `M${x} 20 V${height + 2}` });
    const arrow = shape("path", { class: "q-arrow", d: `M${x} 18 l9 5 -9 5 z` });
    const text = { x, y: height + 14, "text-anchor": anchor };
    return ms > Number(svg.dataset.until)
        ? lay(svg, 18, [line, arrow, shape("text", text, `${words} →`)])
        : lay(svg, 18, [line, shape("text", text, words)]);
}

/**
 * Above the beginning of each lane; in the narrow drawing right of its label, which stands there.
 *
 * @param {SVGSVGElement} svg
 * @param {string[][]} rows as in the table
 */
function lanesOver(svg, rows) {
    const texts = rows.flatMap(([name, said, , sign]) => {
        const lane = svg.querySelector(`[data-lane="${CSS.escape(name)}"]`);
        const narrow = lane?.getAttribute("data-x");
        const x = Number(narrow ?? Number(svg.dataset.x0) + 8);
        // Where a lane begins later, its circle stands below the words.
        const y = Number(lane?.getAttribute("data-y")) - (narrow ? 5 : 8);
        return lane ? [shape("text", { x, y, "font-size": 11 }, `${sign[0]} you: ${said}`)] : [];
    });
    return lay(svg, 0, texts);
}

/**
 * Puts something of the reader's into a drawing, which grows for it.
 *
 * @param {SVGSVGElement} svg
 * @param {number} below
 * @param {Element[]} shapes
 */
function lay(svg, below, shapes) {
    const group = shape("g", { class: "q-over" });
    group.append(...shapes);
    svg.append(group);
    // By how much: another thing may be laid over it meanwhile, or taken away.
    /** @param {number} more */
    const grow = (more) => {
        const { width, height } = svg.viewBox.baseVal;
        svg.setAttribute("viewBox", `0 0 ${width} ${height + more}`);
        svg.setAttribute("height", `${height + more}`);
    };
    grow(below);
    return () => {
        group.remove();
        grow(-below);
    };
}

/** @param {string} tag @param {Record<string, string | number>} attributes @param {string} [text] */
function shape(tag, attributes, text = "") {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) {
        element.setAttribute(name, String(value));
    }
    element.textContent = text;
    return element;
}

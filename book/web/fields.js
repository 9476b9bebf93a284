// How a guess is given, by the kind of its question.
"use strict";

/**
 * @param {Question} question
 * @param {(sentence: string) => void} say for what a screen reader would not notice
 * @returns {Fields}
 */
function guessFields(question, say) {
    switch (question.kind) {
        case "when":
            return instantFields(question);
        case "order":
            return orderFields(JSON.parse(question.section.dataset.items ?? "[]"), say);
        case "fate": {
            const { lanes = "[]", fates = "[]" } = question.section.dataset;
            return fateFields(JSON.parse(lanes), JSON.parse(fates));
        }
        default:
            return question.radios(question.choices);
    }
}

/**
 * Seconds, typed or dragged.
 *
 * @param {Question} question
 * @returns {Fields}
 */
function instantFields(question) {
    const drawings = [...question.section.querySelectorAll("svg.tl")];
    const ends = drawings.map((svg) => Number(svg.getAttribute("data-until")));
    const choices = question.choices.map(({ dataset }) => Number(dataset.key));
    const step = [500, 100, 10].find((step) => choices.every((ms) => ms % step === 0)) ?? 1;
    // A bit more, so that the end of the scale tells nothing.
    const most = Math.ceil((Math.max(...ends, ...choices) * 1.25) / step) * step;
    const number = make("input", { type: "number", min: "0", step: "any", required: true });
    const range = make("input", { type: "range", min: "0", max: most / 1000, step: step / 1000 });
    range.value = "0";
    range.ariaLabel = "Seconds, to drag";
    number.addEventListener("input", () => (range.value = number.value));
    range.addEventListener("input", () => (number.value = range.value));
    return {
        element: fieldset("Your guess", make("label", {}, "Seconds ", number), range),
        key: () => String(Math.round(Number(number.value) * 1000)),
    };
}

/**
 * One of the fates for each lane.
 *
 * @param {string[]} lanes
 * @param {string[]} fates
 * @returns {Fields}
 */
function fateFields(lanes, fates) {
    const selects = lanes.map((lane) => {
        const options = fates.map((fate) => make("option", {}, fate));
        return make("select", { required: true, name: lane }, make("option", { value: "" }, "…"), ...options);
    });
    const labels = selects.map((select) => make("label", {}, make("span", {}, `${select.name} `), select));
    return {
        element: fieldset("What becomes of each", ...labels),
        key: () => JSON.stringify(Object.fromEntries(selects.map(({ name, value }) => [name, value]))),
    };
}

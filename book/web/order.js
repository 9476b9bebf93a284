// A guess that is an order: a list that is sorted with buttons, or with the pointer.
"use strict";

/**
 * A list that is put in order with buttons, or with the pointer.
 *
 * @param {string[]} items
 * @param {(sentence: string) => void} say
 * @returns {Fields}
 */
function orderFields(items, say) {
    const list = make("ol", { className: "q-order" });
    for (const item of items) {
        const up = make("button", { type: "button", ariaLabel: `${item}: earlier` }, "↑");
        const down = make("button", { type: "button", ariaLabel: `${item}: later` }, "↓");
        const line = make("li", {}, up, down, make("span", {}, item));
        const told = () => say(`${item} is number ${[...list.children].indexOf(line) + 1} of ${items.length}.`);
        // The neighbour moves, so that the focus stays where it is.
        up.addEventListener("click", () => {
            line.previousElementSibling && line.after(line.previousElementSibling);
            told();
        });
        down.addEventListener("click", () => {
            line.nextElementSibling && line.before(line.nextElementSibling);
            told();
        });
        line.addEventListener("pointerdown", ({ target, button, pointerId }) => {
            if (button === 0 && target !== up && target !== down && !line.closest(":disabled")) {
                line.setPointerCapture(pointerId);
            }
        });
        line.addEventListener("pointermove", ({ pointerId, clientY }) => {
            if (!line.hasPointerCapture(pointerId)) {
                return;
            }
            // The neighbours move here too: what is moved loses the pointer.
            for (let other; (other = line.previousElementSibling) && clientY < middle(other); ) {
                line.after(other);
            }
            for (let other; (other = line.nextElementSibling) && clientY > middle(other); ) {
                line.before(other);
            }
        });
        line.addEventListener("lostpointercapture", told);
        list.append(line);
    }
    const key = () => JSON.stringify(findAll(list, "span").map(({ textContent }) => textContent));
    return { element: fieldset("Your order, the earliest first", list), key };
}

/** @param {Element} element */
function middle(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return (top + bottom) / 2;
}

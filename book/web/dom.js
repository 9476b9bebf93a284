// Makes and finds elements. Text goes in as text: nothing that was typed or kept is ever parsed as HTML.
"use strict";

/**
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Record<string, unknown>} [properties]
 * @param {(Node | string)[]} content
 * @returns {HTMLElementTagNameMap[K]}
 */
function make(tag, properties = {}, ...content) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...content);
    return element;
}

/** @param {string} legend @param {(Node | string)[]} content */
const fieldset = (legend, ...content) =>
    make("fieldset", { className: "q-fields" }, make("legend", {}, legend), ...content);

/** A line that screen readers read out when it changes. */
const statusLine = () => make("p", { className: "gf status", role: "status" });

/** @type {FindOne} what the book's HTML always has */
const find = (root, selector) => /** @type {any} */ (root.querySelector(selector));

/** @type {FindAll} */
const findAll = (root, selector) => /** @type {any} */ ([...root.querySelectorAll(selector)]);

/** @param {{ id: string }} element whether the address names it */
const isNamed = ({ id }) => location.hash === `#${id}`;

/**
 * A custom element that comes to life once. Keys that are pressed in it are its own: mdBook turns the page
 * at ← and → and searches at s, wherever they are pressed.
 *
 * @type {(name: string, live: Live) => void}
 */
const define = (name, live) =>
    customElements.define(
        name,
        class extends HTMLElement {
            connectedCallback() {
                if (!this.classList.contains("live")) {
                    this.classList.add("live");
                    this.addEventListener("keydown", (event) => event.stopPropagation());
                    live(this);
                }
            }
        },
    );

/**
 * The same in another order, wherever there is another.
 *
 * @template T
 * @param {T[]} items
 * @returns {T[]}
 */
function shuffled(items) {
    const order = [...items];
    do {
        for (let last = order.length - 1; last > 0; last--) {
            const other = Math.floor(Math.random() * (last + 1));
            [order[last], order[other]] = [order[other], order[last]];
        }
    } while (order.length > 1 && order.every((item, index) => item === items[index]));
    return order;
}

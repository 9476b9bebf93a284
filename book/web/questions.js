// One question: its choices, its answer, and what is said to a choice. All of it stands in the HTML.
"use strict";

class Question {
    /** @param {HTMLElement} section */
    constructor(section) {
        this.section = section;
        this.id = section.dataset.id ?? "";
        this.kind = section.dataset.kind ?? "";
        this.fold = /** @type {HTMLDetailsElement} */ (find(section, ".q-answer"));
        this.right = find(section, ".q-right");
        this.answer = this.canonical(this.right.dataset.key ?? "");
        this.choices = findAll(section, ".q-choices > li");
        this.why = findAll(section, ".q-why > li");
    }

    /** Where the chapter explains it, with the question's own words. */
    link() {
        const link = make("a", { href: this.section.dataset.see ?? "" });
        const words = find(this.section, ".q-ask").firstElementChild?.textContent;
        link.textContent = words?.trim() || this.id;
        return link;
    }

    /**
     * One text for one answer.
     *
     * @param {string} key
     */
    canonical(key) {
        if (this.kind === "when") {
            return String(Number(key));
        }
        if (this.kind === "order") {
            return JSON.stringify(JSON.parse(key));
        }
        if (this.kind === "fate") {
            return JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(key)).sort()));
        }
        return key;
    }

    /** @param {string} key */
    isRight(key) {
        return this.canonical(key) === this.answer;
    }

    /**
     * An answer in words: the book's own where it is a choice.
     *
     * @param {string} key
     * @returns {(Node | string)[]}
     */
    words(key) {
        const choice = this.of(this.choices, key);
        if (choice) {
            return [...choice.cloneNode(true).childNodes];
        }
        if (this.kind === "when") {
            const ms = Number(key);
            return [ms > 0 && ms < 1000 ? `${ms} ms` : `${ms / 1000} s`];
        }
        /** @type {string[] | Record<string, string>} */
        const value = JSON.parse(key);
        return Array.isArray(value)
            ? [value.join(" → ")]
            : [Object.entries(value).map(([lane, fate]) => `${lane} ${fate}`).join(", ")];
    }

    /**
     * What is said to an answer, and why it is right or wrong.
     *
     * @param {string} key
     * @returns {(Node | string)[]}
     */
    verdict(key) {
        const was = this.words(this.answer);
        const why = Question.because(this.of(this.why, key) ?? this.right);
        if (this.isRight(key)) {
            return ["✓ Right: ", ...was, ". ", ...why];
        }
        const it = this.kind === "which" ? ". It is " : ". It was ";
        return ["✗ You said ", ...this.words(key), it, ...was, ". ", ...why];
    }

    /**
     * Radio buttons, one a choice.
     *
     * @param {HTMLElement[]} choices in the order in which they are shown
     * @returns {Fields}
     */
    radios(choices) {
        const name = `choice-${this.id}`;
        const labels = choices.map((choice) => {
            const radio = make("input", { type: "radio", name, required: true, value: choice.dataset.key });
            return make("label", { className: "q-choice" }, radio, make("span", {}, ...choice.cloneNode(true).childNodes));
        });
        const element = fieldset("Your answer", ...labels);
        const key = () => String(new FormData(/** @type {HTMLFormElement} */ (element.form)).get(name));
        return { element, key };
    }

    /** @param {HTMLElement[]} items @param {string} key */
    of(items, key) {
        const wanted = this.canonical(key);
        return items.find(({ dataset }) => this.canonical(dataset.key ?? "") === wanted);
    }

    /**
     * The sentence behind the answer's own words.
     *
     * @param {HTMLElement} line
     * @returns {Node[]}
     */
    static because(line) {
        const copy = /** @type {HTMLElement} */ (line.cloneNode(true));
        copy.querySelectorAll(":scope > strong:first-child, .gf").forEach((part) => part.remove());
        return [...copy.childNodes];
    }
}

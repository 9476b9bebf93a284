// <gf-practice>: over the whole course the cards that are due, a quiz of ten, and what went wrong most often.
"use strict";

/** How many questions a mixed quiz has, and how many places the list of what went wrong. */
const MIXED = 10;

define("gf-practice", (host) => {
    const lessons = findAll(host, ".practice");
    const deck = make("section", { className: "gf" }, make("h2", {}, "Cards that are due"));
    deck.append(new Deck(deck, findAll(host, ".card")).element, keeping());
    host.prepend(deck, mixedQuiz(lessons), wentWrong(lessons));
});

/** @param {HTMLElement[]} lessons */
function mixedQuiz(lessons) {
    const host = make("div");
    const home = new Map(lessons.map((lesson) => [lesson, findAll(lesson, ".q")]));
    const status = statusLine();
    const boxes = lessons.map((lesson) => {
        const box = make("input", { type: "checkbox", checked: true, value: lesson.dataset.lesson });
        return { lesson, box, label: make("label", { className: "q-choice" }, box, lesson.dataset.title ?? "") };
    });
    const form = make(
        "form",
        { className: "q-form" },
        fieldset("Over these lessons", ...boxes.map(({ label }) => label)),
        make("button", {}, "Ask me ten questions"),
    );
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        // Those of the last quiz go home.
        home.forEach((questions, lesson) => lesson.append(...questions));
        const chosen = boxes.filter(({ box }) => box.checked).flatMap(({ lesson }) => home.get(lesson) ?? []);
        const picked = shuffled(chosen).slice(0, MIXED).map((section) => new Question(section));
        host.replaceChildren();
        if (picked.length === 0) {
            status.textContent = "Choose a lesson first.";
            return;
        }
        status.textContent = `${picked.length} questions are asked below.`;
        new Quiz(host, picked);
        picked[0].section.focus();
    });
    return make("section", {}, make("h2", { className: "gf" }, "A mixed quiz"), form, status, host);
}

/** @param {HTMLElement[]} lessons */
function wentWrong(lessons) {
    const questions = lessons.flatMap((lesson) => findAll(lesson, ".q"));
    const list = make("ol");
    const none = make("p", {}, "Nothing has gone wrong yet.");
    const show = () => {
        const wrong = Object.entries(store.read().answers).filter(([, answers]) => answers.wrong > 0);
        wrong.sort(([, one], [, other]) => other.wrong - one.wrong || other.at - one.at);
        const lines = wrong.slice(0, MIXED).map(([id, { right, wrong }]) => {
            const section = questions.find(({ dataset }) => dataset.id === id);
            const link = section ? new Question(section).link() : pageLink(id);
            return make("li", {}, link, ` (${wrong} wrong, ${right} right)`);
        });
        list.replaceChildren(...lines);
        none.hidden = lines.length > 0;
    };
    show();
    store.addEventListener("change", show);
    return make("section", { className: "gf" }, make("h2", {}, "What went wrong most often"), none, list);
}

/** @param {string} id of a question that stands on its own page only */
function pageLink(id) {
    const [lesson, name] = id.split("/");
    const kind = lesson === "closing-quiz" ? "Question" : "Guess";
    const text = `${kind} in ${lesson.replace("-", " ")}: ${name.replaceAll("-", " ")}`;
    return make("a", { href: `${lesson}.html#q-${lesson}-${name}` }, text);
}

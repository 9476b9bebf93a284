// <gf-quiz>: one question at a time, at the end the score and all choices, and again in another order.
"use strict";

class Quiz {
    /** @param {HTMLElement} host takes the questions in @param {Question[]} questions */
    constructor(host, questions) {
        this.questions = questions;
        this.right = 0;
        this.progress = make("p", { className: "gf q-progress", tabIndex: -1 });
        this.status = statusLine();
        this.again = make("button", { className: "gf", hidden: true }, "Again, in another order");
        this.again.addEventListener("click", () => {
            this.questions = shuffled(this.questions);
            this.begin((choices) => shuffled(choices));
            this.ask(0).focus();
        });
        host.prepend(this.progress);
        host.append(this.status, this.again);
        this.begin((choices) => choices);
        this.ask(0);
    }

    /** @param {(choices: HTMLElement[]) => HTMLElement[]} order of each question's choices */
    begin(order) {
        this.right = 0;
        this.again.hidden = true;
        this.again.before(this.status);
        for (const question of this.questions) {
            const { section, fold } = question;
            findAll(section, ".gf").forEach((part) => part.remove());
            fold.open = false;
            section.classList.add("later");
            section.classList.remove("done");
            section.tabIndex = -1;
            question.choices = order(question.choices);
            this.status.before(section);
        }
    }

    /** @param {number} index @returns {HTMLElement} what gets the focus */
    ask(index) {
        const question = this.questions[index];
        this.status.textContent = "";
        if (question === undefined) {
            return this.end();
        }
        const { section } = question;
        const { element: fields, key } = question.radios(question.choices);
        const button = make("button", {}, "Answer");
        const form = make("form", { className: "gf q-form" }, fields, button);
        form.addEventListener("submit", (event) => {
            event.preventDefault();
            if (fields.disabled) {
                section.classList.add("later");
                this.again.before(this.status);
                form.remove();
                this.ask(index + 1).focus();
                return;
            }
            const chosen = key();
            const isRight = question.isRight(chosen);
            store.answered(question.id, isRight);
            this.right += Number(isRight);
            const line = isRight ? question.right : question.of(question.why, chosen);
            // Elsewhere the answer is in the chapter itself.
            const see = findAll(section, ".q-see").flatMap((line) => [" ", ...line.cloneNode(true).childNodes]);
            this.status.replaceChildren(...question.verdict(chosen), ...see);
            line?.append(make("em", { className: "gf" }, " Your answer."));
            fields.disabled = true;
            // Enter in a field gives the answer, too.
            button.focus();
            const isLast = index + 1 === this.questions.length;
            button.textContent = isLast ? "See the result" : "Next question";
        });
        // The verdict stands where the answer was given.
        button.before(this.status);
        question.fold.before(form);
        section.classList.remove("later");
        this.progress.textContent = `Question ${index + 1} of ${this.questions.length}`;
        return section;
    }

    end() {
        for (const { section, fold } of this.questions) {
            section.classList.remove("later");
            section.classList.add("done");
            fold.open = true;
        }
        const score = `${this.right} of ${this.questions.length} right.`;
        this.progress.textContent = score;
        this.status.textContent =
            `${score} Above stands every question, with each choice and why it is right or wrong.`;
        this.again.hidden = false;
        return this.progress;
    }
}

define("gf-quiz", (host) => {
    // What the address names comes first.
    const sections = findAll(host, ".q").sort((one, other) => Number(isNamed(other)) - Number(isNamed(one)));
    new Quiz(host, sections.map((section) => new Question(section)));
});

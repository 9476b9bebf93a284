// <gf-guess>: the reader guesses, then the run is shown with the guess laid over it.
"use strict";

define("gf-guess", (host) => guess(Question.of(find(host, ".q"))));

/** @param {Question} question */
function guess(question) {
    const { fold } = question;
    const status = statusLine();
    const { element: fields, key } = guessFields(question, (sentence) => (status.textContent = sentence));
    const button = make("button", {}, "Run it");
    const form = make("form", { className: "gf q-form" }, fields, button);
    let takeAway = () => {};
    // Who has seen the run guesses no more.
    let counts = true;
    fold.addEventListener("toggle", () => (counts &&= !fold.open));
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (fields.disabled) {
            takeAway();
            fields.disabled = false;
            fold.open = false;
            button.textContent = "Run it";
            status.textContent = "Your guess is taken back. Guess again.";
            return;
        }
        const said = key();
        if (counts) {
            store.answered(question.id, question.isRight(said));
        }
        fields.disabled = true;
        fold.open = true;
        button.textContent = "Guess again";
        takeAway = layOver(question, said);
        status.replaceChildren(...question.verdict(said));
    });
    find(fold, "summary").textContent = "Show me without a guess";
    fold.before(form, status);
}

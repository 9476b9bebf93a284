// <gf-guess>: the reader guesses, then the run is shown with the guess laid over it.
"use strict";

define("gf-guess", (host) => guess(new Question(find(host, ".q"))));

/** @param {Question} question */
function guess(question) {
    const { fold } = question;
    const status = statusLine();
    const { element: fields, key } = guessFields(question, (sentence) => (status.textContent = sentence));
    const button = make("button", {}, "Run it");
    // The second click of a double one takes nothing back.
    button.addEventListener("click", (event) => event.detail > 1 && event.preventDefault());
    const form = make("form", { className: "gf q-form" }, fields, button);
    let takeAway = () => {};
    // Who has seen the run guesses no more.
    let counts = true;
    const summary = find(fold, "summary");
    const told = () => {
        counts &&= !fold.open;
        summary.textContent = fold.open || fields.disabled ? "The run" : "Show me without a guess";
    };
    told();
    fold.addEventListener("toggle", told);
    form.addEventListener("submit", (event) => {
        event.preventDefault();
        if (fields.disabled) {
            takeAway();
            fields.disabled = false;
            fold.open = false;
            told();
            button.textContent = "Run it";
            status.textContent = "Your guess is taken back. Guess again.";
            return;
        }
        const said = key();
        if (counts) {
            store.answered(question.id, question.isRight(said));
        }
        fields.disabled = true;
        // Enter in a field gives the guess, too; and where nothing has the focus, the arrows turn the page.
        button.focus();
        fold.open = true;
        button.textContent = "Guess again";
        takeAway = layOver(question, said);
        status.replaceChildren(...question.verdict(said));
    });
    fold.before(form, status);
}

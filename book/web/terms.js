// Shows a term's entry beside it: under the pointer, with the focus, and at the first tap; a second one
// follows the link. Escape closes it.
"use strict";

{
    const box = make("div", { id: "term-entry", className: "gf", role: "tooltip", hidden: true });
    document.body.append(box);

    /** @type {HTMLAnchorElement | undefined} */
    let shown;
    let leaving = 0;

    /** @param {HTMLAnchorElement} term */
    const show = (term) => {
        // A pointer that has left another term hides nothing of this one.
        clearTimeout(leaving);
        hide();
        shown = term;
        term.setAttribute("aria-describedby", box.id);
        box.textContent = term.dataset.entry ?? "";
        box.hidden = false;
        place();
    };

    const place = () => {
        // The first line of a term that is broken into two.
        const { left, top, bottom } = shown?.getClientRects()[0] ?? new DOMRect();
        const room = document.body.clientWidth - box.offsetWidth - 8;
        box.style.left = `${Math.max(8, Math.min(left, room))}px`;
        const below = bottom + 4;
        const above = top - box.offsetHeight - 4;
        box.style.top = `${below + box.offsetHeight <= innerHeight || above < 0 ? below : above}px`;
    };

    const hide = () => {
        shown?.removeAttribute("aria-describedby");
        shown = undefined;
        box.hidden = true;
    };

    // All over the page, because a script shows copies of sentences with terms in them.
    /** @type {(event: Event) => HTMLAnchorElement | null} */
    const termAt = ({ target }) => (target instanceof Element ? target.closest("a.term[data-entry]") : null);

    document.addEventListener("pointerover", (event) => {
        const term = termAt(event);
        if (event.pointerType !== "mouse") {
            return;
        }
        clearTimeout(leaving);
        if (term) {
            show(term);
        } else if (event.target !== box && shown !== document.activeElement) {
            // The pointer has time to cross over to the entry.
            leaving = setTimeout(hide, 200);
        }
    });
    document.addEventListener("focusin", (event) => {
        const term = termAt(event);
        if (term?.matches(":focus-visible")) {
            show(term);
        }
    });
    document.addEventListener("focusout", hide);
    document.addEventListener("click", (event) => {
        const term = termAt(event);
        const isTap = event instanceof PointerEvent && ["touch", "pen"].includes(event.pointerType);
        if (term && isTap && shown !== term) {
            event.preventDefault();
            show(term);
        } else if (event.target !== box) {
            hide();
        }
    });
    // Before anybody keeps the key for himself.
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide(), true);
    // A browser scrolls to what gets the focus, after it has it.
    addEventListener("scroll", place, { passive: true });
}

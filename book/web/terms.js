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
        clearTimeout(leaving);
        if (shown !== term) {
            hide();
            shown = term;
            term.setAttribute("aria-describedby", box.id);
            box.textContent = term.dataset.entry ?? "";
            box.hidden = false;
        }
        // The first line of a term that is broken into two.
        const { left, top, bottom } = term.getClientRects()[0] ?? term.getBoundingClientRect();
        const room = document.documentElement.clientWidth - box.offsetWidth - 8;
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

    // The pointer has time to cross over to the entry.
    const hideSoon = () => {
        clearTimeout(leaving);
        leaving = setTimeout(hide, 200);
    };

    for (const term of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("a.term[data-entry]"))) {
        term.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && show(term));
        term.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hideSoon());
        term.addEventListener("focus", () => term.matches(":focus-visible") && show(term));
        term.addEventListener("blur", hide);
        term.addEventListener("click", (event) => {
            const isMouse = !(event instanceof PointerEvent) || ["mouse", ""].includes(event.pointerType);
            if (!isMouse && shown !== term) {
                event.preventDefault();
                event.stopPropagation();
                show(term);
            }
        });
    }
    box.addEventListener("pointerenter", () => clearTimeout(leaving));
    box.addEventListener("pointerleave", hideSoon);
    document.addEventListener("click", (event) => event.target !== box && hide());
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
    addEventListener("scroll", hide, { passive: true });
}

// What scrolls sideways takes the focus, has a name and keeps its arrow keys: mdBook would turn the page. What does
// not scroll is no stop for the keyboard. And the button of the menu.
"use strict";

{
    const watch = new ResizeObserver((entries) => {
        for (const { target } of entries) {
            const scroller = /** @type {HTMLElement} */ (target);
            if (scroller.scrollWidth > scroller.clientWidth) {
                scroller.tabIndex = 0;
            } else {
                scroller.removeAttribute("tabindex");
            }
        }
    });
    for (const scroller of findAll(document, "main :is(.tl-scroll, .table-wrapper, pre > code)")) {
        const caption = scroller.closest("figure")?.querySelector("figcaption");
        scroller.setAttribute("role", "group");
        scroller.ariaLabel ??= caption?.textContent || (scroller.matches("code") ? "Code" : "Table");
        scroller.addEventListener("keydown", (event) => {
            if (event.key.startsWith("Arrow")) {
                event.stopPropagation();
            }
        });
        watch.observe(scroller);
    }
}

// Behind mdBook's own listener, which looks at the box before it changes.
find(document, "#mdbook-sidebar-toggle").addEventListener("click", () =>
    find(document, "#mdbook-sidebar-toggle-anchor").click(),
);

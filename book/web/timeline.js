// Lets the arrow keys scroll a timeline that has the focus: mdBook would turn the page.
"use strict";

for (const scroller of findAll(document, ".tl-scroll")) {
    scroller.addEventListener("keydown", (event) => {
        if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
            event.stopPropagation();
        }
    });
}

// Prints on white paper whatever the theme on the screen: mdBook would print pale text.
"use strict";

{
    const { classList } = document.documentElement;
    /** @type {string | undefined} */
    let screen;

    addEventListener("beforeprint", () => {
        screen = ["coal", "navy", "ayu"].find((name) => classList.contains(name));
        if (screen) {
            classList.replace(screen, "light");
        }
    });

    addEventListener("afterprint", () => {
        if (screen) {
            classList.replace("light", screen);
        }
    });
}

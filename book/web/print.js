// Prints on white paper whatever the theme on the screen: mdBook would print pale text.
"use strict";

{
    const DARK = ["coal", "navy", "ayu"];
    const html = document.documentElement;
    const sheets = ["highlight", "tomorrow-night", "ayu-highlight"].map(
        (name) => /** @type {HTMLLinkElement} */ (document.getElementById(`mdbook-${name}-css`)),
    );
    /** @type {{ theme: string, disabled: boolean[] } | undefined} */
    let screen;

    addEventListener("beforeprint", () => {
        const theme = DARK.find((name) => html.classList.contains(name));
        if (theme === undefined) {
            return;
        }
        screen = { theme, disabled: sheets.map((sheet) => sheet.disabled) };
        html.classList.replace(theme, "light");
        sheets.forEach((sheet, index) => (sheet.disabled = index !== 0));
    });

    addEventListener("afterprint", () => {
        if (screen === undefined) {
            return;
        }
        html.classList.replace("light", screen.theme);
        const { disabled } = screen;
        sheets.forEach((sheet, index) => (sheet.disabled = disabled[index]));
        screen = undefined;
    });
}

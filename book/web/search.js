// What searches is loaded when it is asked for: by its button, by its keys, or by an address with words to find or to
// mark. It is mdBook's own, and larger than all of our scripts.
"use strict";

{
    const button = find(document, "#mdbook-search-toggle");

    /** @type {Promise<void> | undefined} */
    let loaded;
    const load = async () => {
        for (const src of window.search_js) {
            await new Promise((onload, onerror) => document.body.append(make("script", { src, onload, onerror })));
        }
    };
    // Who has asked while there was no server may ask again.
    const fail = () => (loaded = undefined);
    const open = () => (loaded ??= load().then(() => button.click(), fail));
    button.addEventListener("click", open);
    addEventListener("keydown", (event) => {
        const { key, altKey, ctrlKey, metaKey } = event;
        if (/^[s/]$/.test(key) && !(loaded || altKey || ctrlKey || metaKey || mdbook_something_else_has_focus(event))) {
            event.preventDefault();
            open();
        }
    });
    if (/[?&](search|highlight)=/.test(location.search)) {
        loaded = load().catch(fail);
    }
}

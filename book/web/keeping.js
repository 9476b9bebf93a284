// Export and import of what is kept, and a sentence where nothing can be.
"use strict";

function keeping() {
    const status = statusLine();
    const trouble = statusLine();
    const replace = make("button", { type: "button" }, "Replace it");
    const save = make("button", { type: "button" }, "Export to a file");
    const file = make("input", { type: "file", accept: ".json,application/json" });
    const tools = make("p", {}, save, make("label", {}, "Import a file ", file), replace);

    const told = () => {
        trouble.textContent = store.trouble;
        replace.hidden = store.trouble !== Store.FOREIGN;
    };
    told();
    store.addEventListener("change", told);
    replace.addEventListener("click", () => {
        store.replace();
        status.textContent = "It is replaced by what you did in this visit.";
    });
    save.addEventListener("click", () => {
        const url = URL.createObjectURL(new Blob([JSON.stringify(store.read(), null, 1)], { type: "application/json" }));
        make("a", { href: url, download: `${Store.KEY}.json` }).click();
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
        status.textContent = `Exported to ${Store.KEY}.json.`;
    });
    file.addEventListener("change", async () => {
        const chosen = file.files?.[0];
        if (chosen === undefined) {
            return;
        }
        try {
            if (chosen.size > 1_000_000) {
                throw new Error("It is too large to be an export of this course.");
            }
            status.textContent = store.imported(await chosen.text());
        } catch (error) {
            const why = error instanceof Error ? error.message : "";
            status.textContent = `“${chosen.name}” is not imported, and nothing is changed. ${why}`;
        }
        // So that the same file can be chosen again.
        file.value = "";
    });
    return make("div", { className: "gf keeping" }, tools, status, trouble);
}

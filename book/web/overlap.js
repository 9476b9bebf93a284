// The slider of the front page: each of its places is a run that was recorded.
"use strict";

define("gf-overlap", (overlap) => {
    const range = /** @type {HTMLInputElement} */ (find(overlap, "input"));
    const runs = findAll(overlap, ".run");
    const show = () => {
        runs.forEach((run, place) => run.classList.toggle("shown", place === Number(range.value)));
        range.ariaValueText = find(overlap, "output").textContent = find(overlap, ".shown").dataset.ends ?? "";
    };
    range.addEventListener("input", show);
    // The step that an address names may be of any of them.
    const named = runs.findIndex((run) => isNamed(find(run, "figure")));
    if (named >= 0) {
        range.value = `${named}`;
    }
    show();
});

// The line above a lesson's title: how many of its questions this browser has seen answered right, and how many of its
// exercises are solved. `cargo course` tells the latter with each page, in the header Server-Timing.
"use strict";

const [visit] = /** @type {PerformanceNavigationTiming[]} */ (performance.getEntriesByType("navigation"));
for (const { name, description } of visit?.serverTiming ?? []) {
    findAll(document, `.solved[data-lesson="${name}"]`).forEach((place) => (place.textContent = description));
}

for (const place of findAll(document, ".known")) {
    const show = () => {
        const { answers } = store.read();
        // What is kept may be of an older book, whose questions this one no longer has.
        const asked = new Set(findAll(document, ".q").map(({ dataset }) => dataset.id ?? ""));
        const right = [...asked].filter((id) => id.startsWith(place.dataset.lesson + "/") && answers[id]?.right);
        place.textContent = `${right.length} of ${place.dataset.questions} questions answered right`;
    };
    show();
    store.addEventListener("change", show);
}

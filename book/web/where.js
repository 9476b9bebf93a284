// How many of a lesson's questions this browser has seen answered right, in the line above its title. Solved exercises
// are counted by `cargo course`.
"use strict";

for (const place of findAll(document, ".known")) {
    const show = () => {
        const { answers } = store.read();
        const ours = Object.keys(answers).filter((id) => id.startsWith(place.dataset.lesson + "/") && answers[id].right);
        place.textContent = `${ours.length} of ${place.dataset.questions} questions answered right`;
    };
    show();
    store.addEventListener("change", show);
}

// Goes through a run step by step: at human speed, by button, by range, or to the instant that the address names,
// as in `?at=1500#run-lesson-02-shop`.
"use strict";

{
    /** Milliseconds that a step is looked at; between them as long as the run really waits. */
    const [SHORTEST, LONGEST] = [700, 2500];
    const calm = matchMedia("(prefers-reduced-motion: reduce)");

    /** @param {HTMLElement} figure */
    const player = (figure) => {
        const { run, steps } = runOf(figure);
        const last = steps.length - 1;
        const instants = steps.map(({ dataset }) => Number(dataset.at));
        const range = make("input", { type: "range", min: "0", max: last, value: "0", ariaLabel: "Step of the run" });
        const play = make("button", { type: "button" }, calm.matches ? "Step" : "Play");
        const status = statusLine();
        status.textContent = `${steps.length} steps, the last one at ${find(steps[last], "strong").textContent}`;
        let isBegun = false;
        let timer = 0;
        let undo = () => {};

        /** @param {number} index @param {number} at */
        const show = (index, at = instants[index]) => {
            const step = steps[index];
            const words = step.textContent ?? "";
            const late = at > instants[index] ? `At ${at / 1000} s, and since ` : "";
            status.textContent = range.ariaValueText = `${late}${words}`;
            range.value = `${index}`;
            isBegun = true;
            const lanes = lanesIn(figure, step.dataset.of ?? "");
            atStep = [step, ...lanes, ...codeOf(step), ...outputOf(figure, step)];
            light();
            undo();
            const lines = /** @type {SVGSVGElement[]} */ ([...figure.querySelectorAll("svg.tl")]).map((svg) => {
                const [x0, x1, until] = [svg.dataset.x0, svg.dataset.x1, svg.dataset.until].map(Number);
                const x = x0 + ((x1 - x0) * Math.min(at, until)) / (until || 1);
                return lay(svg, 0, [shape("path", { class: "tl-now", d: `M${x} 18V${svg.viewBox.baseVal.height}` })]);
            });
            undo = () => lines.forEach((undo) => undo());
            const url = new URL(location.href);
            url.searchParams.set("at", `${at}`);
            url.hash = figure.id;
            history.replaceState(null, "", url);
        };
        const stop = () => {
            clearTimeout(timer);
            timer = 0;
            play.textContent = calm.matches ? "Step" : "Play";
        };
        // Behind the end it begins again.
        const next = () => {
            const index = (Number(range.value) + Number(isBegun)) % steps.length;
            show(index);
            return index;
        };
        const go = () => {
            const index = next();
            const wait = instants[index + 1] - instants[index];
            index < last ? (timer = setTimeout(go, Math.min(Math.max(wait, SHORTEST), LONGEST))) : stop();
        };
        play.addEventListener("click", () => {
            if (calm.matches) {
                next();
            } else if (timer) {
                stop();
            } else {
                play.textContent = "Pause";
                go();
            }
        });
        const step = make("button", { type: "button" }, "Step");
        step.hidden = calm.matches;
        step.addEventListener("click", () => (stop(), next()));
        range.addEventListener("input", () => (stop(), show(Number(range.value))));

        const names = new Set(steps.flatMap(({ dataset }) => dataset.of ?? []));
        const lanes = [...names].map((name) => {
            const button = make("button", { type: "button", className: "lane" }, name);
            button.addEventListener("click", () => elsewhere(button)?.focus());
            tie(button, `${run} ${name}`, colourIn(figure, name));
            return button;
        });
        const host = make("div", { className: "gf player", role: "group", ariaLabel: "Step through the run" });
        // mdBook turns the page at the arrows, wherever they are pressed.
        host.addEventListener("keydown", (event) => event.stopPropagation());
        host.append(play, step, range, ...lanes, status);
        find(figure, ".tl-scroll").after(host);

        const wanted = new URLSearchParams(location.search).get("at");
        if (wanted !== null && location.hash === `#${figure.id}`) {
            const at = Number(wanted) || 0;
            const index = instants.filter((instant) => instant <= at).length - 1;
            show(Math.max(index, 0), Math.min(Math.max(at, 0), instants[last]));
            figure.scrollIntoView();
        }
    };

    for (const figure of findAll(document, "figure.timeline[id]")) {
        // What a run shows is no hint before it is asked for.
        const fold = /** @type {HTMLDetailsElement | null} */ (figure.closest(".q-answer"));
        let isLive = false;
        const live = () => {
            if (!isLive) {
                isLive = true;
                tieAll(figure);
                player(figure);
            }
        };
        if (fold && location.hash === `#${figure.id}`) {
            fold.open = true;
        }
        fold?.open === false ? fold.addEventListener("toggle", live) : live();
        addEventListener("beforeprint", live);
    }
}

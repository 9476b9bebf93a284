// Goes through a run step by step: at human speed, by button, by range, or to the instant that the address names,
// as in `?at=1500#run-lesson-02-shop`.
"use strict";

{
    /** Milliseconds that a step is looked at; between them as long as the run really waits. */
    const [SHORTEST, LONGEST] = [700, 2500];
    const calm = matchMedia("(prefers-reduced-motion: reduce)");

    /** One run plays at a time: what is lit and the address show one step. */
    let stopPlaying = () => {};

    /** @param {HTMLElement} figure */
    const player = (figure) => {
        const steps = stepsOf(figure);
        const last = steps.length - 1;
        const instants = steps.map(({ dataset }) => Number(dataset.at));
        const range = make("input", { type: "range", min: "0", max: last, value: "0", ariaLabel: "Step of the run" });
        // No step yet: the first one has the value 0.
        range.ariaValueText = `0 of ${steps.length}`;
        const play = make("button", { type: "button" });
        const step = make("button", { type: "button" }, "Step");
        const status = statusLine();
        status.textContent = `${steps.length} steps, the last one at ${find(steps[last], "strong").textContent}`;
        let isBegun = false;
        let timer = 0;

        /** @param {number} index @param {number} at */
        const show = (index, at = instants[index]) => {
            const step = steps[index];
            const words = step.textContent ?? "";
            const late = at > instants[index] ? `At ${at / 1000} s, and since ` : "";
            status.textContent = `${late}${words}`;
            // The status is read out, too.
            range.ariaValueText = `${index + 1} of ${steps.length}`;
            range.value = `${index}`;
            isBegun = true;
            atStep = shownAt(figure, step);
            light();
            findAll(figure, ".tl-now").forEach((line) => line.remove());
            for (const svg of /** @type {NodeListOf<SVGSVGElement>} */ (figure.querySelectorAll("svg.tl"))) {
                const line = `M${placeIn(svg, at)} 18V${svg.viewBox.baseVal.height}`;
                svg.append(shape("path", { class: "tl-now", d: line }));
            }
        };
        // A range that is dragged moves more often than browsers let an address change.
        const keep = () => keepAt(instants[Number(range.value)], figure.id);
        const stop = () => {
            clearTimeout(timer);
            timer = 0;
            play.textContent = "Play";
            play.hidden = calm.matches;
        };
        stop();
        // Who comes to want no motion has none from then on.
        calm.addEventListener("change", () => {
            play.matches(":focus") && step.focus();
            stop();
        });
        // Behind the end it begins again.
        const next = () => {
            const index = (Number(range.value) + Number(isBegun)) % steps.length;
            show(index);
            keep();
            return index;
        };
        const go = () => {
            // Nobody looks at a run whose fold was closed.
            const index = figure.checkVisibility() ? next() : last;
            const wait = instants[index + 1] - instants[index];
            index < last ? (timer = setTimeout(go, Math.min(Math.max(wait, SHORTEST), LONGEST))) : stop();
        };
        play.addEventListener("click", () => {
            const isPlaying = timer !== 0;
            stopPlaying();
            if (!isPlaying) {
                stopPlaying = stop;
                play.textContent = "Pause";
                go();
            }
        });
        step.addEventListener("click", () => (stopPlaying(), next()));
        range.addEventListener("input", () => (stopPlaying(), show(Number(range.value))));
        range.addEventListener("change", keep);

        const names = new Set(steps.flatMap(({ dataset }) => dataset.of ?? []));
        const lanes = [...names].map((name) => make("button", { type: "button", className: "lane" }, name));
        const ariaLabel = `Step through the run: ${find(figure, "figcaption").textContent}`;
        const host = make("div", { className: "gf player", role: "group", ariaLabel });
        // mdBook turns the page at the arrows, wherever they are pressed.
        host.addEventListener("keydown", (event) => event.stopPropagation());
        host.append(play, step, range, ...lanes, status);
        find(figure, ".tl-scroll").after(host);

        const asAddressed = () => {
            const wanted = new URLSearchParams(location.search).get("at");
            if (wanted !== null && isNamed(figure)) {
                const at = Math.min(Math.max(Number(wanted) || 0, instants[0]), instants[last]);
                const popover = figure.closest("[popover]:not(:popover-open)");
                /** @type {HTMLElement | null} */ (popover)?.showPopover();
                show(instants.filter((instant) => instant <= at).length - 1, at);
                figure.scrollIntoView();
            }
        };
        asAddressed();
        addEventListener("hashchange", asAddressed);
    };

    /** @param {number | undefined} at the instant that the address names, and the drawing @param {string} id */
    const keepAt = (at, id) => {
        const url = new URL(location.href);
        at === undefined ? url.searchParams.delete("at") : url.searchParams.set("at", `${at}`);
        url.hash = id;
        try {
            history.replaceState(null, "", url);
        } catch {
            // Safari and Firefox refuse what is too often for them.
        }
    };
    const figures = findAll(document, "figure.timeline[id]");
    // An instant of a drawing is none of the heading that a link leads to.
    addEventListener("hashchange", () => {
        figures.some(isNamed) || keepAt(undefined, location.hash);
    });

    // What a run shows is no hint before it is asked for.
    /** @param {HTMLElement} figure */
    const foldOf = (figure) => /** @type {HTMLDetailsElement | null} */ (figure.closest(".q-answer"));
    /** @param {HTMLElement} figure */
    const live = (figure) => {
        figure.querySelector(".player") ?? player(figure);
        tieAll(figure);
    };
    const liveWhereOpen = () => figures.filter((figure) => foldOf(figure)?.open !== false).forEach(live);
    for (const figure of figures) {
        const fold = foldOf(figure);
        if (fold && isNamed(figure)) {
            fold.open = true;
        }
        fold?.addEventListener("toggle", () => fold.open && live(figure));
    }
    liveWhereOpen();
    // On paper all is shown.
    addEventListener("beforeprint", () => figures.forEach(live));
    addEventListener("afterprint", () => {
        untieAll();
        liveWhereOpen();
        findAll(document, "[data-nth]:not(.tied)").forEach((line) => line.replaceWith(...line.childNodes));
    });
}

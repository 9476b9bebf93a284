// What the reader has done, under one key of localStorage. Another tab may write at any time, so each
// change is made to what is kept at that moment; one that cannot be written waits, and counts for this visit.
"use strict";

class Store extends EventTarget {
    static KEY = "gathering-futures";
    static VERSION = 1;

    /** Days until a card of each box is due again. */
    static DAYS = [0, 1, 3, 7, 16];

    static BLOCKED = "Your browser keeps nothing for this page: what you do counts for this visit.";
    static FULL = "Your browser has no room left: what you do counts for this visit. Export it to keep it.";
    static FOREIGN =
        "What this browser has kept is damaged or of another version. It is left as it is, and what you do " +
        "counts for this visit.";

    /** Why nothing is kept; empty where it is. */
    trouble = "";

    /** @type {((kept: Kept) => void)[]} */
    waiting = [];

    constructor() {
        super();
        this.save();
        addEventListener("storage", (event) => {
            // Without a key everything was cleared.
            if (event.key === Store.KEY || event.key === null) {
                this.save();
            }
        });
    }

    /** What is kept, and what waits to be. */
    read() {
        let kept = Store.empty();
        try {
            kept = Store.parse(localStorage.getItem(Store.KEY));
        } catch {
            // `trouble` says it.
        }
        this.waiting.forEach((change) => change(kept));
        return kept;
    }

    /** @param {(kept: Kept) => void} change */
    change(change) {
        this.waiting.push(change);
        this.save();
    }

    save() {
        this.trouble = Store.BLOCKED;
        try {
            const text = localStorage.getItem(Store.KEY);
            this.trouble = Store.FOREIGN;
            const kept = Store.parse(text);
            this.trouble = Store.FULL;
            if (this.waiting.length > 0) {
                this.waiting.forEach((change) => change(kept));
                localStorage.setItem(Store.KEY, JSON.stringify(kept));
                this.waiting = [];
            }
            this.trouble = "";
        } catch {
            // `trouble` says how far it came.
        }
        this.dispatchEvent(new Event("change"));
    }

    /** Writes over what is not ours. */
    replace() {
        localStorage.removeItem(Store.KEY);
        this.save();
    }

    /** @param {string} id @param {boolean} isRight */
    answered(id, isRight) {
        const at = Date.now();
        this.change(({ answers }) => {
            const { right, wrong } = answers[id] ?? { right: 0, wrong: 0 };
            answers[id] = { right: right + Number(isRight), wrong: wrong + Number(!isRight), at };
        });
    }

    /** @param {string} id @param {boolean} isKnown */
    turned(id, isKnown) {
        const at = Date.now();
        const last = Store.DAYS.length - 1;
        this.change(({ cards }) => {
            const box = isKnown ? Math.min((cards[id]?.box ?? 0) + 1, last) : 0;
            cards[id] = { box, at };
        });
    }

    /**
     * Takes in a file's text; throws a sentence, and has then changed nothing.
     *
     * @param {string} text
     */
    imported(text) {
        const file = Store.parse(text);
        const now = Date.now();
        this.change((kept) => {
            Store.merge(kept.cards, file.cards, now);
            Store.merge(kept.answers, file.answers, now);
        });
        const [cards, answers] = [file.cards, file.answers].map((part) => Object.keys(part).length);
        return `Imported: ${cards} cards and ${answers} questions. Of each, what is newer stays.`;
    }

    /**
     * @template {{ at: number }} T
     * @param {Record<string, T>} into
     * @param {Record<string, T>} from
     * @param {number} now
     */
    static merge(into, from, now) {
        for (const [id, entry] of Object.entries(from)) {
            // A clock that was ahead must not win for ever.
            const at = Math.min(entry.at, now);
            if (!(into[id]?.at >= at)) {
                into[id] = { ...entry, at };
            }
        }
    }

    /**
     * Days until a card is due.
     *
     * @param {KeptCard | undefined} card
     */
    static dueIn(card) {
        const now = Date.now();
        if (card === undefined || card.at > now) {
            return 0;
        }
        const [then, today] = [card.at, now].map((at) => new Date(at).setHours(0, 0, 0, 0));
        // Days with a change of the clock have an hour more or less.
        return Math.max(0, Store.DAYS[card.box] - Math.round((today - then) / 86_400_000));
    }

    /** @returns {Kept} */
    static empty() {
        return { course: Store.KEY, version: Store.VERSION, cards: {}, answers: {} };
    }

    /**
     * Looks at the whole of it before any of it counts.
     *
     * @param {string | null} text
     * @returns {Kept}
     */
    static parse(text) {
        if (text === null) {
            return Store.empty();
        }
        let value;
        try {
            value = JSON.parse(text);
        } catch {
            throw new Error("It is not JSON: it was cut off or changed.");
        }
        if (value?.course !== Store.KEY) {
            throw new Error("It was not exported by this course.");
        }
        if (value.version !== Store.VERSION) {
            throw new Error(`It has version ${value.version}, and this page reads ${Store.VERSION}.`);
        }
        Store.check(value.cards, { box: Store.DAYS.length - 1, at: Infinity });
        Store.check(value.answers, { right: Infinity, wrong: Infinity, at: Infinity });
        return value;
    }

    /** @param {any} entries @param {Record<string, number>} most what each has: whole numbers up to these */
    static check(entries, most) {
        if (entries?.constructor !== Object) {
            throw new Error("It lacks its cards or its answers.");
        }
        for (const [id, entry] of Object.entries(entries)) {
            const isSound = Object.entries(most).every(([name, limit]) => {
                const number = entry?.[name];
                return Number.isSafeInteger(number) && number >= 0 && number <= limit;
            });
            if (!isSound || !/^(lesson-\d+|closing-quiz)\/[a-z0-9-]+$/.test(id)) {
                throw new Error(`Its entry “${id.slice(0, 40)}” is damaged.`);
            }
        }
    }
}

const store = new Store();

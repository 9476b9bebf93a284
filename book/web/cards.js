// <gf-cards>: flash cards in five boxes after Leitner. The card that was asked longest ago comes first.
"use strict";

class Deck {
    /** @param {HTMLElement} host @param {HTMLElement[]} cards the folds that the page has without script */
    constructor(host, cards) {
        this.host = host;
        this.cards = cards;
        const days = Store.DAYS.slice(1).join(", ");
        const rule =
            `A card that you knew moves up one of five boxes and comes again after ${days} days; ` +
            "one that you did not goes back to the first box and comes again today.";
        this.face = make("div", { className: "card-face" });
        this.status = statusLine();
        /** @type {(text: string, onclick: () => void) => HTMLButtonElement} */
        const button = (text, onclick) => make("button", { type: "button", onclick }, text);
        this.show = button("Show", () => this.turn());
        this.judge = [button("I knew it", () => this.answer(true)), button("Not yet", () => this.answer(false))];
        const buttons = make("p", {}, this.show, ...this.judge);
        this.element = make("div", { className: "gf deck", tabIndex: -1 }, this.face, buttons, this.status, make("p", {}, rule));
        store.addEventListener("change", () => this.refresh());
        this.next("");
    }

    /** The cards that are due, in the order in which they come. */
    due() {
        const kept = store.read().cards;
        /** @param {HTMLElement} card */
        const at = ({ dataset }) => kept[dataset.id ?? ""]?.at ?? 0;
        return this.cards
            .filter(({ dataset }) => Store.dueIn(kept[dataset.id ?? ""]) === 0)
            .sort((one, other) => at(one) - at(other));
    }

    /** @param {string} before what was done, for the status */
    next(before) {
        const hadFocus = this.element.contains(document.activeElement);
        const due = this.due();
        this.card = due[0];
        this.host.classList.toggle("asking", this.card !== undefined);
        this.status.classList.remove("unseen");
        this.status.textContent = `${before} ${this.left(due.length)}`;
        this.face.replaceChildren(...this.side("summary"));
        this.show.hidden = this.card === undefined;
        this.judge.forEach((button) => (button.hidden = true));
        if (hadFocus) {
            (this.card ? this.show : this.element).focus();
        }
    }

    turn() {
        this.face.append(make("hr"), ...this.side(".card-back"));
        this.status.replaceChildren("The back: ", ...this.side(".card-back"));
        this.status.classList.add("unseen");
        this.judge.forEach((button) => (button.hidden = false));
        this.judge[0].focus();
        this.show.hidden = true;
    }

    /** @param {boolean} isKnown */
    answer(isKnown) {
        const id = this.card?.dataset.id ?? "";
        this.card = undefined;
        store.turned(id, isKnown);
        const { box } = store.read().cards[id];
        this.next(`Box ${box + 1}: ${Deck.inDays(Store.DAYS[box])}.`);
    }

    /** @param {string} selector the front's or the back's */
    side(selector) {
        return this.card ? [...find(this.card, selector).cloneNode(true).childNodes] : [];
    }

    /** Another tab, or an import, has changed what is kept. */
    refresh() {
        const due = this.due();
        if (this.card !== undefined && !due.includes(this.card)) {
            this.next("This card was answered elsewhere.");
        } else if (this.card === undefined && due.length > 0) {
            this.next("");
        }
    }

    /** @param {number} count */
    left(count) {
        if (count > 0) {
            return count === 1 ? "1 card is due." : `${count} cards are due.`;
        }
        const kept = store.read().cards;
        const soonest = Math.min(...this.cards.map(({ dataset }) => Store.dueIn(kept[dataset.id ?? ""])));
        return "No card is due." + (soonest < Infinity ? ` The next one comes ${Deck.inDays(soonest)}.` : "");
    }

    /** @param {number} days */
    static inDays(days) {
        return ["again today", "tomorrow"][days] ?? `in ${days} days`;
    }
}

define("gf-cards", (host) => host.prepend(new Deck(host, findAll(host, ".card")).element, keeping()));

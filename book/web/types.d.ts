// The shapes of what the scripts pass around. No page loads this file.

/** How an answer is given. */
type Fields = { element: HTMLFieldSetElement; key: () => string };

/** A card: its box, 0 to 4, and when it was last asked, in milliseconds since 1970. */
type KeptCard = { box: number; at: number };

/** How often a question was answered right and wrong, and when last. */
type KeptAnswers = { right: number; wrong: number; at: number };

/** All that is kept. */
type Kept = {
    course: string;
    version: number;
    cards: Record<string, KeptCard>;
    answers: Record<string, KeptAnswers>;
};

/** Makes a custom element's content live. */
type Live = (host: HTMLElement) => void;

/** What Debian's tsc does not know yet. */
interface HTMLElement {
    checkVisibility(): boolean;
    showPopover(): void;
}

type FindOne = (root: ParentNode, selector: string) => HTMLElement;
type FindAll = (root: ParentNode, selector: string) => HTMLElement[];

/** Addresses of what searches, in the order in which it is loaded. */
interface Window {
    search_js: string[];
}

/** mdBook's own: whether a key is meant for something else, as a field. */
declare function mdbook_something_else_has_focus(event: KeyboardEvent): boolean;

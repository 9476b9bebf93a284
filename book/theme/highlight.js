// Colours code in place of highlight.js, whose forty languages weigh more than a chapter. mdBook calls it with each
// element of code. Only text is wrapped: whatever elements the code has stay where they are.
"use strict";

const hljs = {
    /** @type {Record<string, RegExp>} */
    languages: {
        rust: /(?<comment>\/\/.*)|(?<string>\bb?r?"(?:\\.|[^"\\])*"|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])')|(?<meta>#!?\[.*\]|\b[a-z_]+!|'[a-z_]+\b)|(?<keyword>\b(?:as|async|await|break|const|continue|crate|dyn|else|enum|extern|fn|for|if|impl|in|let|loop|match|mod|move|mut|pub|ref|return|self|Self|static|struct|super|trait|type|unsafe|use|where|while)\b)|(?<number>\b\d[\w.]*\b)|(?<type>\b(?:[A-Z]\w*|[iu](?:8|16|32|64|128|size)|f32|f64|bool|char|str|true|false)\b)|(?<title>(?<=\bfn )\w+)/g,
        python: /(?<comment>#.*)|(?<string>[fbr]*"(?:\\.|[^"\\])*"|[fbr]*'(?:\\.|[^'\\])*')|(?<meta>@[\w.]+)|(?<keyword>\b(?:and|as|assert|async|await|break|class|continue|def|del|elif|else|except|finally|for|from|if|import|in|is|lambda|nonlocal|not|or|pass|raise|return|try|while|with|yield)\b)|(?<title>(?<=\b(?:def|class) )\w+)|(?<number>\b\d[\w.]*\b)|(?<type>\b(?:[A-Z]\w*|None|True|False)\b)/g,
        toml: /(?<comment>#.*)|(?<string>"(?:\\.|[^"\\])*")|(?<meta>^\s*\[.*\])|(?<number>\b\d[\w.]*\b)/gm,
    },

    configure() {},

    /** @param {HTMLElement} block */
    highlightBlock(block) {
        const name = /language-(\w+)/.exec(block.className)?.[1] ?? "";
        const language = hljs.languages[name];
        if (!language) {
            return;
        }
        const texts = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
        const nodes = [];
        while (texts.nextNode()) {
            nodes.push(/** @type {Text} */ (texts.currentNode));
        }
        for (const node of nodes) {
            const parts = [];
            let end = 0;
            for (const match of node.data.matchAll(language)) {
                const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined);
                const part = document.createElement("span");
                part.className = `hljs-${kind?.[0]}`;
                part.textContent = match[0];
                parts.push(node.data.slice(end, match.index), part);
                end = match.index + match[0].length;
            }
            node.replaceWith(...parts, node.data.slice(end));
        }
    },
};

//! What a reader who searches finds, and what comes first.

use serde_json::json;

use crate::driver::Browser;

/// What chapters explain.
const EXPLAINED: [&str; 6] = ["timeout", "gather", "cancel", "abort_all", "JoinSet", "select"];
/// What stands in a path, in a name, or in a table only.
const NAMES: [&str; 7] =
    ["Mutex", "mpsc", "Notify", "std::sync::Mutex", "test_timeout", "wait_for", "as_completed"];

pub async fn names_are_found_by_their_parts(browser: Browser) {
    for words in NAMES {
        let hits = hits(&browser, words).await;
        assert!(!hits.is_empty(), "{words} finds nothing");
    }
    let teaser = "return document.querySelector('#mdbook-searchresults .teaser').textContent";
    let teaser = browser.js(teaser).await.to_string();
    assert!(teaser.contains("as_completed"), "{teaser}");
}

/// An entry of the glossary that is called so may stand in front of them.
pub async fn chapters_come_before_tables(browser: Browser) {
    for words in EXPLAINED {
        let hits = hits(&browser, words).await;
        let first = hits.iter().find(|hit| !hit.starts_with("glossary.html")).unwrap();
        assert!(first.starts_with("lesson-"), "{words} leads to {hits:?}");
    }
}

/// Who only reads loads nothing of it; the button, a key and an address with words bring it.
pub async fn what_searches_comes_when_it_is_asked_for(browser: Browser) {
    const LOADED: &str = "return performance.getEntriesByType('resource').filter(({ name }) =>
        /elasticlunr|searcher|mark-|searchindex/.test(name)).length";
    const SHOWN: &str = "return [document.activeElement.id, document.querySelector('#mdbook-searchbar').checkVisibility(),
        document.querySelector('#mdbook-search-toggle').ariaExpanded]";
    let ready = json!(["mdbook-searchbar", true, "true"]);
    browser.open("lesson-02.html").await;
    assert_eq!(browser.js(LOADED).await, 0);
    browser.js("document.querySelector('#mdbook-search-toggle').click()").await;
    browser.wait_for(SHOWN, ready.clone()).await;
    browser.open("lesson-03.html").await;
    assert_eq!(browser.js(LOADED).await, 0);
    browser.press(&["/"]).await;
    browser.wait_for(SHOWN, ready).await;
    assert_eq!(browser.js("return document.querySelector('#mdbook-searchbar').value").await, "");
    // As a hit leads to its page, and as somebody comes back to what was found.
    browser.open("lesson-04.html?highlight=gather").await;
    browser.wait_for("return document.querySelector('main mark') !== null", json!(true)).await;
    browser.open("index.html?search=gather").await;
    let found = "return document.querySelector('#mdbook-searchresults a') !== null";
    browser.wait_for(found, json!(true)).await;
}

/// A server that was away is asked again.
pub async fn what_searches_can_be_asked_for_again(browser: Browser) {
    browser.open("lesson-02.html").await;
    browser
        .js("addEventListener('error', () => (window.isAway = true), true);
             window.there = search_js;
             search_js = ['away.js']")
        .await;
    browser.press(&["/"]).await;
    browser.wait_for("return window.isAway === true", json!(true)).await;
    assert_eq!(browser.log("browser").await.len(), 1, "what is away is an error");
    browser.js("search_js = there").await;
    browser.press(&["/"]).await;
    browser.wait_for("return document.activeElement.id", json!("mdbook-searchbar")).await;
}

/// Where the hits for some words lead, the first one first.
async fn hits(browser: &Browser, words: &str) -> Vec<String> {
    browser.open("index.html").await;
    browser.press(&["s"]).await;
    browser.wait_for("return document.activeElement.id", json!("mdbook-searchbar")).await;
    browser.press(&[words]).await;
    let said =
        "return /result/.test(document.querySelector('#mdbook-searchresults-header').textContent)";
    browser.wait_for(said, json!(true)).await;
    let hits = "return [...document.querySelectorAll('#mdbook-searchresults a')]
        .map((hit) => hit.getAttribute('href'))";
    serde_json::from_value(browser.js(hits).await).unwrap()
}

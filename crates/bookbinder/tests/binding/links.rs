//! The check of links, over pages that are broken on purpose.

use crate::mini::Mini;
use bookbinder::links::{BrokenLink, find_broken};

/// The links that are broken in a folder with these pages.
fn broken(pages: &[(&str, &str)]) -> Vec<BrokenLink> {
    let dir = tempfile::tempdir().unwrap();
    for (name, text) in pages {
        let path = dir.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    find_broken(dir.path(), None).unwrap().err().unwrap_or_default()
}

#[track_caller]
fn refuses(page: &str, link: &str, words: &str) {
    let broken = broken(&[("a/page.html", page), ("other.html", "<p id=\"here\">")]);
    assert_eq!(broken.len(), 1, "{broken:?}");
    let said = broken[0].to_string();
    assert_eq!(said, format!("a/page.html: {link:?} {words}"));
}

#[test]
fn good_links_pass() {
    let page = r##"<style>p { background: url("x.css") }</style><p id="o ü">
        <a href="../other.html">1</a><a href="../other.html#here">2</a><a href="#o%20%C3%BC">3</a>
        <a href="https://docs.rs/tokio">4</a><a href="x.css?v=1">5</a><a href="#">6</a>
        <img src="data:image/png;base64,AA"><a href="mailto:a@b">7</a>"##;
    let pages = [("a/page.html", page), ("other.html", "<p id=\"here\">"), ("a/x.css", "")];
    assert_eq!(broken(&pages), []);
}

#[test]
fn missing_pages_and_fragments() {
    let page = "leads to a page that is not there";
    refuses("<a href='no.html'>", "no.html", page);
    refuses("<a href='no.html#x'>", "no.html#x", page);
    refuses("<img src='../no.png'>", "../no.png", page);
    let fragment = "leads to a fragment that its page does not have";
    refuses("<a href='../other.html#no'>", "../other.html#no", fragment);
    refuses("<a href='#no'>", "#no", fragment);
    refuses("<a href='../../x.html'>", "../../x.html", "leads out of the book");
    let other = "is no link that a reader can follow everywhere";
    refuses("<a href='file:///x'>", "file:///x", other);
}

#[test]
fn what_would_be_loaded_from_another_host() {
    let words = "is loaded from another host";
    for (page, link) in [
        ("<script src='https://x.org/a.js'></script>", "https://x.org/a.js"),
        ("<link rel='stylesheet' href='//x.org/a.css'>", "//x.org/a.css"),
        ("<img src='http://x.org/a.png'>", "http://x.org/a.png"),
        ("<iframe src='https://x.org/'></iframe>", "https://x.org/"),
        ("<form action='https://x.org/'></form>", "https://x.org/"),
        ("<p style='background: url(https://x.org/b.png)'>", "https://x.org/b.png"),
        ("<style>@import \"https://x.org/c.css\";</style>", "https://x.org/c.css"),
    ] {
        refuses(page, link, words);
    }
    let sheet = broken(&[("css/a.css", "@font-face { src: url('https://x.org/f.woff2') }")]);
    assert_eq!(sheet[0].file, "css/a.css");
}

#[test]
fn the_build_names_the_line_of_the_chapter() {
    let mini = Mini::new();
    mini.append("book/src/lesson-01.md", "\n[a](index.md#no)\n\n[b](nowhere.md)");
    assert_eq!(
        mini.build().unwrap_err(),
        "book/src/lesson-01.md:19: \"index.html#no\" leads to a fragment that its page does not \
         have\nbook/src/lesson-01.md:21: \"nowhere.html\" leads to a page that is not there"
    );
}

#[test]
fn a_book_that_is_not_built_says_what_to_do() {
    let error = find_broken(std::path::Path::new("no/such/book"), None).unwrap_err();
    assert!(error.to_string().contains("build the book first"), "{error}");
}

#[test]
fn the_build_names_the_line_of_the_list_of_exercises() {
    let mini = Mini::new();
    let list = "exercises/lesson-01/lesson.toml";
    mini.write(list, &mini.read(list).replace("lesson-01.md#shopping", "lesson-01.md#shoping"));
    assert_eq!(
        mini.build().unwrap_err(),
        "exercises/lesson-01/lesson.toml:5: \"lesson-01.html#shoping\" leads to a fragment that its \
         page does not have"
    );
}

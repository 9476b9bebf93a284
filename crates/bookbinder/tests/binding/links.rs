//! The check of links, over pages that are broken on purpose.

use crate::mini::Mini;
use bookbinder::links::{BrokenLink, find_broken};

/// The links that are broken in a folder with these pages.
pub fn broken(pages: &[(&str, &str)]) -> Vec<BrokenLink> {
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

/// The HTML standard's "indicated part of the document".
#[test]
fn fragments_lead_where_a_browser_goes() {
    let page = "<p id=here><p id='ü'><p id='a b'><p id='%41'><p id=1:2><a name=old></a>
        <form name=form></form><svg><g id=drawn /></svg>
        <template><p id=later></template><noscript><p id=plain></noscript>
        <iframe srcdoc='<p id=inner><a href=#inner></a><a href=#here></a>'></iframe>";
    let drawing = "<svg xmlns='http://www.w3.org/2000/svg'><view id='view'/></svg>";
    for (link, leads) in [
        ("#here", true),
        ("#Here", false),
        ("#he%72e", true),
        ("#ü", true),
        ("#%C3%BC", true),
        ("#%c3%bc", true),
        ("#a b", true),
        ("#a%20b", true),
        ("#a+b", false),
        ("#%41", true),
        ("#%2541", true),
        ("#1:2", true),
        ("#old", true),
        ("#form", false),
        ("#drawn", true),
        ("#later", false),
        ("#inner", false),
        ("#no", false),
        ("#", true),
        ("", true),
        ("?q=1#", true),
        ("?q=1#no", false),
        ("#top", true),
        ("#TOP", true),
        ("#t%6Fp", true),
        ("#top2", false),
        ("other.html#Top", true),
        ("other.html#here", false),
        ("other.html#", true),
        ("#:~:text=word", true),
        ("#here:~:text=slug", true),
        ("#top:~:text=slug", true),
        ("#no:~:text=slug", false),
        ("#here:~:text=a-,b,c,-d&text=e", true),
        ("other.html#:~:text=a%20b", true),
        ("#here:~text=slug", false),
        ("#here:~:", true),
        ("drawing.svg#view", true),
        ("drawing.svg#no", false),
        ("drawing.svg#svgView(viewBox(0,0,9,9))", true),
        ("drawing.svg#xywh=0,0,9,9", true),
        ("drawing.svg#top", true),
        ("notes.txt#line=3", true),
    ] {
        let page = format!("{page}<a href=\"{link}\"></a>");
        let said = broken(&[
            ("page.html", &page),
            ("other.html", ""),
            ("drawing.svg", drawing),
            ("notes.txt", ""),
        ]);
        let wanted = format!("page.html: {link:?} leads to a fragment that its page does not have");
        let wanted = if leads { vec![] } else { vec![wanted] };
        assert_eq!(said.iter().map(BrokenLink::to_string).collect::<Vec<_>>(), wanted);
    }
}

/// What a part of a drawing is taken from is an element, and `#top` is no place in a drawing.
#[test]
fn parts_of_drawings_are_elements() {
    let svg = "http://www.w3.org/2000/svg";
    let drawing = format!("<svg xmlns='{svg}'><g id='here'/><rect fill='url(#no)'/></svg>");
    let page = "<svg id=own><use href='drawing.svg#here' /><use href=#own /></svg>
        <svg><use href='drawing.svg#gone' /><use xlink:href=#top /></svg>
        <template><svg><g id=sprite /><use href=#sprite /><use href=#own /></svg></template>
        <svg><use href=#sprite /></svg>
        <p style='clip-path: url(#lost); mask: url(drawing.svg#here)'>
        <img src='drawing.svg#missing'>";
    let said = broken(&[("page.html", page), ("drawing.svg", &drawing)]);
    let said: Vec<&str> = said.iter().map(|link| link.link.as_str()).collect();
    assert_eq!(
        said,
        ["#no", "#lost", "#sprite", "#top", "drawing.svg#gone", "drawing.svg#missing"]
    );
}

/// A page has places that are there with scripts alone, or without them alone.
#[test]
fn links_are_checked_with_scripts_and_without() {
    let page = "<p id=here><noscript><p id=plain><a href=#plain></a><a href=#here></a>
        <a href=#no></a></noscript><a href=other.html#plain></a>";
    let said = broken(&[("page.html", page), ("other.html", page)]);
    let said: Vec<String> = said.iter().map(BrokenLink::to_string).collect();
    let why = "leads to a fragment that its page does not have";
    assert_eq!(
        said,
        [
            format!("other.html: \"#no\" {why}"),
            format!("other.html: \"other.html#plain\" {why}"),
            format!("page.html: \"#no\" {why}"),
            format!("page.html: \"other.html#plain\" {why}"),
        ]
    );
}

#[test]
fn a_drawing_that_no_browser_shows_is_named() {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("x.svg"), "<svg><g></svg>").unwrap();
    let error = find_broken(dir.path(), None).unwrap_err();
    assert!(format!("{error:#}").starts_with("x.svg cannot be shown by a browser: "), "{error:#}");
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

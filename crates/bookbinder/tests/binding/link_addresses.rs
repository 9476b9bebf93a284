//! One address in its many spellings, and what it is relative to.

use crate::link_names::{FOREIGN, MISSING, faults, says};
use crate::links::broken;

/// One address, however it is written.
#[test]
fn addresses_are_read_as_browsers_read_them() {
    const SOMEWHERE: &str = "is nothing that a page can load everywhere";
    for (address, wanted) in [
        ("HTTP://x.org/a.svg", Some(FOREIGN)),
        ("\n\t https://x.org/a.svg", Some(FOREIGN)),
        ("ht\ntp\ts://x.org/a.svg", Some(FOREIGN)),
        ("/\t/x.org/a.svg", Some(FOREIGN)),
        ("\\\\x.org\\a.svg", Some(FOREIGN)),
        ("/\\x.org/a.svg", Some(FOREIGN)),
        ("///x.org/a.svg", Some(FOREIGN)),
        ("https:x.org/a.svg", Some(FOREIGN)),
        ("http:there.svg", Some(FOREIGN)),
        ("&#104;ttps&colon;//x.org/a.svg", Some(FOREIGN)),
        ("https://user:word@x.org:8080/", Some(FOREIGN)),
        ("http://127.0.0.1:8000/there.svg", Some(FOREIGN)),
        ("http://localhost/a/there.svg", Some(FOREIGN)),
        ("ftp://x.org/a.svg", Some(FOREIGN)),
        ("https://", Some("is no address that a browser can read")),
        ("file:///a/there.svg", Some(SOMEWHERE)),
        ("blob:https://x.org/1", Some(SOMEWHERE)),
        ("javascript:x()", Some(SOMEWHERE)),
        ("data:image/png;base64,AA", None),
        ("DATA:,x", None),
        ("", Some("names no file")),
        (" ", Some("names no file")),
        ("there.svg", None),
        ("There.svg", Some(MISSING)),
        (" the\nre.svg\t", None),
        ("./there.svg?v=1", None),
        ("../a/there.svg", None),
        ("..\\a\\there.svg", None),
        ("%2e%2E/a/ther%65.svg", None),
        ("..%2Fa/there.svg", Some(MISSING)),
        ("/a/there.svg", None),
        ("/there.svg", Some(MISSING)),
        ("../../a/there.svg", Some("leads out of the book")),
        ("..\\..\\there.svg", Some("leads out of the book")),
        ("b/", None),
        ("b", None),
        ("b/c/", Some(MISSING)),
        ("there.svg/", Some(MISSING)),
        ("&#x74;here.svg", None),
    ] {
        says("html", "<img src=\"@@\">", address, wanted);
    }
    let page = "<img src='./%C3%BC%20%25%231.png'><img src='ü %25%231.png'><img src='ü%201.png'>";
    let said = broken(&[("page.html", page), ("ü %#1.png", "")]);
    assert_eq!(said.len(), 1, "{said:?}");
    assert_eq!(said[0].to_string(), format!("page.html: \"ü%201.png\" {MISSING}"));
}

#[test]
fn the_base_says_what_a_page_is_relative_to() {
    for (page, wanted) in [
        ("<base href=../><img src=a/there.svg>", None),
        ("<base href=../><img src=there.svg>", Some(MISSING)),
        ("<base href=b/><style>p { background: url(../there.svg) }</style>", None),
        ("<base href=b/><style>p { background: url(there.svg) }</style>", Some(MISSING)),
        ("<base target=_blank><base href=b/><base href=../><img src=../there.svg>", None),
        ("<template><base href=b/></template><img src=there.svg>", None),
        ("<base href=https://x.org/><img src=there.svg>", Some(FOREIGN)),
        ("<base href=//x.org/><p style='background: url(there.svg)'>", Some(FOREIGN)),
        ("<base href=https://x.org/><a href=there.html>", None),
        ("<base href=data:,x><img src=there.svg>", None),
        ("<base href=../><iframe srcdoc='<img src=a/there.svg>'></iframe>", None),
        ("<base href=../><script type=module>import './there.svg'</script>", Some(MISSING)),
        // A drawing on the page is of the page, whatever the base says; a link is not.
        ("<base href=there.html><svg id=x><use href=#x /><rect fill=url(#x) /></svg>", None),
        ("<base href=there.html><a href=#here>", None),
        (
            "<base href=there.html><p id=x><a href=#x>",
            Some("leads to a fragment that its page does not have"),
        ),
    ] {
        says("html", page, "", wanted);
    }
}

/// mdBook writes the path there that the book has on its host, and a link of the heading to itself.
#[test]
fn the_page_for_what_is_not_there_is_at_the_root() {
    for base in ["/", "/somewhere/on/the/host/"] {
        let page = format!("<base href={base}><a id=x href=#x>x</a><img src=a/there.svg>");
        assert_eq!(faults("404.html", &page), []);
        let page = format!("<base href={base}><a href=#x>x</a><img src=there.svg>");
        let fragment = "leads to a fragment that its page does not have";
        let wanted = [("#x".to_owned(), fragment), ("there.svg".to_owned(), MISSING)];
        assert_eq!(faults("404.html", &page), wanted);
    }
    let page = "<base href=https://x.org/><img src=a/there.svg>";
    assert_eq!(faults("404.html", page), [("a/there.svg".to_owned(), FOREIGN)]);
}

#[test]
fn a_file_is_the_base_of_what_it_names() {
    for (file, text, wanted) in [
        ("css/x.css", "@import '../a/there.svg'; p { background: url(../a/there.svg) }", None),
        ("css/x.css", "p { background: url(a/there.svg) }", Some(MISSING)),
        ("css/deep/x.CSS", "p { background: url(../a/there.svg) }", Some(MISSING)),
        (
            "d/x.svg",
            "<svg xmlns='http://www.w3.org/2000/svg'><a href='there.svg'/></svg>",
            Some(MISSING),
        ),
        ("d/x.js", "import '../a/there.svg'", None),
        ("d/x.js", "import './there.svg'", Some(MISSING)),
        ("d/x.mjs", "export { x } from '../a/no.js'", Some(MISSING)),
        ("d/x.htm", "<img src=there.svg>", Some(MISSING)),
        // Which page runs it, the file does not say.
        ("d/x.js", "new Worker('there.svg')", None),
        ("d/x.js", "new Worker('/a/there.svg')", None),
        ("d/x.js", "new Worker('/there.svg')", Some(MISSING)),
    ] {
        let said: Vec<&str> = faults(file, text).into_iter().map(|(_, why)| why).collect();
        assert_eq!(said, wanted.into_iter().collect::<Vec<_>>(), "{file}: {text}");
    }
}

//! How mdBook's own command talks to the binder.

use assert_cmd::Command;

use crate::mini::Mini;

fn bookbinder() -> Command {
    Command::cargo_bin("bookbinder").unwrap()
}

#[test]
fn it_supports_html_and_nothing_else() {
    bookbinder().args(["supports", "html"]).assert().code(0).stdout("");
    bookbinder().args(["supports", "epub"]).assert().code(1);
}

/// The JSON that mdBook writes, for a book in this folder.
fn request(mini: &Mini, content: &str) -> String {
    let root = mini.path("book");
    let book = serde_json::json!([
        { "root": root, "config": { "book": { "src": "src" } }, "renderer": "html",
          "mdbook_version": "0.5.4" },
        { "items": [{ "Chapter": {
            "name": "Shopping", "content": content, "number": [1], "sub_items": [],
            "path": "lesson-01.md", "source_path": "lesson-01.md", "parent_names": []
        }}]}
    ]);
    book.to_string()
}

/// Shows all that the small lesson marks, and no scene: the command knows the real ones.
const CODE: &str = "{{#twins python/shop.py:shop src/lib.rs:shop}}\n\n{{#code src/lib.rs:first}}\n";

#[test]
fn it_weaves_the_book_on_stdin() {
    let mini = Mini::new();
    let output = bookbinder().write_stdin(request(&mini, CODE)).assert().code(0);
    let book: serde_json::Value = serde_json::from_slice(&output.get_output().stdout).unwrap();
    let content = book["items"][0]["Chapter"]["content"].as_str().unwrap();
    assert!(content.contains("list.first().copied()"), "{content}");
}

#[test]
fn it_says_on_stderr_what_is_wrong() {
    let mini = Mini::new();
    let text = format!("{CODE}\n{{{{#code src/no.rs}}}}\n");
    let output = bookbinder().write_stdin(request(&mini, &text)).assert().code(1).stdout("");
    let said = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(said.starts_with("book/src/lesson-01.md:5: cannot read crates/lesson-01/src/no.rs"));
}

#[test]
fn outside_the_course_it_says_where_to_go() {
    let nowhere = tempfile::tempdir().unwrap();
    let output = bookbinder().arg("build").current_dir(nowhere.path()).assert().code(1);
    let said = String::from_utf8_lossy(&output.get_output().stderr).into_owned();
    assert!(said.contains("is not inside the course"), "{said}");
}

//! The old book stays until the new one is complete.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use crate::mini::Mini;

/// What lies where the book is built.
fn beside(mini: &Mini) -> Vec<String> {
    let entries = fs::read_dir(mini.path("target")).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn a_build_that_fails_leaves_the_old_book() {
    let mini = Mini::new();
    let page = mini.page();
    for fault in ["{{#nonsense}}\n", "[nowhere](nowhere.md)\n", "[no part](index.md#nowhere)\n"] {
        mini.append("book/src/index.md", fault);
        mini.build().unwrap_err();
        assert_eq!(mini.read("target/book/lesson-01.html"), page);
        assert_eq!(beside(&mini), ["book"], "nothing is left behind");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn whoever_reads_while_it_is_built_finds_a_book() {
    let mini = Mini::new();
    let page = mini.path("target/book/lesson-01.html");
    mini.build().unwrap();
    let done = AtomicBool::new(false);
    let read = std::thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut read = 0;
            while !done.load(Relaxed) {
                let text = fs::read_to_string(&page).expect("there is a book at every instant");
                assert!(text.ends_with("</html>\n"), "a whole one");
                read += 1;
            }
            read
        });
        (0..3).for_each(|_| drop(mini.build().unwrap()));
        done.store(true, Relaxed);
        reader.join().unwrap()
    });
    assert!(read > 100, "{read}");
}

/// Whoever starts the course on the next evening does not wait for a book that would be the same.
#[test]
fn a_book_that_would_not_change_is_known() {
    let mini = Mini::new();
    let workspace = mini.workspace();
    let is_built = || bookbinder::is_built(&workspace).unwrap();
    assert!(!is_built(), "there is none");
    mini.build().unwrap();
    assert!(is_built());
    // What a learner writes and what tools keep is in no page.
    mini.write("exercises/lesson-01/overlap.rs", "// an answer\n");
    mini.write("target/debug/anything", "");
    mini.write(".git/HEAD", "");
    mini.write("exercises/lesson-01/overlap.2026-11-26-203000.rs.kept", "// an earlier one\n");
    mini.write("exercises/lesson-01/.overlap.rs.swp", "an editor's");
    mini.write("exercises/playground/play.rs", "// a program of one's own\n");
    mini.write("run.html", "<p>a run</p>");
    assert!(is_built());

    let kinds =
        ["book/src/index.md", "crates/lesson-01/src/lib.rs", "exercises/lesson-01/lesson.toml"];
    for file in kinds {
        mini.append(file, "");
        assert!(!is_built(), "{file} changed");
        mini.build().unwrap();
        assert!(is_built(), "{file} is in it");
    }
    mini.write("book/src/another.md", "");
    assert!(!is_built(), "a file is new");
    fs::remove_file(mini.path("book/src/another.md")).unwrap();
    assert!(is_built(), "and is gone");
    let page = mini.read("target/book/index.html");
    for harm in [&page[1..], ""] {
        mini.write("target/book/index.html", harm);
        assert!(!is_built(), "a page is cut");
    }
    mini.build().unwrap();
    fs::remove_file(mini.path("target/book/lesson-01.html")).unwrap();
    assert!(!is_built(), "a page is gone");
    mini.build().unwrap();
    mini.append("book/src/index.md", "{{#nonsense}}\n");
    mini.build().unwrap_err();
    assert!(!is_built(), "what failed is no book");
}

/// What is read through a link is what it leads to.
#[cfg(unix)]
#[test]
fn a_book_is_known_to_change_with_what_its_links_lead_to() {
    let mini = Mini::new();
    let workspace = mini.workspace();
    let is_built = || bookbinder::is_built(&workspace).unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let (page, linked) = (mini.path("book/src/index.md"), elsewhere.path().join("index.md"));
    fs::rename(&page, &linked).unwrap();
    std::os::unix::fs::symlink(&linked, &page).unwrap();
    mini.build().unwrap();
    assert!(is_built());
    let text = fs::read_to_string(&linked).unwrap();
    fs::write(&linked, format!("{text}\nMore.\n")).unwrap();
    assert!(!is_built(), "what it leads to has changed");
    mini.build().unwrap();
    assert!(is_built());
}

#[test]
fn what_a_killed_builder_has_left_is_taken_away_and_what_another_works_in_is_not() {
    let mini = Mini::new();
    for name in ["target/.book-old", "target/.book-new", "target/old"] {
        mini.write(&format!("{name}/new/index.html"), "half of");
    }
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 3600);
    for name in ["target/.book-old", "target/old"] {
        fs::File::open(mini.path(name)).unwrap().set_modified(old).unwrap();
    }
    mini.build().unwrap();
    let is_there = |name| mini.path(name).exists();
    assert!(!is_there("target/.book-old"));
    assert!(is_there("target/.book-new") && is_there("target/old"));
}

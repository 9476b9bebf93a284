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

//! The old book stands until the new one is whole.

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

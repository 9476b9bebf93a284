//! Checks that run beside each other in one process look at its one panic hook, and none of them takes it for
//! replaced. In a file of its own, because in `hook` a program replaces it.

use std::thread;
use std::time::{Duration, Instant};

#[test]
fn who_looks_at_the_hook_hides_it_from_nobody() {
    // The first look puts the hook in its place.
    stage::panic_hook();
    let end = Instant::now() + Duration::from_millis(300);
    let looks = thread::spawn(move || {
        while Instant::now() < end {
            stage::panic_hook();
        }
    });
    while !looks.is_finished() {
        assert!(stage::panics_are_noted());
    }
    looks.join().expect("no panic");
}

//! Checks that run beside each other in one process look at its one panic hook, and none of them takes it for
//! replaced. In a file of its own, because in `hook` a program replaces it.

use std::thread;

#[test]
fn who_looks_at_the_hook_hides_it_from_nobody() {
    // The first look puts the hook in its place.
    stage::panic_hook();
    let looks = thread::spawn(|| (0..2_000_000).map(|_| stage::panic_hook()).max());
    while !looks.is_finished() {
        assert!(stage::panics_are_noted());
    }
    looks.join().expect("no panic");
}

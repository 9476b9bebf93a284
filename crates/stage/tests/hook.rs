//! A program that replaces the panic hook is noticed, and the next play notes its panics again. In a file of
//! its own, because a hook is one for the whole process.

use std::convert::Infallible;
use std::panic;

#[test]
fn another_hook_is_noticed_and_removed() {
    let panics = || {
        let play = stage::play(async {
            let _ = tokio::spawn(async { panic!("a bug") }).await;
            Ok::<_, Infallible>(())
        });
        play.panics.len()
    };
    assert_eq!(panics(), 1);
    assert!(stage::panics_are_noted());
    panic::set_hook(Box::new(|_| {}));
    assert_eq!(panics(), 0);
    assert!(!stage::panics_are_noted(), "the other hook is noticed once");
    assert!(stage::panics_are_noted());
    assert_eq!(panics(), 1);
}

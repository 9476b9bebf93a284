//! Who listens to Ctrl-C takes it away from the program. In a process of its own: that is for good.
#![cfg(unix)]

use std::process::Command;

use tokio::signal::ctrl_c;

/// If nobody had listened, this would end the test.
fn press_ctrl_c() {
    // Every shell knows how to; a program of that name is not on every machine.
    let kill = format!("kill -INT {}", std::process::id());
    let pressed = Command::new("sh").args(["-c", &kill]).status();
    assert!(pressed.expect("every Unix has a shell").success());
}

#[tokio::test]
async fn from_the_first_poll_on_ctrl_c_ends_nothing_by_itself_and_a_second_one_neither() {
    let mut pressed = std::pin::pin!(ctrl_c());
    tokio::select! {
        biased;
        _ = &mut pressed => unreachable!("nobody has pressed it"),
        () = std::future::ready(()) => {}
    }
    press_ctrl_c();
    pressed.await.expect("there is a handler for it");
    press_ctrl_c();
    tokio::task::yield_now().await;
}

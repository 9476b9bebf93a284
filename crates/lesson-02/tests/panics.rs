//! A panic in a task is told where every panic is told, whether anybody has the task's handle or not; an `Err`
//! is told nowhere. In a process of its own, for there is one panic hook a process.

use std::panic;
use std::sync::{Arc, Mutex};

use tokio::time::sleep;

#[test]
fn a_panic_of_a_detached_task_reaches_the_panic_hook() {
    let told = Arc::new(Mutex::new(Vec::new()));
    panic::set_hook(Box::new({
        let told = told.clone();
        move |info| {
            told.lock().unwrap().push(info.payload_as_str().unwrap_or_default().to_owned());
        }
    }));

    let runtime = tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    runtime.block_on(async {
        drop(tokio::spawn(async { Err::<(), _>("the letter is refused") }));
        drop(tokio::spawn(async { panic!("the letter is torn") }));
        sleep(std::time::Duration::from_millis(1)).await;
    });
    drop(panic::take_hook());

    assert_eq!(*told.lock().unwrap(), ["the letter is torn"]);
}

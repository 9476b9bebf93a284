//! A whole program, whose `main` a test calls. What it gives to `println!` is written down here.

use std::sync::Mutex;

static PRINTED: Mutex<Vec<String>> = Mutex::new(Vec::new());

macro_rules! println {
    ($($words:tt)*) => { PRINTED.lock().unwrap().push(format!($($words)*)) };
}

mod program {
    use super::PRINTED;

    // ANCHOR: program
    use std::time::Duration;
    use tokio::time::sleep;

    #[tokio::main]
    async fn main() {
        tokio::spawn(async {
            sleep(Duration::from_secs(3)).await;
            println!("the letter is in the post");
        });
        sleep(Duration::from_secs(1)).await;
        println!("home with bread");
    }
    // ANCHOR_END: program

    /// The task was under way for a second, and has two more to wait when `main` returns.
    #[test]
    fn main_waits_for_no_task() {
        let began = std::time::Instant::now();
        main();
        assert!(began.elapsed() >= Duration::from_secs(1));
        assert_eq!(*PRINTED.lock().unwrap(), ["home with bread"]);
    }
}

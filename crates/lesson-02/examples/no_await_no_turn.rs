//! Plays the scene `no_await_no_turn`: `cargo run -p lesson-02 --example no_await_no_turn`.

fn main() {
    lesson_02::scene("no_await_no_turn").print();
}

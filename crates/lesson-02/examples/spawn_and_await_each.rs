//! Plays the scene `spawn_and_await_each`: `cargo run -p lesson-02 --example spawn_and_await_each`.

fn main() {
    lesson_02::scene("spawn_and_await_each").print();
}

//! Plays the scene `spawn_all_then_await`: `cargo run -p lesson-02 --example spawn_all_then_await`.

fn main() {
    lesson_02::scene("spawn_all_then_await").print();
}

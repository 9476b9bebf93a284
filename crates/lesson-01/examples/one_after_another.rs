//! Plays the scene `one_after_another`: `cargo run -p lesson-01 --example one_after_another`.

fn main() {
    lesson_01::scene("one_after_another").print();
}

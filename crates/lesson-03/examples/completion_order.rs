//! Plays the scene `completion_order`: `cargo run -p lesson-03 --example completion_order`.

fn main() {
    lesson_03::scene("completion_order").print();
}

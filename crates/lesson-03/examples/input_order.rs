//! Plays the scene `input_order`: `cargo run -p lesson-03 --example input_order`.

fn main() {
    lesson_03::scene("input_order").print();
}

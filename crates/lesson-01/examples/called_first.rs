//! Plays the scene `called_first`: `cargo run -p lesson-01 --example called_first`.

fn main() {
    lesson_01::scene("called_first").print();
}

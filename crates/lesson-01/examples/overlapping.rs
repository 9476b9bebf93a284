//! Plays the scene `overlapping`: `cargo run -p lesson-01 --example overlapping`.

fn main() {
    lesson_01::scene("overlapping").print();
}

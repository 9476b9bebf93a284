//! Plays the scene `dashboard`: `cargo run -p lesson-03 --example dashboard`.

fn main() {
    lesson_03::scene("dashboard").print();
}

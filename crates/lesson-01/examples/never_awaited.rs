//! Plays the scene `never_awaited`: `cargo run -p lesson-01 --example never_awaited`.

fn main() {
    lesson_01::scene("never_awaited").print();
}

//! Plays the scene `kitchen`: `cargo run -p lesson-03 --example kitchen`.

fn main() {
    lesson_03::scene("kitchen").print();
}

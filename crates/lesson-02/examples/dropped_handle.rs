//! Plays the scene `dropped_handle`: `cargo run -p lesson-02 --example dropped_handle`.

fn main() {
    lesson_02::scene("dropped_handle").print();
}

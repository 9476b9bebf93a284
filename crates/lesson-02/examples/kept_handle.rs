//! Plays the scene `kept_handle`: `cargo run -p lesson-02 --example kept_handle`.

fn main() {
    lesson_02::scene("kept_handle").print();
}

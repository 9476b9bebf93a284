//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-02 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-02", &lesson_02::scenes())
}

//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-05 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-05", &lesson_05::scenes())
}

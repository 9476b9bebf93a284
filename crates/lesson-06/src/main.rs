//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-06 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-06", &lesson_06::scenes())
}

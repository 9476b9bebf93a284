//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-01 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-01", &lesson_01::scenes())
}

//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-04 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-04", &lesson_04::scenes())
}

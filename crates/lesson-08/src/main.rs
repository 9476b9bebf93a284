//! Lists the lesson's scenes, or plays one: `cargo run -p lesson-08 -- --list`.

fn main() -> std::process::ExitCode {
    stage::program("lesson-08", &lesson_08::scenes())
}

//! Replays every scene of every lesson and prints how long that takes in real time.
//!
//! `cargo run --release -p lab --example replay`

use std::time::Instant;

fn main() {
    let lessons = lab::lessons();
    let begun = Instant::now();
    let mut count = 0;
    for lesson in &lessons {
        for scene in &lesson.scenes {
            let one = Instant::now();
            let recording = scene.play(&scene.cast);
            count += 1;
            println!(
                "lesson-{:02} {:<24} {:>8} of virtual time in {:.3} ms",
                lesson.number,
                scene.id,
                timeline::units::duration(recording.elapsed),
                one.elapsed().as_secs_f64() * 1e3
            );
        }
    }
    println!("{count} scenes in {:.3} ms", begun.elapsed().as_secs_f64() * 1e3);
}

//! Every lesson's scenes in one place, for code that shows, replays or measures them.
//!
//! It has no scenes of its own except [`legend`], the drawing that explains drawings, and
//! [`overlaps`], the breakfasts on the front page. When you add a lesson to the course, add it to
//! [`lessons`].

mod legend;
mod overlap;

use stage::Scene;

pub use legend::legend;
pub use overlap::overlaps;

/// The scenes of one lesson.
#[derive(Debug, Clone)]
pub struct LessonScenes {
    /// The lesson's number; 1 for lesson 01.
    pub number: u8,
    /// Its scenes, in the order in which the chapter shows them.
    pub scenes: Vec<Scene>,
}

/// All lessons of the course, in order.
///
/// # Example
/// ```
/// for lesson in lab::lessons() {
///     for scene in lesson.scenes {
///         println!("{} {}: {}", lesson.number, scene.id, scene.play(&scene.cast).elapsed.as_secs());
///     }
/// }
/// ```
pub fn lessons() -> Vec<LessonScenes> {
    vec![
        LessonScenes { number: 1, scenes: lesson_01::scenes() },
        LessonScenes { number: 2, scenes: lesson_02::scenes() },
        LessonScenes { number: 3, scenes: lesson_03::scenes() },
        LessonScenes { number: 4, scenes: lesson_04::scenes() },
        LessonScenes { number: 5, scenes: lesson_05::scenes() },
        LessonScenes { number: 6, scenes: lesson_06::scenes() },
        LessonScenes { number: 7, scenes: lesson_07::scenes() },
        LessonScenes { number: 8, scenes: lesson_08::scenes() },
        LessonScenes { number: 9, scenes: lesson_09::scenes() },
    ]
}

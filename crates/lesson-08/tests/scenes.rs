//! Every scene, played on the paused clock, against the run that the book shows.

#[test]
fn every_scene_runs_as_the_book_shows_it() {
    for scene in lesson_08::scenes() {
        insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
            let recording = scene.play(&scene.cast);
            insta::assert_snapshot!(scene.id, stage::transcript(&recording));
        });
    }
}

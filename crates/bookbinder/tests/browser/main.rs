//! The course's book in a real browser: that each page is sound, and that what pages do they do, with the
//! pointer, with the keyboard alone, without script and on paper.
//!
//! Needs chromium and chromedriver; without them the test says that it is skipped. Starting a browser takes
//! longer than all that is seen in it, so there is one, and each check has a window of its own.

mod axe;
mod book;
mod cards;
mod closing;
mod driver;
mod error_modes;
mod guess;
mod import;
mod keyboard;
mod lit;
mod look;
mod pages;
mod paper;
mod plain;
mod practice;
mod quiz;
mod scenes;
mod search;
mod steps;
mod terms;
mod visits;
mod which;

/// Names of functions with the functions.
macro_rules! checks {
    ($($module:ident::$name:ident,)*) => {
        [$((concat!(stringify!($module), "::", stringify!($name)), |browser| {
            Box::pin($module::$name(browser))
        })),*]
    };
}

#[test]
fn the_book_in_a_browser() {
    driver::browse(&checks![
        pages::polls_come_with_the_text,
        pages::fonts_that_are_late_move_nothing,
        guess::an_instant_is_typed_or_dragged_and_drawn_where_it_would_be,
        guess::an_instant_beyond_the_drawing_is_at_its_edge_and_a_right_one_is_said_to_be,
        guess::an_order_is_moved_and_each_lane_says_what_was_guessed,
        guess::an_order_is_dragged_with_the_pointer,
        guess::a_fate_is_chosen_for_each_lane_and_stands_beside_it,
        guess::the_other_kinds_are_picked_and_the_run_can_be_seen_without_a_guess,
        guess::a_double_click_takes_no_guess_back,
        quiz::a_quiz_scores_shows_all_choices_at_its_end_and_comes_again_in_another_order,
        quiz::an_answer_is_asked_for_and_is_final,
        closing::the_closing_quiz_leads_to_what_teaches_it_and_is_kept,
        cards::cards_move_from_box_to_box_and_are_kept_over_a_reload,
        cards::boxes_come_again_after_their_days,
        cards::two_tabs_lose_nothing_of_each_other,
        import::an_export_is_imported_and_what_is_newer_stays,
        import::a_damaged_or_foreign_import_is_refused_in_a_sentence_and_changes_nothing,
        import::a_clock_that_was_ahead_does_not_win_for_ever,
        import::what_is_not_ours_is_left_alone_until_the_reader_replaces_it,
        import::a_browser_that_blocks_its_store_says_so_and_the_visit_works,
        import::a_browser_without_room_says_so_and_the_visit_works,
        practice::practice_has_the_cards_a_mixed_quiz_and_what_went_wrong,
        terms::a_term_shows_its_entry_on_focus_and_escape_closes_it,
        terms::an_entry_stays_where_the_browser_scrolls_to_its_term,
        terms::a_term_in_what_is_said_to_a_guess_shows_its_entry,
        terms::a_pointer_shows_an_entry_and_may_cross_over_to_it,
        terms::a_first_tap_shows_the_entry_on_the_screen_and_a_second_one_follows,
        paper::questions_are_printed_with_their_runs_and_the_answers_at_the_end,
        paper::the_practice_page_is_printed_whole,
        paper::dark_pages_are_printed_light,
        error_modes::rows_and_columns_are_chosen_and_all_comes_back,
        error_modes::every_cell_opens_its_drawing_and_escape_closes_it,
        error_modes::a_phone_scrolls_the_matrix_by_keyboard_and_the_page_stays,
        error_modes::all_is_printed_with_every_drawing,
        which::each_way_is_reached_with_the_keyboard_and_no_script,
        which::answers_can_be_changed_taken_back_and_all_shown,
        which::paper_has_all_and_a_phone_shows_each_way,
        lit::a_lane_and_its_lines_light_up_together,
        lit::the_pointer_lights_and_leaves_the_step,
        lit::the_focus_lights_beside_a_pointer_that_rests,
        lit::every_line_leads_elsewhere,
        steps::a_run_is_stepped_and_its_lanes_followed_with_the_keyboard,
        lit::words_and_lines_have_the_colours_of_their_lanes,
        steps::an_address_shows_an_instant,
        steps::an_address_leads_from_run_to_run,
        steps::an_address_shows_a_drawing_that_others_hide,
        steps::a_run_plays_and_without_motion_it_steps,
        steps::a_run_plays_where_its_address_must_not_change,
        steps::printing_gives_no_run_away,
        steps::paper_shows_no_step,
        steps::a_guess_and_a_step_leave_each_other_their_room,
        steps::a_run_that_was_not_opened_lights_nothing,
        steps::without_script_a_run_is_complete,
        plain::without_script_each_question_has_its_folded_answer,
        plain::without_script_the_menu_is_there,
        keyboard::everything_is_done_with_the_keyboard,
        keyboard::enter_in_a_field_leads_to_the_button,
        keyboard::what_is_pressed_is_large_enough,
        look::text_and_code_have_their_sizes_and_a_line_some_68_characters,
        look::twins_stand_side_by_side_where_there_is_room,
        look::notes_stand_in_the_margin_where_there_is_one,
        look::every_mark_is_told_once_where_a_chapter_first_has_it,
        look::a_lesson_says_where_it_stands_and_what_is_right_so_far,
        look::a_lesson_says_how_many_exercises_are_solved,
        look::the_front_page_moves_from_6_s_to_3_s,
        look::what_scrolls_is_a_named_stop_and_keeps_its_arrows,
        look::the_text_and_the_menu_are_reached_by_keyboard,
        search::what_searches_comes_when_it_is_asked_for,
        search::what_searches_can_be_asked_for_again,
        search::names_are_found_by_their_parts,
        search::chapters_come_before_tables,
        visits::nothing_is_wrong_on_the_narrowest_phone_and_on_paper,
        visits::nothing_is_wrong_on_a_phone,
        visits::nothing_is_wrong_on_a_screen,
    ]);
}

//! Every page, opened once on each of three screens, and all that is looked at there.
//!
//! Opening a page takes longer than most looks at it. What a look changes on its page it puts back.

use crate::axe::Axe;
use crate::driver::Browser;
use crate::pages::{self, Weights};
use crate::{paper, steps};

/// The narrowest screen that the book is made for.
const NARROWEST: u32 = 320;

pub async fn nothing_is_wrong_on_the_narrowest_phone_and_on_paper(browser: Browser) {
    let mut faults = Vec::new();
    for name in pages::names(&browser.pages) {
        browser.screen(NARROWEST, 800).await;
        browser.open(&name).await;
        let seen = [
            pages::complaints_and_requests(&browser).await,
            pages::what_sticks_out(&browser, NARROWEST).await,
            pages::drawings_that_do_not_fit(&browser, &name).await,
            paper::columns_that_are_lost(&browser).await,
            paper::texts_that_stand_twice(&browser, &name).await,
        ];
        faults.extend(seen.concat().iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

pub async fn nothing_is_wrong_on_a_phone(browser: Browser) {
    let axe = Axe::load(&browser).await;
    let mut faults = Vec::new();
    for (turn, name) in pages::names(&browser.pages).iter().enumerate() {
        browser.screen(360, 800).await;
        browser.open(name).await;
        let seen = [
            pages::what_moves(&browser, name).await,
            pages::words_that_leave_their_cells(&browser, name).await,
            pages::drawings_that_do_not_fit(&browser, name).await,
            axe.look(&browser, name, turn + 2).await,
        ];
        faults.extend(seen.concat().iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

pub async fn nothing_is_wrong_on_a_screen(browser: Browser) {
    let axe = Axe::load(&browser).await;
    let mut weights = Weights::default();
    let mut faults = Vec::new();
    for (turn, name) in pages::names(&browser.pages).iter().enumerate() {
        browser.screen(1280, 800).await;
        browser.open(name).await;
        let seen = [
            pages::what_moves(&browser, name).await,
            pages::headings_that_are_wrong(&browser).await,
            weights.too_much(&browser, name).await,
            pages::drawings_that_do_not_fit(&browser, name).await,
            axe.look(&browser, name, turn).await,
            steps::what_steps_do_not_show(&browser, name).await,
        ];
        faults.extend(seen.concat().iter().map(|fault| format!("{name}: {fault}")));
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

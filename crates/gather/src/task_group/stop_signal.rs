//! The signal that a group was stopped, which its children wait for.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use tokio::sync::Notify;

use super::system::AtomicBool;

/// Says that a group was stopped. Not part of what lies under the group's lock, because whoever
/// waits for it is woken here.
#[derive(Default)]
pub(super) struct StopSignal {
    told: AtomicBool,
    news: Notify,
}

impl StopSignal {
    pub(super) fn tell(&self) {
        self.told.store(true, SeqCst);
        self.news.notify_waiters();
    }

    pub(super) fn is_told(&self) -> bool {
        self.told.load(SeqCst)
    }

    /// Never ready if it is never told.
    pub(super) async fn heard(self: Arc<Self>) {
        // Hears from here on, so before it looks.
        let news = pin!(self.news.notified());
        if !self.is_told() {
            news.await;
        }
    }
}

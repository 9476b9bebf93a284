//! The signal that a group was stopped, for which its children wait.

use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering::SeqCst;

use tokio::sync::Notify;

use super::system::AtomicBool;

/// Tells that a group was stopped. It is not part of the state under the group's lock, because it
/// wakes those who wait.
#[derive(Default)]
pub(super) struct StopSignal {
    sent: AtomicBool,
    notify: Notify,
}

impl StopSignal {
    pub(super) fn tell(&self) {
        self.sent.store(true, SeqCst);
        self.notify.notify_waiters();
    }

    pub(super) fn is_told(&self) -> bool {
        self.sent.load(SeqCst)
    }

    /// Waits for the stop; never ends if the group is not stopped.
    pub(super) async fn heard(self: Arc<Self>) {
        // This registers first and looks second, so that no notice is lost in between.
        let notified = pin!(self.notify.notified());
        if !self.is_told() {
            notified.await;
        }
    }
}

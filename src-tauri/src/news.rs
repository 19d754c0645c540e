//! What the window is told without having asked: something was handed over, a place is asked for, an import goes on or
//! is over. What happens before the window listens waits for it.

use crate::messages::news::News;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use tauri::ipc::Channel;

/// Rings at the window. Clones ring at the same one.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bell(Arc<Mutex<Ear>>);

#[derive(Default)]
struct Ear {
    channel: Option<Channel<News>>,
    waiting: Vec<News>,
}

impl Bell {
    /// Tells the window.
    pub(crate) fn ring(&self, news: News) {
        let mut ear = self.ear();
        match &ear.channel {
            // A window that is gone hears nothing.
            Some(channel) => drop(channel.send(news)),
            None => ear.waiting.push(news),
        }
    }

    /// From now on the window listens at `channel`, and nowhere else.
    pub(crate) fn listen(&self, channel: Channel<News>) {
        let mut ear = self.ear();
        for news in ear.waiting.drain(..) {
            let _ = channel.send(news);
        }
        ear.channel = Some(channel);
    }

    fn ear(&self) -> MutexGuard<'_, Ear> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Ear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ear")
            .field("listens", &self.channel.is_some())
            .field("waiting", &self.waiting)
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tauri::ipc::InvokeResponseBody;

    /// What is heard.
    fn ear() -> (Channel<News>, Arc<Mutex<Vec<String>>>) {
        let heard = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&heard);
        let channel = Channel::new(move |body| {
            let InvokeResponseBody::Json(json) = body else { panic!("news are JSON") };
            kept.lock().unwrap().push(json);
            Ok(())
        });
        (channel, heard)
    }

    #[test]
    fn what_happens_before_the_window_listens_waits_for_it() {
        let bell = Bell::default();
        bell.ring(News::Go { address: "#/undated".to_owned() });
        let (channel, heard) = ear();
        bell.listen(channel);
        bell.ring(News::Hovering { over: true });
        let said = heard.lock().unwrap().clone();
        assert_eq!(said, [r##"{"kind":"go","address":"#/undated"}"##, r#"{"kind":"hovering","over":true}"#]);
        let (later, hears) = ear();
        bell.listen(later);
        bell.ring(News::Hovering { over: false });
        assert_eq!((heard.lock().unwrap().len(), hears.lock().unwrap().len()), (2, 1), "one window listens");
    }
}

//! The way of one file: announced, sent part by part, and what comes between.

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::Blob;
use yew::Callback;
use zayavka_shared::FileId;
use zayavka_shared::api::{FileView, NewUpload, ProblemCode, UploadView};

use super::courier::Courier;
use super::upload::{Refusal, UploadState};
use crate::api::{ApiError, IdempotencyKey};
use crate::live::backoff;
use crate::{clock, report};

/// An upload that the server forgot is announced anew so often.
const ANNOUNCED_MAX: u32 = 3;

/// The next part of a file.
struct Part {
    id: FileId,
    offset: u64,
    content: Blob,
}

impl Courier {
    /// Tells the server of a file.
    pub(super) fn announce(&self, key: u32) {
        let announcement = self.0.luggage.borrow().get(&key).map(|one| one.announcement.clone());
        let upload = self.0.list.borrow().get(key).cloned();
        let Some((announcement, upload)) = announcement.zip(upload) else { return };
        let courier = self.clone();
        spawn_local(async move {
            let size = i64::try_from(upload.size).unwrap_or(i64::MAX);
            let new = NewUpload { name: upload.name.to_string(), size };
            let answer = courier.0.api.announce_upload(&new, &announcement).await;
            // It may have been taken away, or become a smaller photo.
            let is_wanted =
                courier.0.luggage.borrow().get(&key).is_some_and(|one| one.announcement == announcement);
            match answer {
                Ok(view) if !is_wanted => courier.give_up(view.id),
                Err(_) if !is_wanted => {}
                Ok(view) => {
                    courier.change(key, |one| {
                        one.id = Some(view.id);
                        if one.state == UploadState::Waiting {
                            one.state = UploadState::Queued;
                        }
                    });
                    courier.save();
                }
                Err(error) => courier.fail(key, error),
            }
            courier.pump();
            courier.changed();
        });
    }

    /// Sends what has its turn.
    pub(super) fn pump(&self) {
        loop {
            let next = self.0.list.borrow().next();
            let Some(key) = next else { return };
            self.change(key, |one| one.state = UploadState::Sending);
            let courier = self.clone();
            spawn_local(async move {
                courier.carry(key).await;
                courier.pump();
                courier.changed();
            });
        }
    }

    /// Sends parts until the file has arrived, or the line breaks.
    async fn carry(&self, key: u32) {
        if let Err(error) = self.find_place(key).await {
            self.fail(key, error);
            return;
        }
        while let Some(part) = self.next_part(key) {
            let Part { id, offset, content } = part;
            let began = clock::now();
            let request = self.0.api.send_part(id, offset, &content, self.progress(key, offset));
            if let Some(luggage) = self.0.luggage.borrow_mut().get_mut(&key) {
                luggage.request = Some(request.clone());
            }
            let answer = request.finished().await;
            if let Some(luggage) = self.0.luggage.borrow_mut().get_mut(&key) {
                luggage.request = None;
            }
            match answer {
                Ok(view) => self.arrived(key, &view, clock::now().0 - began.0),
                Err(error) if error.code() == Some(ProblemCode::OffsetConflict) => {
                    if let Some(luggage) = self.0.luggage.borrow_mut().get_mut(&key) {
                        luggage.failures += 1;
                    }
                    if let Err(error) = self.find_place(key).await {
                        self.fail(key, error);
                        return;
                    }
                }
                Err(error) => {
                    self.fail(key, error);
                    return;
                }
            }
        }
    }

    /// After a break the server says where to go on.
    async fn find_place(&self, key: u32) -> Result<(), ApiError> {
        let is_sure = self.0.luggage.borrow().get(&key).is_none_or(|one| one.failures == 0);
        let id = self.0.list.borrow().get(key).and_then(|one| one.id);
        let Some(id) = id.filter(|_| !is_sure) else { return Ok(()) };
        let view = self.0.api.upload(id).await?;
        self.stand(key, &view);
        Ok(())
    }

    fn next_part(&self, key: u32) -> Option<Part> {
        let upload = self.0.list.borrow().get(key).cloned()?;
        let id = upload.id.filter(|_| upload.state == UploadState::Sending)?;
        let part = {
            let all = self.0.luggage.borrow();
            all.get(&key).map(|luggage| {
                let end = (luggage.offset + luggage.pace.part()).min(upload.size);
                #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
                let (from, to) = (luggage.offset as f64, end as f64);
                (luggage.offset, luggage.content.slice_with_f64_and_f64(from, to))
            })
        };
        match part {
            Some((offset, Ok(content))) => Some(Part { id, offset, content }),
            Some((_, Err(_))) | None => {
                // The page was loaded anew, or the device took the file away.
                self.change(key, |one| one.state = UploadState::Stopped);
                None
            }
        }
    }

    fn progress(&self, key: u32, offset: u64) -> Callback<u64> {
        let courier = self.clone();
        Callback::from(move |sent: u64| {
            courier.change(key, |one| one.sent = (offset + sent).min(one.size));
            courier.changed();
        })
    }

    fn arrived(&self, key: u32, view: &UploadView, took_ms: i64) {
        if let Some(luggage) = self.0.luggage.borrow_mut().get_mut(&key) {
            luggage.failures = 0;
            luggage.pace = luggage.pace.after(took_ms, u64::try_from(view.part_size).unwrap_or(0));
        }
        self.stand(key, view);
        self.changed();
    }

    /// Takes over what the server has of a file.
    fn stand(&self, key: u32, view: &UploadView) {
        let offset = u64::try_from(view.offset).unwrap_or(0);
        if let Some(luggage) = self.0.luggage.borrow_mut().get_mut(&key) {
            luggage.offset = offset;
        }
        self.change(key, |one| one.sent = offset);
        if view.offset == view.size {
            self.finish(key, view.file.clone());
        }
    }

    fn finish(&self, key: u32, file: Option<FileView>) {
        self.0.luggage.borrow_mut().remove(&key);
        match file {
            Some(file) => self.change(key, |one| one.state = UploadState::Done(file)),
            // It is attached to something, which tells of it from now on.
            None => drop(self.0.list.borrow_mut().remove(key)),
        }
        self.save();
    }

    /// What becomes of a file that could not be announced or sent on.
    fn fail(&self, key: u32, error: ApiError) {
        match error.code() {
            Some(ProblemCode::FileTooLarge) => self.refuse(key, Refusal::TooLarge),
            Some(ProblemCode::FileType) => self.refuse(key, Refusal::Program),
            Some(ProblemCode::NotFound) => self.begin_anew(key, error),
            // A line that is down, a server that is busy, a proxy in between: all of these pass.
            None | Some(ProblemCode::Internal | ProblemCode::RateLimited) => self.wait(key),
            Some(_) => self.change(key, |one| one.state = UploadState::Failed(error)),
        }
    }

    fn refuse(&self, key: u32, refusal: Refusal) {
        self.0.luggage.borrow_mut().remove(&key);
        self.change(key, |one| {
            one.id = None;
            one.state = UploadState::Refused(refusal);
        });
        self.save();
    }

    /// The server forgot it: what was promised cannot be kept, all else is announced again.
    fn begin_anew(&self, key: u32, error: ApiError) {
        let is_promised = self.0.list.borrow().get(key).is_some_and(|one| one.is_promised);
        let is_hopeless = match self.0.luggage.borrow_mut().get_mut(&key) {
            Some(luggage) => {
                luggage.offset = 0;
                luggage.failures += 1;
                luggage.announcement = IdempotencyKey::new();
                luggage.failures > ANNOUNCED_MAX
            }
            None => true,
        };
        if is_promised || is_hopeless {
            self.change(key, |one| one.state = UploadState::Failed(error));
            return;
        }
        self.change(key, |one| {
            one.id = None;
            one.sent = 0;
            one.state = UploadState::Queued;
        });
        self.announce(key);
    }

    /// Tries again after a while, a longer one each time.
    fn wait(&self, key: u32) {
        self.change(key, |one| one.state = UploadState::Waiting);
        let courier = self.clone();
        if let Some(luggage) = self.0.luggage.borrow_mut().get_mut(&key) {
            let pause = backoff::wait_ms(luggage.failures, js_sys::Math::random());
            luggage.failures += 1;
            luggage.pace = luggage.pace.after_loss();
            luggage.alarm = Some(Timeout::new(pause, move || courier.retry(key)));
        }
    }

    /// Asks the server for a file that was there when this browser last knew.
    pub(super) fn ask_after(&self, key: u32) {
        let id = self.0.list.borrow().get(key).and_then(|one| one.id);
        let Some(id) = id else { return };
        let courier = self.clone();
        spawn_local(async move {
            match courier.0.api.upload(id).await {
                Ok(view) => courier.stand(key, &view),
                Err(error) if error.code() == Some(ProblemCode::NotFound) => courier.finish(key, None),
                // What the browser knows is all there is.
                Err(_) => {}
            }
            courier.change(key, |one| {
                if one.state == UploadState::Preparing {
                    one.state = UploadState::Stopped;
                }
            });
            courier.changed();
        });
    }

    /// Lets the server forget a file; if it does not hear of it, it forgets by itself after a day.
    pub(super) fn give_up(&self, id: FileId) {
        let api = self.0.api.clone();
        spawn_local(async move { report::ignore("giving a file up", api.give_up_upload(id).await) });
    }
}

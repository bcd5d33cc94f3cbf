use yew::AttrValue;
use zayavka_shared::api::{FileView, UploadView};
use zayavka_shared::{CategoryId, FileId, TicketId};

use crate::api::ApiError;

/// The form or the reply that a file is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owner(AttrValue);

impl Owner {
    /// A field of files in a category's form.
    #[must_use]
    pub fn field(category: CategoryId, field: &str) -> Self {
        Self(format!("new:{category}/{field}").into())
    }

    #[must_use]
    pub fn reply(ticket: TicketId) -> Self {
        Self(format!("reply:{ticket}").into())
    }

    #[must_use]
    pub fn from_key(key: &str) -> Self {
        Self(key.to_owned().into())
    }

    #[must_use]
    pub fn key(&self) -> &str {
        &self.0
    }

    /// What its fields have in common: they are sent together, and a word about one photo counts for all.
    #[must_use]
    pub fn whole(&self) -> &str {
        self.0.split('/').next().unwrap_or(&self.0)
    }
}

/// Why a file is not taken; told before a byte is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    TooLarge,
    Program,
}

/// How a file is doing.
#[derive(Debug, Clone, PartialEq)]
pub enum UploadState {
    /// A photo that is being looked at.
    Preparing,
    /// A photo that could be so many bytes; the person has the word.
    Asked(u64),
    /// Waits for its turn.
    Queued,
    Sending,
    /// The line is down; it goes on by itself.
    Waiting,
    /// The page was loaded anew and has the file no more: the same one must be chosen again.
    Stopped,
    Done(FileView),
    Refused(Refusal),
    Failed(ApiError),
}

/// One file.
#[derive(Debug, Clone, PartialEq)]
pub struct Upload {
    /// Of this session; not the server's id.
    pub key: u32,
    pub owner: Owner,
    /// Known once the server has heard of it.
    pub id: Option<FileId>,
    pub name: AttrValue,
    /// Bytes.
    pub size: u64,
    /// Bytes that have arrived, or are about to.
    pub sent: u64,
    pub state: UploadState,
    /// A `blob:` address of an image, while it is this page's.
    pub preview: Option<AttrValue>,
    /// Sent with something: it joins that when it arrives.
    pub is_promised: bool,
}

impl Upload {
    #[must_use]
    pub fn done(&self) -> Option<&FileView> {
        match &self.state {
            UploadState::Done(file) => Some(file),
            UploadState::Preparing
            | UploadState::Asked(_)
            | UploadState::Queued
            | UploadState::Sending
            | UploadState::Waiting
            | UploadState::Stopped
            | UploadState::Refused(_)
            | UploadState::Failed(_) => None,
        }
    }

    /// Whether it will arrive without anyone's help.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
        match self.state {
            UploadState::Preparing
            | UploadState::Asked(_)
            | UploadState::Queued
            | UploadState::Sending
            | UploadState::Waiting => true,
            UploadState::Stopped
            | UploadState::Done(_)
            | UploadState::Refused(_)
            | UploadState::Failed(_) => false,
        }
    }

    /// Whether someone must do something before it can be sent with anything.
    #[must_use]
    pub fn is_faulty(&self) -> bool {
        !self.is_under_way() && self.done().is_none()
    }

    /// Whether another try makes sense.
    #[must_use]
    pub fn can_retry(&self) -> bool {
        matches!(self.state, UploadState::Failed(_) | UploadState::Waiting)
    }

    /// What the server tells of a file under way, where this page does not have it.
    #[must_use]
    pub(super) fn stopped(key: u32, owner: Owner, view: &UploadView) -> Self {
        Self {
            key,
            owner,
            id: Some(view.id),
            name: view.name.clone().into(),
            size: u64::try_from(view.size).unwrap_or(0),
            sent: u64::try_from(view.offset).unwrap_or(0),
            state: UploadState::Stopped,
            preview: None,
            is_promised: false,
        }
    }
}

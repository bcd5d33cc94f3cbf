//! The bodies that cross the wire: what the server answers and the Mini App reads, and the reverse.

mod categories;
mod drafts;
mod faq;
mod first_steps;
mod live;
mod many;
mod preferences;
mod problem;
mod rating;
mod reports;
mod requests;
mod settings;
mod templates;
mod uploads;
mod views;

pub use categories::{AdminCategory, ChangeCategory, FormLabel};
pub use drafts::{DraftView, OpenDraft, PutDraft};
pub use faq::{AdminFaq, ChangeFaq, FaqView};
pub use first_steps::FirstSteps;
pub use live::{LiveEvent, LiveKind};
pub use many::{
    BulkAct, BulkResult, BulkResults, ExportLink, NewExportLink, ReassignAll, Reassigned, TicketCount,
};
pub use preferences::{ChangePreferences, Preferences, PushGroup, QuietHours};
pub use problem::{Problem, ProblemCode, ProblemField};
pub use rating::{NewRating, RatingView};
pub use reports::{
    ReportAgent, ReportBot, ReportCategory, ReportDay, ReportFigures, ReportOverview, ReportRating,
    ReportSpan, ReportStatus,
};
pub use requests::{
    AcceptInvite, AddComment, Assign, ChangePerson, EditComment, INVITE_USES_MAX, MarkRead, NewInvite,
    NewTeam, NewTicket, SetLanguage, SetStatus, TicketAct,
};
pub use settings::{
    ChangeSettings, CommandTexts, ConsentView, DeskSettings, GiveConsent, REOPEN_DAYS_MAX, TelegramAnswer,
};
pub use templates::{PreviewTemplate, SetTemplate, TemplatePreview, TemplateVariable, TemplateView};
pub use uploads::{NewUpload, PART_MAX, UPLOAD_OFFSET, UploadView};
pub use views::{
    ActorKind, ActorView, CategoryRef, CategoryView, ClientCard, CommentView, EventView, FileQueued,
    FileView, InviteView, LastComment, Me, Page, PersonRef, PersonView, QrCode, RoleView, StatusView,
    TeamView, TicketSummary, TicketView,
};

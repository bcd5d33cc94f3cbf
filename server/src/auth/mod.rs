//! Who asks, and what they may reach. Telegram's initData is the only thing that grants a person access.

mod actor;
mod init_data;
mod rate;
mod scope;

pub use actor::{Actor, Caller, CallerLanguage};
pub use init_data::{InitData, InitDataFault, InitDataKey, TelegramUser};
pub use rate::{Asking, Rate};
pub use scope::{Place, Scope};

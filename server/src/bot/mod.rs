//! The bot: what Telegram brings (updates, kept before they are confirmed) and what follows from it.
use crate::App;
pub async fn run(_: App) {
    std::future::pending::<()>().await
}

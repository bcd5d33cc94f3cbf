//! Tells Telegram how the bot presents itself: its name, descriptions, commands and menu button.

use std::time::Duration;

use serde_json::{Value, json};
use zayavka_shared::Language;
use zayavka_shared::api::TelegramAnswer;

use super::{Settings, Wording};
use crate::App;
use crate::telegram::CallError;

const TIMEOUT: Duration = Duration::from_secs(10);
/// Telegram's languages that are answered in Russian (see `Language::from_telegram`); all others get what
/// is set without a language.
const RUSSIAN: [&str; 4] = ["ru", "be", "uk", "kk"];

/// One call that presents the bot.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    pub method: &'static str,
    pub params: Value,
    /// It would take away what someone may have set elsewhere.
    pub is_empty: bool,
}

/// Every call that these settings ask for.
#[must_use]
pub fn calls(app: &App, settings: &Settings) -> Vec<Call> {
    let mut calls = Vec::new();
    let name = json!({"name": settings.bot_name});
    calls.push(Call { method: "setMyName", params: name, is_empty: settings.bot_name.is_empty() });
    let about = [
        ("setMyDescription", "description", Wording::Description),
        ("setMyShortDescription", "short_description", Wording::ShortDescription),
    ];
    for (method, field, wording) in about {
        calls.extend(in_languages(settings, |language| {
            let text = settings.text(app.texts(), wording, language);
            Call { method, is_empty: text.is_empty(), params: json!({field: text}) }
        }));
    }
    calls.extend(in_languages(settings, |language| {
        let command = |command, wording| {
            json!({"command": command, "description": settings.text(app.texts(), wording, language)})
        };
        let commands =
            [command("start", Wording::StartCommand), command("help", Wording::HelpCommand)];
        Call { method: "setMyCommands", params: json!({"commands": commands}), is_empty: false }
    }));
    let main = settings.offered(app.config().language);
    let text = settings.text(app.texts(), Wording::MenuButton, main);
    let button = json!({"type": "web_app", "text": text, "web_app": {"url": app.config().page_url("/")}});
    let params = json!({"menu_button": button});
    calls.push(Call { method: "setChatMenuButton", params, is_empty: false });
    calls
}

/// The call for everyone, and those for the languages that are answered in Russian.
fn in_languages(settings: &Settings, call: impl Fn(Language) -> Call) -> Vec<Call> {
    let russian = RUSSIAN.into_iter().map(|code| {
        let mut call = call(settings.offered(Language::Ru));
        call.params["language_code"] = code.into();
        call
    });
    std::iter::once(call(settings.offered(Language::En))).chain(russian).collect()
}

/// Applies what a change made different, and tells what Telegram said, method by method.
pub async fn apply(
    app: &App,
    before: &Settings,
    after: &Settings,
    language: Language,
) -> Vec<TelegramAnswer> {
    let known = calls(app, before);
    let mut answers: Vec<TelegramAnswer> = Vec::new();
    let mut is_away = false;
    for call in calls(app, after).into_iter().filter(|call| !known.contains(call)) {
        // Telegram takes no name away; the bot keeps the one it has.
        if call.method == "setMyName" && call.is_empty {
            continue;
        }
        let failure = if is_away {
            Some(away(app, language))
        } else {
            make(app, &call).await.err().map(|error| match error {
                CallError::Refused(refusal) => refusal.description,
                CallError::Unanswered(_) => {
                    is_away = true;
                    away(app, language)
                }
            })
        };
        note(&mut answers, call.method, failure);
    }
    answers
}

/// Makes one call.
pub(crate) async fn make(app: &App, call: &Call) -> Result<(), CallError> {
    let _: bool = app.telegram().call(call.method, &call.params, TIMEOUT).await?;
    Ok(())
}

fn away(app: &App, language: Language) -> String {
    app.texts().get(language, "bot-settings-away", &[])
}

/// A method succeeds if it did in every language; else its first refusal counts.
fn note(answers: &mut Vec<TelegramAnswer>, method: &str, failure: Option<String>) {
    match answers.iter_mut().find(|answer| answer.method == method) {
        Some(answer) => {
            answer.ok &= failure.is_none();
            answer.description = answer.description.take().or(failure);
        }
        None => answers.push(TelegramAnswer {
            method: method.to_owned(),
            ok: failure.is_none(),
            description: failure,
        }),
    }
}

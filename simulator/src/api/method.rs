//! The methods that the simulator knows.

/// Lists the methods once, with their names as Telegram spells them.
macro_rules! methods {
    ($($variant:ident = $name:literal,)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Method { $($variant,)+ }

        impl Method {
            /// Finds a method by its name in any letter case.
            pub(super) fn parse(name: &str) -> Option<Self> {
                const ALL: &[(Method, &str)] = &[$((Method::$variant, $name),)+];
                ALL.iter().find(|(_, known)| known.eq_ignore_ascii_case(name)).map(|(method, _)| *method)
            }

            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }
        }
    };
}

methods! {
    AnswerCallbackQuery = "answerCallbackQuery",
    Close = "close",
    DeleteMessage = "deleteMessage",
    DeleteMyCommands = "deleteMyCommands",
    DeleteWebhook = "deleteWebhook",
    EditMessageCaption = "editMessageCaption",
    EditMessageReplyMarkup = "editMessageReplyMarkup",
    EditMessageText = "editMessageText",
    GetChat = "getChat",
    GetChatMenuButton = "getChatMenuButton",
    GetFile = "getFile",
    GetMe = "getMe",
    GetMyCommands = "getMyCommands",
    GetMyDescription = "getMyDescription",
    GetMyName = "getMyName",
    GetMyShortDescription = "getMyShortDescription",
    GetUpdates = "getUpdates",
    GetWebhookInfo = "getWebhookInfo",
    LogOut = "logOut",
    SendChatAction = "sendChatAction",
    SendDocument = "sendDocument",
    SendMediaGroup = "sendMediaGroup",
    SendMessage = "sendMessage",
    SendPhoto = "sendPhoto",
    SendVoice = "sendVoice",
    SetChatMenuButton = "setChatMenuButton",
    SetMessageReaction = "setMessageReaction",
    SetMyCommands = "setMyCommands",
    SetMyDescription = "setMyDescription",
    SetMyName = "setMyName",
    SetMyShortDescription = "setMyShortDescription",
    SetWebhook = "setWebhook",
}

use gloo::events::EventListener;
use yew::prelude::*;

use super::courier::Courier;
use crate::session::use_session;
use crate::telegram::use_closing_confirmation;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub children: Html,
}

/// Has files carried for all pages below it. While one is under way, Telegram asks before it closes the app.
#[component]
pub fn CourierProvider(Props { children }: &Props) -> Html {
    let session = use_session();
    let courier = {
        let (memory, max_size) = (session.memory, session.me.max_file_size);
        use_memo(session.api.clone(), move |api| Courier::new(api.clone(), memory, max_size))
    };
    let is_under_way = use_state_eq(|| false);
    {
        let is_under_way = is_under_way.setter();
        use_effect_with((*courier).clone(), move |courier| {
            let (courier, told) = (courier.clone(), courier.clone());
            let subscription =
                courier.subscribe(Callback::from(move |()| is_under_way.set(told.is_under_way())));
            let back = courier.clone();
            let online = web_sys::window()
                .map(|window| EventListener::new(&window, "online", move |_| back.retry_all()));
            move || {
                drop(online);
                courier.unsubscribe(subscription);
            }
        });
    }
    use_closing_confirmation(*is_under_way);
    html! { <ContextProvider<Courier> context={(*courier).clone()}>{ children.clone() }</ContextProvider<Courier>> }
}

/// Who carries files; every page is drawn below [`CourierProvider`].
#[hook]
pub fn use_courier() -> Courier {
    use_context::<Courier>().expect("pages are drawn below CourierProvider")
}

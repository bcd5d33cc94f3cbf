use yew::prelude::*;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// A hint below.
    #[prop_or_default]
    pub foot: Option<AttrValue>,
    /// Forms and settings stand in from the edge; ticket lists run from edge to edge.
    #[prop_or_default]
    pub is_inset: bool,
    pub children: Html,
}

/// A group of cells with its heading.
#[component]
pub fn Section(Props { title, foot, is_inset, children }: &Props) -> Html {
    let inset_head = is_inset.then_some("inset-head");
    html! {
        <>
            if let Some(title) = title {
                <div class={classes!("section-head", inset_head)}><h2>{ title }</h2></div>
            }
            <div class={classes!("section", if *is_inset { "inset" } else { "list-card" })}>{ children.clone() }</div>
            if let Some(foot) = foot {
                <p class={classes!("section-foot", inset_head)}>{ foot }</p>
            }
        </>
    }
}

use yew::prelude::*;

use crate::dates;
use crate::hooks::PhotoOffer;
use crate::texts::use_texts;
use crate::uploads::PhotoChoice;

#[derive(Debug, Properties, PartialEq)]
pub struct Props {
    pub offer: PhotoOffer,
    pub onchoose: Callback<PhotoChoice>,
}

/// One calm line: huge photos may be sent in fewer bytes.
#[component]
pub fn PhotoOfferLine(Props { offer, onchoose }: &Props) -> Html {
    let texts = use_texts();
    let size = |bytes: u64| dates::size(bytes, texts.language());
    html! {
        <div class="photo-offer" role="group" aria-label={texts.upload_photos()} data-role="photo-offer">
            <button type="button" class="btn soft small" data-role="photo-smaller"
                onclick={onchoose.reform(|_: MouseEvent| PhotoChoice::Smaller)}>
                { texts.upload_photo_smaller(size(offer.now), size(offer.smaller)) }
            </button>
            <button type="button" class="btn bare small" data-role="photo-as-is"
                onclick={onchoose.reform(|_: MouseEvent| PhotoChoice::AsIs)}>
                { texts.upload_photo_as_is() }
            </button>
        </div>
    }
}

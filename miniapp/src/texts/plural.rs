//! Plural categories, as the browser knows them for every language.

use zayavka_shared::Language;

/// CLDR's category of the number: `one`, `few`, `many`, `other`…
#[cfg(target_arch = "wasm32")]
pub(super) fn category(language: Language, number: i64) -> String {
    let locales = js_sys::Array::of1(&language.code().into());
    #[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
    let number = number as f64;
    js_sys::Intl::PluralRules::new(&locales, &js_sys::Object::new()).select(number).into()
}

/// Tests run without a browser; the two languages' rules for whole numbers stand in.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn category(language: Language, number: i64) -> String {
    let number = number.unsigned_abs();
    let category = match language {
        Language::En if number == 1 => "one",
        Language::En => "other",
        Language::Ru => match (number % 10, number % 100) {
            (1, rest) if rest != 11 => "one",
            (2..=4, rest) if !(12..=14).contains(&rest) => "few",
            _ => "many",
        },
    };
    category.to_owned()
}

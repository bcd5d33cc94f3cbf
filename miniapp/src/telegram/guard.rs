//! The theme guard: how much colour a theme bears so that everything still reads.
//!
//! The stylesheet mixes each meaning's hue with the theme's own text or surface. For the theme at hand the
//! guard finds the largest share of hue that keeps 4.5:1 for words and 3:1 for marks on every ground they
//! stand on: vivid on clean themes, safe on odd ones. It gives shares, not colours, so that the stylesheet
//! stays the only palette. Pure; `theme.rs` applies it.

use super::theme::Theme;

/// Contrast of words (WCAG 2 asks 4.5), with a little to spare for rounding.
const WORDS: f64 = 4.6;
/// Contrast of glyphs and borders (WCAG 2 asks 3).
const MARKS: f64 = 3.1;
const STEP: f64 = 0.02;
const LEAST_SHARE: f64 = 0.1;

/// Hues of statuses, priorities and avatars, as `tokens.css` has them.
const HUES: [u32; 10] = [
    0x0b_9c_b0, 0x2f_86_eb, 0x8b_5c_f6, 0xd9_73_0d, 0x1f_a1_55, 0xe5_48_4d, 0x7d_85_90, 0xe0_60_3f,
    0xc2_81_0c, 0xd6_51_8b,
];
/// The internal note's yellow.
const NOTE: u32 = 0xdf_ab_01;

/// A colour in sRGB, each part 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rgb(pub [f64; 3]);

/// Shares of colour, 0 to 1, and the filled button's colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    pub ink: f64,
    pub mark: f64,
    pub hint: f64,
    pub accent: f64,
    pub danger: f64,
    pub note_ink: f64,
    pub edge: f64,
    /// The filled button's colour, moved away from its label until the pair reads.
    pub button: Rgb,
    pub is_dark: bool,
}

/// Finds the shares for a theme.
#[must_use]
pub fn solve(theme: &Theme) -> Shares {
    let Theme { surface, page, bar, text, .. } = *theme;
    let fill = mix(text, surface, 0.06);
    let selected = mix(theme.accent, surface, 0.13);
    let note = Rgb::from_hex(NOTE);
    let noted = mix(note, surface, 0.17);
    let reads = |colour: Rgb, share: f64, grounds: &[Rgb], least: f64| {
        let ink = mix(colour, text, share);
        grounds.iter().all(|ground| contrast(ink, *ground) >= least)
    };
    let danger = theme.danger;
    let mut hues: Vec<Rgb> = HUES.into_iter().map(Rgb::from_hex).collect();
    hues.extend([theme.accent, theme.hint]);
    Shares {
        hint: share(1.0, |p| reads(theme.hint, p, &[surface, page, bar, fill, selected], WORDS)),
        accent: share(1.0, |p| reads(theme.accent, p, &[surface, page, bar, selected, noted], WORDS)),
        danger: share(1.0, |p| reads(danger, p, &[surface, page, fill, mix(danger, surface, 0.08)], WORDS)),
        ink: share(0.94, |p| {
            hues.iter().all(|hue| {
                let tints = [surface, page, selected, mix(*hue, surface, 0.14), mix(*hue, surface, 0.24)];
                reads(*hue, p, &tints, WORDS)
            })
        }),
        mark: share(1.0, |p| {
            hues.iter().all(|hue| reads(*hue, p, &[surface, page, selected, mix(*hue, surface, 0.14)], MARKS))
        }),
        note_ink: share(0.7, |p| reads(note, p, &[noted, surface], WORDS)),
        edge: edge(text, surface),
        button: safe_button(theme.button, theme.button_text),
        is_dark: luminance(surface) < 0.2,
    }
}

/// The largest share from `top` down that holds.
fn share(top: f64, holds: impl Fn(f64) -> bool) -> f64 {
    let mut share = top;
    while share > LEAST_SHARE && !holds(share) {
        share -= STEP;
    }
    share
}

/// The smallest share of text in a control's border that can be seen.
fn edge(text: Rgb, surface: Rgb) -> f64 {
    let mut edge = 0.3;
    while edge < 0.9 && contrast(mix(text, surface, edge), surface) < MARKS {
        edge += STEP;
    }
    edge
}

fn safe_button(button: Rgb, label: Rgb) -> Rgb {
    let pole = if luminance(label) > 0.4 { Rgb([0.0; 3]) } else { Rgb([1.0; 3]) };
    let mut safe = button;
    let mut kept = 0.96;
    while kept > 0.3 && contrast(safe, label) < WORDS {
        safe = mix(button, pole, kept);
        kept -= 0.04;
    }
    safe
}

impl Rgb {
    /// From `0xrrggbb`.
    #[must_use]
    pub fn from_hex(hex: u32) -> Self {
        let part = |shift: u32| f64::from((hex >> shift) & 0xff) / 255.0;
        Self([part(16), part(8), part(0)])
    }

    /// Reads `#rrggbb`, which is how Telegram writes colours.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6)?;
        u32::from_str_radix(digits, 16).ok().map(Self::from_hex)
    }

    /// `#rrggbb`
    #[must_use]
    pub fn css(self) -> String {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a byte")]
        let [r, g, b] = self.0.map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8);
        format!("#{r:02x}{g:02x}{b:02x}")
    }
}

/// The contrast ratio of WCAG 2, 1 to 21.
#[must_use]
pub fn contrast(a: Rgb, b: Rgb) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(colour: Rgb) -> f64 {
    let [r, g, b] = linear(colour);
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

fn linear(colour: Rgb) -> [f64; 3] {
    colour.0.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) })
}

/// As CSS mixes `in oklab`: `share` of the first colour in the second.
#[must_use]
pub fn mix(first: Rgb, second: Rgb, share: f64) -> Rgb {
    let (first, second) = (oklab(first), oklab(second));
    from_oklab(std::array::from_fn(|i| first[i] * share + second[i] * (1.0 - share)))
}

/// The matrices are those of the Oklab definition (Björn Ottosson, 2020), which CSS Color 4 names.
fn oklab(colour: Rgb) -> [f64; 3] {
    let [r, g, b] = linear(colour);
    let l = (0.412_221_470_8 * r + 0.536_332_536_3 * g + 0.051_445_992_9 * b).cbrt();
    let m = (0.211_903_498_2 * r + 0.680_699_545_1 * g + 0.107_396_956_6 * b).cbrt();
    let s = (0.088_302_461_9 * r + 0.281_718_837_6 * g + 0.629_978_700_5 * b).cbrt();
    [
        0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s,
        1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s,
        0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s,
    ]
}

fn from_oklab([lightness, a, b]: [f64; 3]) -> Rgb {
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
    let linear = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
    ];
    let encode = |part: f64| {
        if part <= 0.003_130_8 { 12.92 * part } else { 1.055 * part.max(0.0).powf(1.0 / 2.4) - 0.055 }
    };
    Rgb(linear.map(|part| encode(part).clamp(0.0, 1.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn theme(colours: [u32; 10]) -> Theme {
        let [surface, page, bar, text, hint, link, accent, button, button_text, danger] =
            colours.map(Rgb::from_hex);
        Theme { surface, page, bar, text, hint, link, accent, button, button_text, danger }
    }

    fn themes() -> [Theme; 3] {
        [
            theme([
                0xffffff, 0xefeff4, 0xffffff, 0x000000, 0x8e8e93, 0x2481cc, 0x2481cc, 0x2481cc, 0xffffff,
                0xe53935,
            ]),
            theme([
                0x1b2631, 0x0f161d, 0x17212b, 0xf5f5f5, 0x708499, 0x6ab3f3, 0x6ab2f2, 0x5288c1, 0xffffff,
                0xec3942,
            ]),
            theme([
                0x140b24, 0x1f1236, 0x1f1236, 0xeadfff, 0x6f5b97, 0xc86bff, 0xc86bff, 0xffe14d, 0x2a1f00,
                0xff4d6d,
            ]),
        ]
    }

    #[test]
    fn black_on_white_has_the_greatest_contrast() {
        let (black, white) = (Rgb::from_hex(0), Rgb::from_hex(0xff_ff_ff));
        assert!((contrast(black, white) - 21.0).abs() < 1e-9);
        assert!((contrast(white, white) - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_mix_with_nothing_of_the_other_is_the_colour_itself() {
        for hue in HUES {
            assert_eq!(mix(Rgb::from_hex(hue), Rgb::from_hex(NOTE), 1.0).css(), format!("#{hue:06x}"));
        }
    }

    #[test]
    fn words_and_buttons_read_on_every_theme() {
        for theme in themes() {
            let shares = solve(&theme);
            let hint = mix(theme.hint, theme.text, shares.hint);
            assert!(contrast(hint, theme.page) >= 4.5, "{theme:?}");
            assert!(contrast(shares.button, theme.button_text) >= 4.5, "{theme:?}");
            for hue in HUES.map(Rgb::from_hex) {
                let ink = mix(hue, theme.text, shares.ink);
                assert!(contrast(ink, mix(hue, theme.surface, 0.14)) >= 4.5, "{theme:?}");
            }
        }
    }

    #[test]
    fn a_dark_surface_is_known() {
        assert_eq!(themes().map(|theme| solve(&theme).is_dark), [false, true, true]);
    }

    #[test]
    fn telegrams_notation_is_read_and_nothing_else() {
        assert_eq!(Rgb::parse("#2481cc"), Some(Rgb::from_hex(0x24_81_cc)));
        assert_eq!(Rgb::parse("red"), None);
        assert_eq!(Rgb::parse("#12345"), None);
    }
}

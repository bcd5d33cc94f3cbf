// Telegram's palettes, and the chat's own colours that Mini Apps never see.

const light = await (await fetch('/static/theme-light.json')).json();

/** What a Mini App gets as themeParams. */
export const THEMES = {
  light,
  dark: {
    bg_color: '#17212b', secondary_bg_color: '#0f161d', section_bg_color: '#1b2631', header_bg_color: '#0f161d',
    bottom_bar_bg_color: '#17212b', text_color: '#f5f5f5', hint_color: '#708499', subtitle_text_color: '#708499',
    section_header_text_color: '#6ab3f3', section_separator_color: '#26333f', link_color: '#6ab3f3',
    accent_text_color: '#6ab2f2', button_color: '#5288c1', button_text_color: '#ffffff',
    destructive_text_color: '#ec3942',
  },
  sand: {
    bg_color: '#fbf3e2', secondary_bg_color: '#efe3c9', section_bg_color: '#fbf3e2', header_bg_color: '#efe3c9',
    bottom_bar_bg_color: '#fbf3e2', text_color: '#3a2d1b', hint_color: '#a4916f', subtitle_text_color: '#a4916f',
    section_header_text_color: '#b5651d', section_separator_color: '#e4d5b4', link_color: '#b5651d',
    accent_text_color: '#b5651d', button_color: '#d08a3c', button_text_color: '#ffffff',
    destructive_text_color: '#c0392b',
  },
};

export const THEME_NAMES = Object.keys(THEMES);

/** The next theme when one button walks through all. */
export const themeAfter = name => THEME_NAMES[(THEME_NAMES.indexOf(name) + 1) % THEME_NAMES.length];

/** Writes a theme as CSS variables on a phone. */
export function paint(element, name) {
  element.dataset.theme = name;
  for (const [key, colour] of Object.entries(THEMES[name])) {
    element.style.setProperty(`--tg-${key.replaceAll('_', '-').replace(/-color$/, '')}`, colour);
  }
}

/** Black or white, whichever reads better on a colour. */
export function readableOn(colour) {
  const channels = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16) / 255);
  const [red, green, blue] = channels.map(value => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.35 ? '#000000' : '#ffffff';
}

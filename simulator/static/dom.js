// The few things the page needs to build itself.

/** Makes an element; `on…` keys are listeners, `dataset` and `style` objects, the rest attributes. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else if (key === 'dataset') Object.assign(node.dataset, value);
    else if (key === 'style') Object.assign(node.style, value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter(child => child !== undefined && child !== null && child !== false));
  return node;
}

const PATHS = {
  attach: 'M20 11.5 12.3 19a5 5 0 0 1-7-7l8-7.9a3.4 3.4 0 0 1 4.8 4.8l-8 7.8a1.7 1.7 0 0 1-2.4-2.4l7-7',
  back: 'M14.5 5.5 8 12l6.5 6.5',
  check: 'm3.5 12.7 4 4L16 8M12.3 16.2l.5.5L21 8',
  close: 'm6.5 6.5 11 11M17.5 6.5l-11 11',
  down: 'm6.5 9.5 5.5 5.5 5.5-5.5',
  edit: 'M5 19h3.5L19 8.5 15.5 5 5 15.5zM13.5 7l3.5 3.5',
  file: 'M7 3.5h6.5L18 8v12.5H7zM13 3.5V8.5h5',
  globe: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM3.5 12h17M12 3.5c5 5.5 5 11.500 0 17M12 3.5c-5 5.5-5 11.500 0 17',
  more: 'M5.5 12h.01M12 12h.01M18.500 12h.01',
  open: 'M8 16 16.500 7.500M9.500 7.500h7v7',
  reply: 'M10 6.500 4.500 12l5.500 5.500M5 12h8c4 0 6.500 2 6.500 6',
  send: 'M4 12 20 4.500 14.500 20l-3-6.500zM11.500 13.500 20 4.500',
  theme: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 4v16M12 8.500l5-2M12 13l7.500-3M12 17.500l5.500-2',
};

/** A line icon; the control around it carries the name. */
export function icon(name, className = 'icon') {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', className);
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  path.setAttribute('d', PATHS[name]);
  if (name === 'more') path.setAttribute('stroke-width', '3.2');
  svg.append(path);
  return svg;
}

/** Keeps Tab inside a dialog and closes it by Escape. */
export function trapFocus(dialog, onescape) {
  dialog.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onescape();
      return;
    }
    if (event.key !== 'Tab') return;
    const stops = [...dialog.querySelectorAll('button, input, a[href]')].filter(stop => !stop.disabled);
    const last = stops[stops.length - 1];
    const edge = event.shiftKey ? stops[0] : last;
    if (document.activeElement === edge) {
      event.preventDefault();
      (event.shiftKey ? last : stops[0]).focus();
    }
  });
}

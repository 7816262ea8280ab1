// Small things around the document. Whatever others can name is put in as text.

export const $ = id => document.getElementById(id);

export function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

export function icon(name) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  made.setAttribute('class', 'icon');
  made.setAttribute('aria-hidden', 'true');
  made.appendChild(document.createElementNS('http://www.w3.org/2000/svg', 'use')).setAttribute('href', '#i-' + name);
  return made;
}

// Only what is different is touched: a second costs what has changed in it, and what somebody has selected stays selected.
export function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

export function kind(element, value) {
  if (element.className !== value) element.className = value;
}

export function hide(element, hidden) {
  if (element.hidden !== hidden) element.hidden = hidden;
}

export function disable(element, disabled) {
  if (element.disabled !== disabled) element.disabled = disabled;
}

const shown = new WeakMap();

/** Draws only when the value is another than at the last time. */
export function ifChanged(element, value, draw) {
  const now = JSON.stringify(value);
  if (shown.get(element) === now) return;
  shown.set(element, now);
  draw();
}

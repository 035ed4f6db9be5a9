// Makes elements. What comes from a world goes in as text, never as markup.

const wanted = (children) => children.flat(9).filter((child) => child !== null && child !== undefined && child !== false);

/** h('a', {href, onclick, class}, 'text', element, …): null and false children, and such attributes, are left out. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value' || key === 'checked' || key === 'disabled') element[key] = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...wanted(children));
  return element;
}

/** Puts these into an element, in place of what is in it. */
export function fill(element, ...children) {
  element.replaceChildren(...wanted(children)); // eslint-disable-line no-restricted-properties
}

export const button = (text, onclick, attributes = {}) => h('button', {type: 'button', onclick, ...attributes}, text);

/** What to say where there is nothing yet, and what to do about it. */
export const emptyState = (title, ...advice) => h('div', {class: 'empty'}, h('p', {}, h('strong', {}, title)), ...advice);

let lastId = 0;
export const freshId = (word) => `${word}-${++lastId}`;

/** Copies text; where the browser does not allow it (plain HTTP from elsewhere) the text is selected instead. */
export async function copy(text, field) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    field?.focus();
    field?.select?.();
    return false;
  }
}

/** Says something to everybody, screen readers too, for a while. */
export function say(text) {
  const place = document.getElementById('messages');
  const message = h('p', {}, text);
  place.append(message);
  setTimeout(() => message.remove(), 5000);
}

// A table that may be long: only the rows that can be seen are in the page.
import {emptyState, fill, h} from './dom.js';

const rowHeight = 36;
const spare = 6; // rows above and below those that can be seen

/**
 * Set `columns` ([{title, cell: (row) => text or node, class}]), `label`, `nothing` (an element for when there are no
 * rows), and then `rows`, as often as they change. A row is drawn anew when it is another object.
 */
export class LongTable extends HTMLElement {
  #rows = [];
  #drawn = new Map(); // the rows that are in the page, with their elements
  nothing = null;
  follows = false; // stays at the end when rows come, as long as it is there

  connectedCallback() {
    if (this.body) return this.#draw();
    this.body = h('tbody');
    this.before = h('tbody', {'aria-hidden': 'true'}, h('tr', {class: 'gap'}, h('td', {colspan: this.columns.length})));
    this.after = this.before.cloneNode(true);
    this.table = h('table', {'aria-label': this.label},
      h('thead', {}, h('tr', {}, this.columns.map((column) => h('th', {scope: 'col', class: column.class}, column.title)))),
      this.before, this.body, this.after);
    this.frame = h('div', {class: 'frame', tabindex: '0', role: 'region', 'aria-label': this.label}, this.table);
    this.frame.addEventListener('scroll', () => this.#draw(), {passive: true});
    this.observer = new ResizeObserver(() => this.#draw());
    fill(this, this.frame, h('div', {class: 'nothing'}, this.nothing ?? emptyState('Nothing here yet.')));
    this.#draw();
  }
  disconnectedCallback() {
    this.observer?.disconnect();
  }
  get rows() {
    return this.#rows;
  }
  set rows(rows) {
    const isAtEnd = this.frame && this.frame.scrollTop + this.frame.clientHeight >= this.frame.scrollHeight - rowHeight;
    this.#rows = rows;
    if (!this.isConnected) return;
    this.observer.observe(this.frame);
    this.#draw();
    if (this.follows && isAtEnd) this.frame.scrollTop = this.frame.scrollHeight;
  }
  #draw() {
    if (!this.body) return;
    const count = this.#rows.length;
    this.frame.hidden = count === 0;
    this.lastElementChild.hidden = count > 0;
    const seen = Math.max(this.frame.clientHeight, 12 * rowHeight);
    const first = Math.max(0, Math.floor(this.frame.scrollTop / rowHeight) - spare);
    const last = Math.min(count, Math.ceil((this.frame.scrollTop + seen) / rowHeight) + spare);
    this.table.setAttribute('aria-rowcount', count + 1);
    const height = (gap, rows) => {
      gap.hidden = rows === 0;
      gap.firstElementChild.firstElementChild.style.height = `${rows * rowHeight}px`;
    };
    height(this.before, first);
    height(this.after, count - last);
    this.#put(this.#rows.slice(first, last), first);
  }
  // What goes away goes first, so that what stays is not moved: only new rows cost anything.
  #put(rows, first) {
    const before = this.#drawn;
    this.#drawn = new Map(rows.map((row) => [row, before.get(row) ?? this.#row(row)]));
    for (const [row, element] of before) if (!this.#drawn.has(row)) element.remove();
    let next = this.body.firstElementChild;
    let index = first;
    for (const element of this.#drawn.values()) {
      element.ariaRowIndex = String(index++ + 2);
      if (element === next) next = next.nextElementSibling;
      else this.body.insertBefore(element, next);
    }
  }
  #row(row) {
    return h('tr', {}, this.columns.map((column) => {
      const cell = column.cell(row);
      const title = typeof cell === 'string' && cell.length > 24 ? cell : null;
      return h('td', {class: column.class, title}, cell);
    }));
  }
}
customElements.define('long-table', LongTable);

/** A long table, ready to be put somewhere. */
export function longTable(label, columns, nothing) {
  const table = new LongTable();
  Object.assign(table, {label, columns, nothing});
  return table;
}

// What a person looks for first.
function rankOf({name, schema}, own) {
  if (/(^|_)name$/.test(name)) return 0;
  if (name === own) return 1;
  if (schema.type === 'object' || schema.type === 'array') return 7;
  if (schema.type === 'boolean') return 5;
  if (/email/.test(name)) return 2;
  if (/time$/.test(name)) return 6;
  return /_id$|prefix|^id$/.test(name) ? 3 : 4;
}

/**
 * The columns that follow from a schema, no more than can be read. `own` is the field that tells rows apart; `known`
 * are names of fields that are the same in all rows.
 */
export function columnsOf(schema, cell, {own = null, known = [], most = 6} = {}) {
  const flat = schema.fields.flatMap((field) => field.schema.type === 'object' && field.schema.fields.length
    ? field.schema.fields.map((inner) => ({...inner, of: field.name})) : [field]);
  return flat.filter((field) => field.name === own || !known.includes(field.name))
    .map((field, place) => ({...field, order: rankOf(field, own) * 100 + place}))
    .sort((a, b) => a.order - b.order).slice(0, most)
    .map((field) => ({title: field.name, cell: (row) => cell(field.of ? row[field.of] ?? {} : row, field)}));
}

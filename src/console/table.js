// A table that may be long: only the rows that can be seen are in the page.
import {emptyState, h} from './dom.js';

const rowHeight = 36;
const spare = 12; // rows above and below those that can be seen

/**
 * Set `columns` ([{title, cell: (row) => text or node, class}]), `label`, `nothing` (an element for when there are no
 * rows), and then `rows`, as often as they change.
 */
export class LongTable extends HTMLElement {
  #rows = [];
  #first = -1;
  #last = -1;
  #drawn = new Map(); // the rows that are in the page
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
    this.replaceChildren(this.frame, h('div', {class: 'nothing'}, this.nothing ?? emptyState('Nothing here yet.')));
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
    this.#first = -1;
    this.#drawn.clear();
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
    if (first === this.#first && last === this.#last) return;
    [this.#first, this.#last] = [first, last];
    this.table.setAttribute('aria-rowcount', count + 1);
    const height = (gap, rows) => {
      gap.hidden = rows === 0;
      gap.firstElementChild.firstElementChild.style.height = `${rows * rowHeight}px`;
    };
    height(this.before, first);
    height(this.after, count - last);
    const before = this.#drawn;
    this.#drawn = new Map(this.#rows.slice(first, last).map((row, index) => [row, before.get(row) ?? this.#row(row, first + index)]));
    this.body.replaceChildren(...this.#drawn.values());
  }
  #row(row, index) {
    return h('tr', {'aria-rowindex': index + 2, class: this.rowClass?.(row)}, this.columns.map((column) => {
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

/**
 * The columns that follow from a schema: what a person looks for first, and no more than can be read. `known`: names of
 * fields that are the same in all rows.
 */
export function columnsOf(schema, cell, known = {}, most = 6) {
  const rank = ({name, schema: field}) =>
    /(^|_)name$|^real_name$|^description$/.test(name) ? 0 : /email/.test(name) ? 1 : field.type === 'boolean' ? 4
      : /time$/.test(name) ? 5 : /_id$|prefix|number$|^id$/.test(name) ? 2 : field.type === 'object' || field.type === 'array' ? 6 : 3;
  const flat = schema.fields.flatMap((field) => field.schema.type === 'object' && field.schema.fields.length
    ? field.schema.fields.map((inner) => ({...inner, of: field.name})) : [field]);
  return flat.filter((field) => !(field.name in known)).map((field, place) => ({...field, order: rank(field) * 100 + place}))
    .sort((a, b) => a.order - b.order).slice(0, most)
    .map((field) => ({title: field.name, cell: (row) => cell(field.of ? row[field.of] ?? {} : row, field)}));
}

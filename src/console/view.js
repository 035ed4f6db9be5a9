// What every view is: an element that is made anew for each place one goes to, loads, and says what went wrong.
import {fill, h} from './dom.js';
import {refusal} from './refusal.js';

export class View extends HTMLElement {
  /** The parts of the address behind the name of the view, decoded. */
  rest = [];
  #gone = new AbortController();
  #load = 0;

  /** Ends what the view has begun when one goes elsewhere. */
  get gone() {
    return this.#gone.signal;
  }
  connectedCallback() {
    this.heading = h('h1', {tabindex: '-1'}, this.title);
    this.tools = h('div', {class: 'tools'});
    this.content = h('div', {class: 'content'});
    this.append(h('header', {class: 'head'}, this.heading, this.tools), this.content);
    this.begin();
    this.reload();
  }
  disconnectedCallback() {
    this.#gone.abort();
  }
  /** What a view listens to; once, before the first load(). */
  begin() {}
  draw(content) {
    fill(this.content, content);
    this.ready();
  }
  set name(text) {
    this.heading.textContent = text;
    document.title = `${text} · aiven-mock`;
  }
  /** After what load() gave is in the page. */
  ready() {}
  async reload() {
    const mine = ++this.#load;
    this.setAttribute('aria-busy', 'true');
    try {
      const content = await this.load();
      if (mine === this.#load && !this.gone.aborted && content !== undefined) this.draw(content);
    } catch (error) {
      if (mine === this.#load && !this.gone.aborted) fill(this.content, refusal(error));
    }
    if (mine === this.#load) this.removeAttribute('aria-busy');
  }
}

// The world as a fixture: take it along, or put another one in its place.
import {control, Refused} from '../api.js';
import {button, h, say} from '../dom.js';
import {refusal} from '../refusal.js';
import {View} from '../view.js';

// "…(at /users/0/user_id)" or "12:5: …": the line of the text that it is about.
function lineOf(message, text) {
  const told = message.match(/(?:^|:)(\d+):(\d+):/) ?? message.match(/line (\d+)/);
  if (told) return Number(told[1]);
  const name = message.match(/at (\/\S+?)\)/)?.[1].split('/').filter((part) => !/^\d*$/.test(part)).pop();
  const at = name ? text.indexOf(`"${name}"`) : -1;
  return at < 0 ? null : text.slice(0, at).split('\n').length;
}

export default class Fixture extends View {
  load() {
    this.tools.replaceChildren(button('Export as fixture', () => this.export(), {class: 'primary'}));
    const file = h('input', {type: 'file', accept: '.json,application/json', onchange: () => file.files[0] && this.take(file.files[0])});
    const drop = h('div', {class: 'drop'}, h('p', {}, 'Drop a fixture here, or choose one:'), h('label', {}, 'Fixture file ', file));
    drop.addEventListener('dragover', (event) => {
      event.preventDefault();
      drop.classList.add('over');
    });
    drop.addEventListener('dragleave', () => drop.classList.remove('over'));
    drop.addEventListener('drop', (event) => {
      event.preventDefault();
      drop.classList.remove('over');
      if (event.dataTransfer.files[0]) this.take(event.dataTransfer.files[0]);
    });
    this.text = h('textarea', {rows: 16, class: 'code', spellcheck: 'false', 'aria-label': 'Fixture'});
    this.faults = h('div', {'aria-live': 'polite'});
    return [h('p', {}, 'The whole world as one document, with every token in it. Loading one replaces this world, and is what reset goes back to.'),
      drop, this.text, h('div', {class: 'actions'}, button('Load this fixture', () => this.put(), {class: 'primary'})), this.faults];
  }
  async export() {
    const text = JSON.stringify(await control('GET', 'state'), null, 2);
    this.text.value = text;
    const address = URL.createObjectURL(new Blob([text], {type: 'application/json'}));
    h('a', {href: address, download: 'fixture.json'}).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
  async take(file) {
    this.text.value = await file.text();
    await this.put();
  }
  async put() {
    const text = this.text.value;
    try {
      await control('PUT', 'state', text);
      this.faults.replaceChildren();
      say('The world is this fixture now.');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      this.faults.replaceChildren(refusal(error), this.places(error, text));
    }
  }
  places(error, text) {
    const messages = error.problems.flatMap((each) => each.message.split('\n'));
    const lines = text.split('\n');
    return h('ol', {class: 'places'}, messages.map((message) => ({message, line: lineOf(message, text)})).filter(({line}) => line)
      .map(({message, line}) => h('li', {}, button(`Line ${line}`, () => this.go(lines, line)), ' ', h('code', {}, lines[line - 1]?.trim().slice(0, 80) ?? ''), h('p', {}, message))));
  }
  go(lines, line) {
    const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
    this.text.focus();
    this.text.setSelectionRange(start, start + lines[line - 1].length);
  }
}
customElements.define('view-fixture', Fixture);

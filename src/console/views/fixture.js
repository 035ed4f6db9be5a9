// The world as a fixture: take it along, or put another one in its place.
import {control, Refused} from '../api.js';
import {button, fill, h, say} from '../dom.js';
import {lineAt} from '../locate.js';
import {refusal} from '../refusal.js';
import {View} from '../view.js';

// "line 12, column 5: …" or "… (at /users/0/user_email)"; null: it is about no place.
function lineOf(message, text) {
  const line = message.match(/^line (\d+)/)?.[1];
  const pointer = message.match(/ \(at (\/\S*)\)$/)?.[1];
  return line ? Number(line) : pointer ? lineAt(text, pointer) : null;
}

export default class Fixture extends View {
  load() {
    fill(this.tools, button('Export as fixture', () => this.export(), {class: 'primary'}));
    const file = h('input', {type: 'file', accept: '.json,application/json', onchange: () => this.chosen(file)});
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
    this.text = h('textarea', {rows: 16, class: 'code', spellcheck: 'false', 'aria-label': 'Text of the fixture'});
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
  // Emptied, so that a file which was mended can be chosen again.
  async chosen(field) {
    const [file] = field.files;
    if (file) await this.take(file);
    field.value = '';
  }
  async take(file) {
    this.text.value = await file.text();
    await this.put();
  }
  async put() {
    const text = this.text.value;
    try {
      await control('PUT', 'state', text);
      fill(this.faults);
      say('The world is this fixture now.');
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      fill(this.faults, refusal(error), this.places(error, text));
    }
  }
  places(error, text) {
    const messages = error.problems.map((each) => each.message);
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

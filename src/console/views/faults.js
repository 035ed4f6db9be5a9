// What goes wrong on purpose: the rules of the world, how often they hit, and new ones.
import {control} from '../api.js';
import {controlOperations, operations, words} from '../contract.js';
import {dialog} from '../dialog.js';
import {button, emptyState, fill, freshId, h} from '../dom.js';
import {formOf} from '../form.js';
import {afterRequests} from '../stream.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

const list = (value) => Object.entries(value ?? {}).map(([name, each]) => `${name}: ${typeof each === 'object' ? JSON.stringify(each) : each}`).join(', ');

// A schema for each kind, by its name, as the document of the control API tells them.
async function kinds() {
  const add = (await controlOperations()).find((each) => each.id === 'MockFaultAdd');
  const {alternatives} = add.body.fields.find((each) => each.name === 'fault').schema;
  return new Map(alternatives.map((each) => [each.fields.find((field) => field.name === 'kind').schema.choices[0], each]));
}

export default class Faults extends View {
  begin() {
    afterRequests(async () => {
      this.table.rows = (await control('GET', 'faults')).faults;
    }, this.gone);
  }
  async load() {
    fill(this.tools, button('Add fault', () => this.add(), {class: 'primary'}), button('Remove all', async () => {
      await control('DELETE', 'faults');
      this.reload();
    }));
    const {faults} = await control('GET', 'faults');
    const table = longTable('Fault rules', [
      {title: 'Kind', cell: (rule) => h('strong', {}, rule.fault.kind)},
      {title: 'What', cell: (rule) => list(Object.fromEntries(Object.entries(rule.fault).filter(([name]) => name !== 'kind'))) || '–'},
      {title: 'Which requests', class: 'wide', cell: (rule) => list(rule.match) || 'all'},
      {title: 'Hits', class: 'number', cell: (rule) => rule.times ? `${rule.hits} of ${rule.times}` : String(rule.hits)},
      {title: 'Meant', class: 'number', cell: (rule) => String(rule.matched)},
      {title: 'Actions', class: 'row-actions', cell: (rule) => button('Remove', async () => {
        await control('DELETE', `faults/${encodeURIComponent(rule.id)}`);
        this.reload();
      }, {'aria-label': `Remove rule ${rule.id}`})},
    ], emptyState('Nothing goes wrong on purpose.', h('p', {}, '“Add fault” lets requests fail: an error, a slow answer, a lost one.')));
    table.rows = faults;
    this.table = table;
    return table;
  }

  async add() {
    const [all, schemas] = await Promise.all([operations(), kinds()]);
    const listId = freshId('operations');
    const kind = h('select', {}, [...schemas.keys()].map((name) => h('option', {}, name)));
    kind.value = 'status';
    const operation = h('input', {list: listId, placeholder: 'all operations', autocomplete: 'off'});
    const times = h('input', {type: 'number', min: 1, placeholder: 'always'});
    const after = h('input', {type: 'number', min: 0, placeholder: '0'});
    const place = h('div');
    let form = null;
    const draw = () => {
      const schema = schemas.get(kind.value);
      form = formOf(Object.create(schema, {fields: {value: schema.fields.filter((each) => each.name !== 'kind')}}));
      fill(place, form.element);
    };
    kind.addEventListener('change', draw);
    draw();
    const isDone = await dialog({
      title: 'Add fault',
      content: [
        h('div', {class: 'field'}, h('label', {}, 'Kind', kind)), place,
        h('div', {class: 'field'}, h('label', {}, 'Operation (* stands for any letters)', operation), h('datalist', {id: listId}, all.map((each) => h('option', {value: each.id}, each.summary)))),
        h('div', {class: 'field'}, h('label', {}, words('times'), times)), h('div', {class: 'field'}, h('label', {}, 'After so many requests', after)),
      ],
      submit: 'Add fault',
      run: () => control('POST', 'faults', {
        ...operation.value ? {match: {operation: operation.value}} : {},
        ...times.value ? {times: Number(times.value)} : {},
        ...after.value ? {after: Number(after.value)} : {},
        fault: {kind: kind.value, ...form.value()},
      }),
    });
    if (isDone) this.reload();
  }
}
customElements.define('view-faults', Faults);

// Any resource of the API: its list, one of its rows with all that can be done with it, or a setting. All of it follows
// from the shapes in /doc/openapi.json; nothing here knows a resource.
import {api} from '../api.js';
import {afterMove} from '../clock.js';
import {fieldOf, operations, possibilities, valueOf, words} from '../contract.js';
import {dialog} from '../dialog.js';
import {button, emptyState, fill, h} from '../dom.js';
import {formOf, parametersOf} from '../form.js';
import {shown} from '../format.js';
import {place} from '../place.js';
import {refusal} from '../refusal.js';
import {columnsOf, longTable} from '../table.js';
import {View} from '../view.js';

const whoMay = (operation) => operation.whoMay.length ? h('p', {class: 'quiet'}, `Who may: ${operation.whoMay.join('; ')}`) : null;

/** The fields of an object, as a list. */
function facts(value) {
  const simple = Object.entries(value).filter(([, each]) => each === null || typeof each !== 'object' || (Array.isArray(each) && each.every((one) => typeof one !== 'object')));
  const inner = Object.entries(value).filter(([name]) => !simple.some(([other]) => other === name));
  return [
    h('dl', {class: 'facts'}, simple.map(([name, each]) => [h('dt', {}, words(name)), h('dd', {title: typeof each === 'string' ? each : null}, shown(each, name))])),
    inner.map(([name, each]) => h('details', {open: !Array.isArray(each)}, h('summary', {}, words(name)),
      Array.isArray(each) ? (each.length ? each.map((one) => h('div', {class: 'card'}, facts(one))) : h('p', {class: 'quiet'}, 'None.')) : facts(each))),
  ];
}

/** Does one operation, with a form for what it needs; true when it was done. */
async function perform(operation, values, present, label) {
  const target = operation.at(values);
  const rest = target === null || operation.query.length ? parametersOf(operation, values) : null;
  const whole = operation.method === 'PUT';
  const form = operation.body ? formOf(operation.body, {present: present ?? undefined, whole}) : null;
  const isDanger = operation.method === 'DELETE';
  let answer = null;
  const isDone = await dialog({
    title: label,
    content: [h('p', {}, operation.summary, '.'), rest?.element, form?.element, whoMay(operation)],
    submit: isDanger ? (label.startsWith('Delete') ? 'Delete' : label) : label,
    danger: isDanger,
    run: async () => {
      answer = await api(operation.method, rest ? rest.target() : target, form ? form.value() : undefined);
    },
  });
  if (isDone && answer && operation.method === 'POST' && Object.keys(answer).some((name) => /token|secret|password/.test(name)))
    await dialog({title: 'The answer', content: facts(answer)});
  return isDone;
}

const labelOf = (operation) => {
  const tail = operation.path.split('/').pop();
  if (operation.method === 'DELETE' && tail.startsWith('{')) return 'Delete';
  if ((operation.method === 'PATCH' || operation.method === 'PUT') && tail.startsWith('{')) return 'Edit';
  return words(operation.id.replace(/^(Organization|Account|User|Billing)(?=[A-Z])/, ''));
};

// Its own name, or that of a part of it, as of the user_info of a user.
function nameIn(thing) {
  const fields = [thing, ...Object.values(thing).filter((each) => each && typeof each === 'object' && !Array.isArray(each))].flatMap(Object.entries);
  return fields.find(([field, value]) => /(^|_)name$/.test(field) && typeof value === 'string' && value)?.[1];
}

export default class Resource extends View {
  begin() {
    afterMove(() => this.reload(), this.gone);
  }
  async load() {
    const {resource} = this;
    if (resource.operation.parameters.some((name) => place()[name] === undefined))
      return emptyState('This caller belongs to no organization.', h('p', {}, 'Choose another caller at the top right.'));
    if (!resource.isList) return this.setting();
    return this.rest.length ? this.row() : this.list();
  }

  async rows() {
    const {operation} = this.resource;
    return (await api('GET', operation.at(place())))[operation.list.name];
  }

  // The first column leads to the row; a row without a name of its own leads nowhere.
  async list() {
    const {operation, key} = this.resource;
    const [rows, can] = await Promise.all([this.rows(), possibilities(operation.path)]);
    const addressOf = (row) => {
      const id = can.parameter && valueOf(row, can.parameter);
      return id === null ? null : `#/${key}/${encodeURIComponent(id)}`;
    };
    const schema = operation.list.schema.items;
    const own = can.parameter && fieldOf(schema.fields.map((field) => field.name), can.parameter);
    const columns = columnsOf(schema, (row, field) => shown(row[field.name], field.name), {own, known: Object.keys(place())}).map((column, index) => ({
      title: words(column.title),
      cell: (row) => index === 0 && addressOf(row) ? h('a', {href: addressOf(row)}, column.cell(row)) : column.cell(row),
    }));
    const filter = h('input', {type: 'search', placeholder: 'Filter', 'aria-label': `Filter ${this.title}`});
    const table = longTable(this.title, columns, emptyState('Nothing here.',
      can.create.length ? h('p', {}, `“${can.create[0].summary}” makes the first.`) : h('p', {}, 'The world has none, or the caller sees none.')));
    table.rows = rows;
    const texts = new Map();
    filter.addEventListener('input', () => {
      const wanted = filter.value.toLowerCase();
      const textOf = (row) => {
        if (!texts.has(row)) texts.set(row, JSON.stringify(row).toLowerCase());
        return texts.get(row);
      };
      table.rows = wanted ? rows.filter((row) => textOf(row).includes(wanted)) : rows;
      count.textContent = `${table.rows.length}`;
    });
    const count = h('span', {class: 'quiet', 'aria-live': 'polite'}, `${rows.length}`);
    fill(this.tools, count, rows.length > 8 && filter, can.create.map((each) =>
      button(each.summary, async () => await perform(each, place(), null, each.summary) && this.reload(), {class: 'primary'})));
    return table;
  }

  async row() {
    const {operation, key} = this.resource;
    const id = this.rest[0];
    const can = await possibilities(operation.path);
    const listed = (await this.rows()).find((each) => String(valueOf(each, can.parameter)) === id);
    const valuesFor = (each) => ({...place(), ...Object.fromEntries(each.parameters.filter((name) => !operation.parameters.includes(name))
      .map((name) => [name, name === can.parameter ? id : valueOf(listed ?? {}, name) ?? place()[name] ?? id]))});
    const thing = can.get ? await this.thing(can.get, valuesFor(can.get)) : listed;
    if (!thing) return emptyState(`There is no ${id} here.`, h('p', {}, h('a', {href: `#/${key}`}, `All of ${this.title}`)));
    this.name = nameIn(thing) ?? id;
    fill(this.tools, h('a', {href: `#/${key}`}, this.title), can.actions.map((each) =>
      button(labelOf(each), async () => {
        if (!await perform(each, valuesFor(each), /PATCH|PUT/.test(each.method) && each.path.endsWith('}') ? thing : null, labelOf(each))) return;
        if (each.method === 'DELETE' && each.path.endsWith('}')) location.hash = `#/${key}`;
        else this.reload();
      }, {class: each.method === 'DELETE' ? 'danger' : '', title: each.summary})));
    const documents = can.documents.map((each) => this.document(each, valuesFor(each)));
    return [facts(thing), ...can.lists.map((each) => this.inner(each, valuesFor(each), can.deeper)), ...documents];
  }

  // What is in the answer, without a wrapper such as {"user_group": {…}}.
  async thing(operation, values) {
    const answer = await api('GET', operation.at(values));
    const names = Object.keys(answer);
    return names.length === 1 && answer[names[0]] && typeof answer[names[0]] === 'object' && !Array.isArray(answer[names[0]])
      ? answer[names[0]] : answer;
  }

  // A list of what belongs to the row, opened when one looks at it.
  inner(operation, values, deeper) {
    const body = h('div');
    const open = async () => {
      try {
        const rows = (await api('GET', operation.at(values)))[operation.list.name];
        const schema = operation.list.schema.items;
        const actions = deeper.filter((each) => each.method !== 'GET' && each.path.startsWith(operation.path.replace(/s$/, '')));
        const table = longTable(operation.summary, [
          ...columnsOf(schema, (row, field) => shown(row[field.name], field.name), {known: Object.keys(values), most: 5}).map((column) => ({...column, title: words(column.title)})),
          ...actions.length ? [{title: 'Actions', class: 'row-actions', cell: (row) => actions.map((each) =>
            button(labelOf(each), async () => {
              const all = {...values, ...Object.fromEntries(each.parameters.filter((name) => !(name in values)).map((name) => [name, valueOf(row, name)]))};
              if (await perform(each, all, null, labelOf(each))) open();
            }, {title: each.summary}))}] : [],
        ], emptyState('None.'));
        table.rows = rows;
        fill(body, table);
      } catch (error) {
        fill(body, refusal(error));
      }
    };
    return h('details', {class: 'part', ontoggle: (event) => event.target.open && open()},
      h('summary', {}, h('h2', {}, operation.summary)), body);
  }

  document(operation, values) {
    const body = h('div');
    const open = async () => {
      try {
        fill(body, facts(await api('GET', operation.at(values))));
      } catch (error) {
        fill(body, refusal(error));
      }
    };
    return h('details', {class: 'part', ontoggle: (event) => event.target.open && open()},
      h('summary', {}, h('h2', {}, operation.summary)), body);
  }

  async setting() {
    const {operation} = this.resource;
    const present = await this.thing(operation, place());
    const changes = (await operations()).filter((each) => each.path === operation.path && each.method !== 'GET');
    fill(this.tools, changes.map((each) => button(each.method === 'DELETE' ? 'Delete' : 'Edit', async () =>
      await perform(each, place(), each.method === 'DELETE' ? null : present, each.summary) && this.reload(),
    {class: each.method === 'DELETE' ? 'danger' : 'primary', title: each.summary})));
    return [facts(present), whoMay(operation)];
  }
}
customElements.define('view-resource', Resource);

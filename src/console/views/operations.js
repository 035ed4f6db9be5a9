// The operations of the API as the mock serves them: who may, fields, answers; and each can be tried as the caller.
import {control, exchange, worldUrl} from '../api.js';
import {controlOperations, operations} from '../contract.js';
import {button, emptyState, fill, h} from '../dom.js';
import {formOf, parametersOf} from '../form.js';
import {pretty} from '../format.js';
import {caller} from '../people.js';
import {place} from '../place.js';
import {refusal} from '../refusal.js';
import {longTable} from '../table.js';
import {View} from '../view.js';

function typeOf(schema) {
  if (schema.choices) return schema.choices.length > 8 ? `one of ${schema.choices.length}` : schema.choices.join(' | ');
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}`;
  return `${schema.raw.format ?? schema.type}${schema.isNullable ? ' or null' : ''}`;
}

function fieldsOf(schema, depth = 0) {
  if (!schema) return null;
  const fields = schema.type === 'array' ? schema.items.fields : schema.fields;
  if (!fields.length) return h('p', {class: 'quiet'}, typeOf(schema));
  return h('dl', {class: 'fields'}, fields.map((field) => [
    h('dt', {}, h('code', {}, field.name), field.isRequired ? h('span', {class: 'must'}, ' needed') : null),
    h('dd', {}, h('span', {class: 'type'}, typeOf(field.schema)), field.schema.description ? ` ${field.schema.description}` : '',
      depth < 3 && (field.schema.fields.length || (field.schema.type === 'array' && field.schema.items.fields.length))
        ? h('details', {}, h('summary', {}, 'Fields'), fieldsOf(field.schema, depth + 1)) : null),
  ]));
}

// The errors that Aiven's documentation names for it, and the answers that there were since the server began.
async function errorsOf(operation) {
  const general = h('p', {class: 'quiet'}, 'Every refusal is ', h('code', {}, '{"errors": […], "message": "…"}'), '.');
  if (operation.isOfControl) return general;
  const {operations: all} = await control('GET', 'coverage');
  const {documented_errors: documented, answers} = all.find((each) => each.operation === operation.id);
  const list = (title, lines) => lines.length ? [h('h3', {}, title), h('ul', {}, lines.map((line) => h('li', {}, line)))] : null;
  const lineOf = ({status, error_code: code}) => [h('strong', {}, String(status)), code ? [' ', h('code', {}, code)] : ''];
  return [general, list('Documented', documented.map((each) => lineOf(each))),
    list('Met so far', answers.map((each) => [lineOf(each), `: ${each.count} times`]))];
}

const part = (title, ...content) => h('section', {class: 'part'}, h('h2', {}, title), content);

export default class Operations extends View {
  async load() {
    const [api, ofControl] = await Promise.all([operations(), controlOperations()]);
    const all = [...api, ...ofControl];
    if (this.rest[0]) return this.one(all.find((each) => each.id === this.rest[0]));
    const filter = h('input', {type: 'search', placeholder: 'Filter: token, DELETE, billing…', 'aria-label': 'Filter operations', oninput: () => show()});
    const table = longTable('Operations', [
      {title: 'Operation', cell: (each) => h('a', {href: `#/operations/${each.id}`}, each.id)},
      {title: 'Method', cell: (each) => each.method}, {title: 'Path', class: 'wide', cell: (each) => each.path},
      {title: 'Does', class: 'wide', cell: (each) => each.summary + (each.isDeprecated ? ' (deprecated)' : '')},
    ], emptyState('No operation matches.', h('p', {}, 'Change the filter.')));
    const show = () => {
      const wanted = filter.value.toLowerCase().split(/\s+/);
      table.rows = all.filter((each) => wanted.every((word) => `${each.id} ${each.method} ${each.path} ${each.summary}`.toLowerCase().includes(word)));
    };
    show();
    fill(this.tools, filter);
    return [h('p', {}, `${api.length} operations of the Aiven API, and ${ofControl.length} of the control API. As documents: `,
      h('a', {href: `${worldUrl}doc/openapi.json`}, 'OpenAPI of the API'), ' and ', h('a', {href: `${worldUrl}_mock/openapi.json`}, 'of the control API'), '.'), table];
  }

  async one(operation) {
    if (!operation) return emptyState('There is no such operation.', h('p', {}, h('a', {href: '#/operations'}, 'All operations')));
    this.name = operation.id;
    fill(this.tools, h('a', {href: '#/operations'}, 'All operations'));
    return [
      h('p', {class: 'line'}, h('strong', {}, operation.method), ' ', h('code', {}, operation.path)),
      h('p', {class: 'lead'}, operation.summary, operation.isDeprecated ? '. Deprecated.' : '.', operation.raw.description ? ` ${operation.raw.description}` : ''),
      operation.isOfControl ? null : part('Who may', operation.whoMay.length ? h('ul', {}, operation.whoMay.map((each) => h('li', {}, each))) : h('p', {}, 'Everybody with a token.')),
      operation.query.length ? part('Query', h('dl', {class: 'fields'}, operation.query.map((each) => [h('dt', {}, h('code', {}, each.name)), h('dd', {}, each.schema.description)]))) : null,
      operation.body ? part('Body', fieldsOf(operation.body)) : null,
      operation.reply ? part('Answer', fieldsOf(operation.reply)) : null,
      part('Errors', await errorsOf(operation)),
      this.trying(operation),
    ];
  }

  trying(operation) {
    const parameters = parametersOf(operation, place());
    const text = operation.body ? h('textarea', {rows: 6, class: 'code', 'aria-label': 'Body'}) : null;
    const form = operation.body && operation.body.fields.length ? formOf(operation.body) : null;
    const answer = h('div', {'aria-live': 'polite'});
    const send = h('form', {onsubmit: async (event) => {
      event.preventDefault();
      try {
        const body = !operation.body ? undefined : text.value ? JSON.parse(text.value) : form ? form.value() : {};
        if (operation.isOfControl) {
          const result = await control(operation.method, parameters.target().replace(/^\/_mock\//, ''), body);
          fill(answer, h('pre', {tabindex: '0'}, result === null ? 'Done.' : pretty(result)));
          return;
        }
        const {status, answer: said} = await exchange(caller().token, operation.method, parameters.target(), body);
        fill(answer, h('p', {}, h('span', {class: `status ${status >= 400 ? 'refused' : 'good'}`}, String(status)), ' ',
          h('a', {href: '#/requests'}, 'See it among the requests')), said === null ? '' : h('pre', {tabindex: '0'}, pretty(said)));
      } catch (error) {
        fill(answer, refusal(error));
      }
    }}, parameters.element, form?.element, operation.body ? h('details', {}, h('summary', {}, 'Or the body as JSON'), text) : null,
      h('div', {class: 'actions'}, h('button', {type: 'submit', class: 'primary'}, operation.isOfControl ? 'Try it' : `Try it as ${caller().name}`),
        button('Clear', () => fill(answer))), answer);
    return part('Try it', send);
  }
}
customElements.define('view-operations', Operations);

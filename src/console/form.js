// A form that follows from a schema: a field for each property, with its limits, and the value that they make together.
import {words} from './contract.js';
import {freshId, h} from './dom.js';

const linesOf = (text) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '');

// Each gives {control, read}: read() is undefined for what was left as it is.
function fieldFor(schema, value, isNew) {
  const given = value === undefined || value === null ? '' : value;
  if (schema.choices || schema.type === 'boolean') {
    const choices = schema.choices ?? ['true', 'false'];
    const select = h('select', {}, h('option', {value: ''}, isNew ? '(not said)' : '(as it is)'),
      choices.map((choice) => h('option', {value: choice}, schema.choices ? choice : choice === 'true' ? 'yes' : 'no')));
    if (given !== '') select.value = String(given);
    const read = () => select.value === '' ? undefined : schema.choices ? select.value : select.value === 'true';
    return {control: select, read};
  }
  if (schema.type === 'integer' || schema.type === 'number') {
    const {minimum, maximum} = schema.raw;
    const input = h('input', {type: 'number', min: minimum, max: maximum, step: schema.type === 'integer' ? 1 : 'any', value: given});
    return {control: input, read: () => input.value === '' ? undefined : Number(input.value)};
  }
  if (schema.type === 'array' && schema.items.type === 'string') {
    const area = h('textarea', {rows: 2, placeholder: 'one a line', value: given === '' ? '' : given.join('\n')});
    return {control: area, read: () => area.value.trim() === '' ? (given === '' ? undefined : []) : linesOf(area.value)};
  }
  if (schema.type === 'object' || schema.type === 'array' || schema.type === 'any') {
    const area = h('textarea', {rows: 4, class: 'code', placeholder: `JSON: ${JSON.stringify(schema.example)}`, value: given === '' ? '' : JSON.stringify(given, null, 2)});
    return {control: area, read: () => area.value.trim() === '' ? undefined : JSON.parse(area.value)};
  }
  const isSecret = schema.raw.format === 'password';
  const input = h('input', {type: isSecret ? 'password' : 'text', maxlength: schema.raw.maxLength, value: given, autocomplete: 'off'});
  return {control: input, read: () => input.value === '' && !isNew && given === '' ? undefined : input.value === '' && given === '' ? undefined : input.value};
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

/**
 * {element, value()}. With `present`, what is there now, value() has only what was changed; `whole` wants all of it.
 */
export function formOf(schema, {present, whole = false, labels = {}} = {}) {
  const fields = schema.fields.map((field) => {
    const before = present?.[field.name];
    const {control, read} = fieldFor(field.schema, before, present === undefined);
    const id = freshId('field');
    control.id = id;
    control.name = field.name;
    control.required = field.isRequired && !(field.schema.type === 'string' && !field.schema.raw.minLength && before === '');
    const limits = [field.schema.description, field.schema.raw.minimum !== undefined && field.schema.raw.maximum !== undefined
      ? `${field.schema.raw.minimum} to ${field.schema.raw.maximum}` : ''].filter((text) => text).join('; ');
    if (limits) control.setAttribute('aria-describedby', `${id}-help`);
    const element = h('div', {class: 'field'},
      h('label', {for: id}, labels[field.name] ?? words(field.name), field.isRequired ? h('span', {class: 'must'}, ' (needed)') : null),
      control, limits ? h('small', {id: `${id}-help`}, limits) : null);
    return {...field, element, read, before, shown: read()};
  });
  const value = () => {
    const entries = fields.map(({name, read, shown: untouched}) => [name, read(), untouched]);
    return Object.fromEntries(entries.filter(([, now, untouched]) =>
      now !== undefined && (present === undefined || whole || !same(now, untouched))).map(([name, now]) => [name, now]));
  };
  const isLong = fields.length >= 7 && fields.some((each) => each.isRequired);
  const [first, later] = [true, false].map((isFirst) => fields.filter((each) => (each.isRequired || !isLong) === isFirst).map((each) => each.element));
  return {
    element: h('div', {class: 'form'}, first, later.length ? h('details', {}, h('summary', {}, 'More'), later) : null),
    value,
  };
}

/** A form for the path and the query of an operation. */
export function parametersOf(operation, known = {}) {
  const inputs = [];
  const field = (name, isRequired, schema) => {
    const {control, read} = fieldFor(schema, known[name], true);
    control.id = freshId('parameter');
    control.required = isRequired;
    inputs.push({name, read});
    return h('div', {class: 'field'}, h('label', {for: control.id}, name, isRequired ? h('span', {class: 'must'}, ' (needed)') : null), control);
  };
  const text = {raw: {}, type: 'string', choices: null};
  const path = operation.parameters.map((name) => field(name, true, text));
  const query = operation.query.map((each) => field(each.name, each.isRequired, each.schema));
  return {
    element: h('div', {class: 'form'}, path, query),
    target: () => {
      const values = Object.fromEntries(inputs.map(({name, read}) => [name, read()]));
      const asked = new URLSearchParams(operation.query.map(({name}) => [name, values[name]]).filter(([, value]) => value !== undefined));
      return operation.at(values) + (asked.size ? `?${asked}` : '');
    },
  };
}

// Reads the OpenAPI documents. All that the console knows of resources follows from here: which lists there are, what
// can be done with one of their rows, and what a form has to ask for. No other file reads the documents.
import {controlFetch, worldUrl} from './api.js';

const documents = {};

// `$ref`s are followed where a schema is used, so that each is kept once.
function resolved(document, schema) {
  while (schema?.$ref) schema = schema.$ref.slice(2).split('/').reduce((at, key) => at[key.replace(/~1/g, '/')], document);
  if (!schema) return {};
  const parts = schema.allOf;
  if (!parts) return schema;
  const whole = {...schema, properties: {...schema.properties}, required: [...schema.required ?? []]};
  delete whole.allOf;
  for (const part of parts.map((each) => resolved(document, each))) {
    for (const [key, value] of Object.entries(part)) if (!(key in whole)) whole[key] = value;
    Object.assign(whole.properties, part.properties);
    whole.required.push(...part.required ?? []);
  }
  return whole;
}

class Schema {
  constructor(document, schema) {
    this.document = document;
    this.raw = resolved(document, schema);
    const choices = this.raw.anyOf ?? this.raw.oneOf ?? [];
    this.isNullable = this.raw.nullable === true || [this.raw.type].flat().includes('null') || choices.some((each) => each.type === 'null');
    const only = choices.filter((each) => each.type !== 'null');
    if (only.length === 1) this.raw = {...this.raw, ...resolved(document, only[0])};
    this.type = [this.raw.type].flat().find((type) => type !== 'null') ?? (this.raw.properties ? 'object' : 'any');
    this.description = this.raw.description ?? schema?.description ?? '';
    this.choices = this.raw.enum?.filter((value) => value !== null) ?? null;
  }
  get fields() {
    return Object.entries(this.raw.properties ?? {}).map(([name, schema]) => ({
      name,
      schema: new Schema(this.document, schema),
      isRequired: (this.raw.required ?? []).includes(name),
    }));
  }
  /** Those of which a value is one. */
  get alternatives() {
    return this.raw.oneOf.map((each) => new Schema(this.document, each));
  }
  /** What a value looks like, with what it must have. */
  get example() {
    if (this.choices) return this.choices[0];
    if (this.type === 'array') return [this.items.example];
    if (this.type === 'object') return Object.fromEntries(this.fields.filter((each) => each.isRequired).map((each) => [each.name, each.schema.example]));
    return {integer: 0, number: 0, boolean: false}[this.type] ?? '…';
  }
  get items() {
    return new Schema(this.document, this.raw.items);
  }
}

class Operation {
  constructor(document, path, method, raw, shared, isOfControl) {
    this.id = raw.operationId;
    this.method = method.toUpperCase();
    this.path = path;
    this.summary = raw.summary ?? raw.operationId;
    this.needs = raw['x-needs'] ?? null;
    this.raw = raw;
    this.isOfControl = isOfControl;
    this.isDeprecated = raw.deprecated === true;
    const parameters = [...shared ?? [], ...raw.parameters ?? []].map((each) => resolved(document, each));
    this.query = parameters.filter((each) => each.in === 'query')
      .map((each) => ({name: each.name, isRequired: each.required === true,
                       schema: new Schema(document, {description: each.description, ...each.schema})}));
    this.parameters = [...path.matchAll(/\{(\w+)\}/g)].map((found) => found[1]);
    const body = resolved(document, raw.requestBody)?.content?.['application/json']?.schema;
    this.body = body ? new Schema(document, body) : null;
    const responses = Object.entries(raw.responses ?? {}).map(([status, each]) => [status, resolved(document, each)]);
    const good = responses.find(([status]) => status.startsWith('2'))?.[1]?.content?.['application/json']?.schema;
    this.reply = good ? new Schema(document, good) : null;
    this.responses = responses;
    const lists = this.reply?.fields.filter((each) => each.schema.type === 'array' && each.schema.items.type === 'object');
    this.list = method === 'get' && lists?.length === 1 ? lists[0] : null;
  }
  /** The path with these values in it; null when one is missing. */
  at(values) {
    if (this.parameters.some((name) => values[name] === undefined || values[name] === null)) return null;
    return this.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(values[name]));
  }
  /** Who may, in words. */
  get whoMay() {
    if (!this.needs) return this.raw.security?.length === 0 ? ['anyone, without a token'] : [];
    return Object.entries(this.needs).map(([key, value]) => `${words(key)}: ${[value].flat().map((each) =>
      typeof each === 'object' ? Object.values(each).join(' ') : String(each)).join(', ')}`);
  }
}

async function load(url, isOfControl) {
  const response = isOfControl ? await controlFetch('openapi.json') : await fetch(url);
  const document = await response.json();
  const base = new URL(document.servers?.[0]?.url ?? '', location.origin + worldUrl).pathname;
  const version = /\/v\d+\/?$/.exec(base)?.[0].replace(/\/$/, '') ?? ''; // of servers: …/v1
  const operations = [];
  for (const [path, item] of Object.entries(document.paths))
    for (const method of ['get', 'post', 'put', 'patch', 'delete'])
      if (item[method]) {
        const whole = path.startsWith(`${version}/`) ? path : version + path;
        operations.push(new Operation(document, whole, method, item[method], item.parameters, isOfControl));
      }
  return operations;
}

/** The operations of the API, and of the control API. */
export const operations = () => documents.api ??= load(`${worldUrl}doc/openapi.json`, false);
export const controlOperations = () => documents.control ??= load('', true);

/** "user_group_name" and "user-groups" as people write them. */
export function words(name) {
  const text = name.replace(/[_-]+/g, ' ').replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().trim()
    .replace(/\b(id|ip|vpc|vpcs|url|api|ca|kms|otp|csv|pdf|vat|cidr|cidrs|scim|saml|dns)\b/g,
      (word) => word.endsWith('s') && word !== 'kms' && word !== 'dns' ? word.slice(0, -1).toUpperCase() + 's' : word.toUpperCase())
    .replace('2fa', 'two-factor authentication');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const scopes = [
  {prefix: '/v1/organization/{organization_id}/', key: '', group: 'Organization'},
  {prefix: '/v1/account/{account_id}/', key: 'account/', group: 'Account'},
  {prefix: '/v1/', key: 'mine/', group: 'Mine'},
];
const plural = (word) => word.endsWith('s') ? word : word.endsWith('y') ? `${word.slice(0, -1)}ies` : `${word}s`;
const singular = (path) => path.replace(/sses$/, 'ss').replace(/([^s])s$/, '$1');

function placed(operation) {
  const scope = scopes.find((each) => operation.path.startsWith(each.prefix));
  const rest = scope && operation.path.slice(scope.prefix.length);
  return scope && rest && !rest.includes('{') ? {...scope, rest, key: scope.key + rest} : null;
}

/**
 * Lists and settings that need nothing chosen but an organization: {key, group, title, list | setting}. A new resource
 * is one more of them.
 */
export async function resources() {
  const found = [];
  for (const operation of await operations()) {
    if (operation.method !== 'GET' || !operation.reply || operation.isDeprecated) continue;
    const place = placed(operation);
    if (!place) continue;
    const last = place.rest.split('/').pop();
    const title = words(operation.list ? plural(last) : last);
    found.push({key: place.key, group: place.group, title, operation, isList: operation.list !== null});
  }
  return found;
}

/** Which of these names of fields a parameter of a path stands for: its own, or one that is nearly the same. */
export const fieldOf = (names, parameter) => [
  (name) => name === parameter, (name) => parameter.endsWith(`_${name}`),
  (name) => name === `${parameter}_name` || name === `${parameter}_id`,
  (name) => parameter === 'project_id' && name === 'project_name',
].map((isMeant) => names.find(isMeant)).find((name) => name);

/** The value that a row of a list gives to a parameter of a path. */
export function valueOf(row, parameter) {
  const isValue = (value) => typeof value === 'string' || typeof value === 'number';
  return row[fieldOf(Object.keys(row).filter((name) => isValue(row[name])), parameter)] ?? null;
}

/**
 * What can be done with the rows of a list, all of it operations. `path` is that of the list; `parameter` is the one by
 * which paths name a row.
 */
export async function possibilities(path) {
  const all = await operations();
  const create = all.filter((each) => each.method === 'POST' && each.body && (each.path === path || each.path === singular(path)));
  const below = new Map();
  for (const start of [path, singular(path)])
    for (const each of all) {
      if (each.isDeprecated || !each.path.startsWith(`${start}/{`)) continue;
      const rest = `${each.method} ${each.path.slice(start.length).replace(/\{\w+\}/g, '{}')}`;
      if (!below.has(rest)) below.set(rest, each);
    }
  const own = path.split('{').length;
  const ofRow = [...below.values()].filter((each) => each.path.split('{').length === own + 1);
  return {
    create,
    parameter: ofRow[0]?.parameters.at(-1) ?? null,
    get: ofRow.find((each) => each.method === 'GET' && each.path.endsWith('}')) ?? null,
    lists: ofRow.filter((each) => each.method === 'GET' && each.list && !each.path.endsWith('}')),
    documents: ofRow.filter((each) => each.method === 'GET' && !each.list && each.reply && !each.path.endsWith('}')),
    actions: ofRow.filter((each) => each.method !== 'GET'),
    deeper: [...below.values()].filter((each) => each.path.split('{').length > own + 1),
  };
}

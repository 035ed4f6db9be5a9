// How values look to people.
import {worldNow} from './clock.js';

const units = [['day', 86400], ['h', 3600], ['min', 60], ['s', 1]];

/** "59 min", "3 h", "12 days": a length of time, rounded down. */
export function span(seconds) {
  for (const [name, length] of units)
    if (seconds >= length) {
      const count = Math.floor(seconds / length);
      return `${count} ${name}${name === 'day' && count > 1 ? 's' : ''}`;
    }
  return '0 s';
}

/** "in 59 min" or "3 h ago", by the world's clock. */
export function relative(time) {
  const seconds = (Date.parse(time) - worldNow()) / 1000;
  if (Number.isNaN(seconds)) return String(time);
  return seconds > 0 ? `in ${span(seconds)}` : seconds > -1 ? 'now' : `${span(-seconds)} ago`;
}

const isTime = (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(value);

/** A value in a cell. */
export function shown(value, name = '') {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (isTime(value)) return relative(value);
  if (name === 'max_age_seconds') return span(value);
  if (Array.isArray(value)) return value.length ? value.map((each) => shown(each)).join(', ') : '–';
  if (typeof value === 'object') {
    return Object.entries(value).filter(([, each]) => each !== null && typeof each !== 'object')
      .map(([key, each]) => `${key}: ${each}`).join(', ');
  }
  return String(value);
}

export const duration = (microseconds) =>
  microseconds < 1000 ? `${microseconds} µs` : microseconds < 1e6 ? `${(microseconds / 1000).toFixed(1)} ms`
    : `${(microseconds / 1e6).toFixed(1)} s`;

export function pretty(value) {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2);
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}

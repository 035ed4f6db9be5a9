// Finds in the text of a JSON document what a JSON pointer names. Comments and trailing commas are let pass.
const tokens = /"(?:[^"\\]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\/|[{}[\],:]|[^\s{}[\],:"/]+/g;

/** The line, from 1, of the value at `pointer`; where there is none, of what is nearest above it. */
export function lineAt(text, pointer) {
  const wanted = pointer.split('/').slice(1).map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const within = []; // the objects and lists around; {key} of an object is null until one is read
  let nearest = {depth: -1, offset: 0};
  for (const {0: token, index: offset} of text.matchAll(tokens)) {
    const around = within.at(-1);
    if (token === ':' || token.startsWith('//') || token.startsWith('/*')) continue;
    if (token === '}' || token === ']') within.pop();
    else if (token === ',') around.key = around.isList ? around.key + 1 : null;
    else if (around && around.key === null) around.key = JSON.parse(token);
    else {
      const isOnTheWay = within.length <= wanted.length && within.every(({key}, depth) => String(key) === wanted[depth]);
      if (isOnTheWay && within.length > nearest.depth) nearest = {depth: within.length, offset};
      if (token === '{') within.push({isList: false, key: null});
      if (token === '[') within.push({isList: true, key: 0});
    }
  }
  return text.slice(0, nearest.offset).split('\n').length;
}

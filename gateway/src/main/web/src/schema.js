// Completion of YAML from a JSON Schema: the names that may stand here and the values that a name may have. The place is
// found by indentation, which holds while a text is half-written; a syntax tree does not.

const item = Symbol("item of a list");

/** A completion source fed from a promise of a schema. */
export function schemaCompletion(promise) {
  return async (context) => {
    const line = context.state.doc.lineAt(context.pos);
    const before = line.text.slice(0, context.pos - line.from);
    const value = /^\s*(?:- +)*([^\s#:][^:#]*):\s+(?:\[(?:[^\]]*,)?\s*)?([^\s,[\]]*)$/.exec(before);
    const key = value ? null : /^(\s*(?:- +)*)([\w-]*)$/.exec(before);
    if (!value && !key) return null;
    const typed = value ? value[2] : key[2];
    if (!typed && !context.explicit && !value) return null;
    const schema = await promise;
    const path = pathAt(context.state.doc, line, before);
    const options = value ? values(schema, [...path, value[1].trim()]) : names(schema, path, taken(context.state.doc, line, before), before);
    return options.length ? { from: context.pos - typed.length, options, validFor: /^[\w.-]*$/ } : null;
  };
}

// The marks of a line: the columns of its dashes, then its key.
function marks(text) {
  const dashes = [];
  let at = /^ */.exec(text)[0].length;
  while (/^- /.test(text.slice(at)) || text.slice(at) === "-") {
    dashes.push(at);
    at += /^- */.exec(text.slice(at))[0].length;
  }
  const key = /^("[^"]*"|'[^']*'|[^\s#:'"][^:#]*?)\s*:(?:\s|$)/.exec(text.slice(at));
  return { dashes, column: at, key: key?.[1].replace(/^["']|["']$/g, "") };
}

/** The names and items from the top of the file down to the thing that stands on a line. */
export function pathAt(doc, line, before) {
  const path = [];
  const here = marks(before);
  let column = here.column;
  let inList = false;
  const enter = (step, at, list) => {
    path.unshift(step);
    column = at;
    inList = list;
  };
  for (const dash of here.dashes.toReversed()) enter(item, dash, true);
  for (let number = line.number - 1; number >= 1 && (column > 0 || inList); number--) {
    const text = doc.line(number).text;
    if (/^\s*(#|$)/.test(text)) continue;
    const { dashes, column: at, key } = marks(text);
    if (key !== undefined && (at < column || (inList && at === column))) enter(key, at, false);
    for (const dash of dashes.toReversed()) if (dash < column) enter(item, dash, true);
  }
  return path;
}

// The names that stand beside the one that is being written.
function taken(doc, line, before) {
  const { column } = marks(before);
  const found = new Set();
  const look = (number) => {
    const text = doc.line(number).text;
    if (/^\s*(#|$)/.test(text)) return true;
    const mark = marks(text);
    if (mark.column === column && mark.key !== undefined) found.add(mark.key);
    return mark.column >= column && !mark.dashes.some((dash) => dash < column);
  };
  if (!marks(before).dashes.length) for (let number = line.number - 1; number >= 1 && look(number); ) number--;
  for (let number = line.number + 1; number <= doc.lines; number++) {
    const mark = marks(doc.line(number).text);
    if (mark.dashes.some((dash) => dash < column) || !look(number)) break;
  }
  return found;
}

// Every plain schema that may hold at a place: references followed, alternatives laid beside each other.
function flat(schema, root, seen = new Set()) {
  if (!schema || typeof schema !== "object" || seen.has(schema)) return [];
  seen.add(schema);
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? []), schema.then, schema.else];
  if (schema.$ref?.startsWith("#")) parts.push(schema.$ref.slice(2).split("/").filter(Boolean).reduce((at, name) => at?.[unescaped(name)], root));
  return [schema, ...parts.flatMap((part) => flat(part, root, seen))];
}

function unescaped(name) {
  return decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~");
}

function at(root, path) {
  let places = flat(root, root);
  for (const step of path) places = places.flatMap((place) => inside(place, step)).flatMap((schema) => flat(schema, root));
  return places;
}

function inside(place, step) {
  if (step === item) return [place.items, ...(place.prefixItems ?? [])].flat();
  if (place.properties?.[step]) return [place.properties[step]];
  const patterns = Object.entries(place.patternProperties ?? {}).filter(([pattern]) => new RegExp(pattern, "u").test(step));
  if (patterns.length) return patterns.map(([, schema]) => schema);
  return [place.additionalProperties];
}

function names(schema, path, taken, before) {
  const places = at(schema, path);
  const found = new Map();
  for (const place of places) {
    for (const [name, about] of Object.entries(place.properties ?? {})) {
      if (taken.has(name) || found.has(name)) continue;
      const must = place.required?.includes(name);
      found.set(name, { label: name, type: "property", info: about?.description, detail: kinds(flat(about, schema)), boost: must ? 5 : 0, apply: written(name, flat(about, schema), before) });
    }
  }
  // An item of a list may be a plain value, too.
  return [...found.values(), ...(path.at(-1) === item ? plain(places) : [])];
}

function values(schema, path) {
  return plain(at(schema, path));
}

function plain(places) {
  const found = new Map();
  const add = (value, about) => {
    if (value !== null && typeof value !== "object" && !found.has(String(value))) found.set(String(value), { label: String(value), type: "enum", info: about });
  };
  for (const place of places) {
    for (const value of [...(place.enum ?? []), ...("const" in place ? [place.const] : []), ...(place.examples ?? [])]) add(value, place.description);
    if (place.default !== undefined) add(place.default, place.description);
    if ([place.type].flat().includes("boolean")) for (const value of [true, false]) add(value, place.description);
  }
  return [...found.values()];
}

function kinds(places) {
  return [...new Set(places.flatMap((place) => [place.type ?? []].flat()))].join(" / ");
}

// What a chosen name writes: a value begins on its line, a block on the next one.
function written(name, places, before) {
  const types = new Set(places.flatMap((place) => [place.type ?? (place.enum ? "string" : [])].flat()));
  const deeper = `\n${" ".repeat(marks(before).column + 2)}`;
  if (types.size === 1 && types.has("object")) return `${name}:${deeper}`;
  if (types.size === 1 && types.has("array")) return `${name}:${deeper}- `;
  return `${name}: `;
}

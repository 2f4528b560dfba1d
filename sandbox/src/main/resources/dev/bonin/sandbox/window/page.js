// The data that the server wrote into the page: the texts of the chosen language, the personas, the session's path.
const data = JSON.parse(document.getElementById('page-data').textContent);

export const language = data.lang;
export const personas = data.personas ?? [];
export const sessionPath = data.session_path;
export const problem = data.problem;

/** Returns the text of a key, with each `{name}` replaced from `values`. */
export function say(key, values = {}) {
  const text = data.texts[key];
  if (text === undefined) {
    throw new Error(`texts: ${key} (expected: a key of the catalogue)`);
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export function knows(key) {
  return key in data.texts;
}

export function element(id) {
  return document.getElementById(id);
}

/** Creates an element; text is added as text, never as markup. */
export function build(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children);
  return made;
}

// The calls to the server, which alone decides the state of the verification.
import { sessionPath } from './page.js';

const watchers = [];
let current = null;
let underWay = null;

export function view() {
  return current;
}

/** Calls `watcher(view, previous)` whenever the server has sent the state. */
export function onView(watcher) {
  watchers.push(watcher);
}

export function load() {
  return exchange('/state', { method: 'GET' });
}

/**
 * Sends one action. Resolves to null if it was accepted, otherwise to the error `{code, values, fields}`. A second click while
 * the first is in progress is not sent: it gets the answer of the first.
 */
export async function send(action, body = {}) {
  if (underWay?.action === action) {
    return underWay.answer;
  }
  await underWay?.answer;
  const answer = post(action, body);
  underWay = { action, answer };
  try {
    return await answer;
  } finally {
    underWay = null;
  }
}

function post(action, body) {
  return exchange('/' + action, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  });
}

async function exchange(path, options) {
  let answer;
  try {
    const response = await fetch(sessionPath + path, { ...options, credentials: 'same-origin', cache: 'no-store' });
    answer = await response.json();
  } catch {
    return { code: 'network' };
  }
  if (answer.view) {
    tell(answer.view);
  }
  return answer.error ?? (answer.view ? null : { code: 'unexpected' });
}

function tell(next) {
  const previous = current;
  current = next;
  watchers.forEach((watcher) => watcher(next, previous));
}

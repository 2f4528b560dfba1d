// The conversation with the server, which alone decides in which state the verification is.
import { sessionPath } from './page.js';

const watchers = [];
let current = null;
let underWay = null;

export function view() {
  return current;
}

/** `watcher(view, previous)` is called whenever the server has told the state. */
export function onView(watcher) {
  watchers.push(watcher);
}

export function load() {
  return exchange('/state', { method: 'GET' });
}

/**
 * Sends one action. Answers null when it was accepted, else the error `{code, values, fields}`. A second press while the first
 * is under way is not sent: it gets the answer of the first.
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

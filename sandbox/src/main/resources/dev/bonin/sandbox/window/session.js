// The conversation with the server, which alone decides in which state the verification is.
import { sessionPath } from './page.js';

const watchers = [];
let current = null;
let busy = false;

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
 * is under way is not sent.
 */
export async function send(action, body = {}) {
  if (busy) {
    return null;
  }
  busy = true;
  try {
    return await exchange('/' + action, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
  } finally {
    busy = false;
  }
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

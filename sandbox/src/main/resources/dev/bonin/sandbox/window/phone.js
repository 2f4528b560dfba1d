// The mock phone beside the form: the only place that shows a code.
import { build, element, language, say } from './page.js';
import { appName } from './push.js';
import { fillCode } from './code.js';
import { showError } from './screen.js';
import { onView, send } from './session.js';

const CLOCK_MILLIS = 15_000;

export function setUpPhone() {
  onView(showMessage);
  showClock();
  setInterval(showClock, CLOCK_MILLIS);
}

function showClock() {
  element('phone-clock').textContent = new Date().toLocaleTimeString(language, { hour: 'numeric', minute: '2-digit', hour12: false });
}

function showMessage(view, previous) {
  const message = view.message;
  if (message && sameMessage(message, previous?.message)) {
    return;
  }
  element('phone-screen').replaceChildren(message ? bubble(view) : build('p', { class: 'handset-empty' }, say('phone.empty')));
}

function sameMessage(one, other) {
  return other && one.serial === other.serial && one.approved === other.approved;
}

function bubble(view) {
  return view.message.kind === 'sms' ? textMessage(view.message) : notification(view);
}

function textMessage({ code }) {
  return build('div', { class: 'message' },
    head(say('phone.sms_from')),
    build('p', { class: 'message-text' }, say('phone.sms_text', { code })),
    // The origin-bound code format, with which a real phone offers the code to this page only
    build('p', { class: 'message-bound' }, `@${location.hostname} #${code}`),
    build('div', { class: 'message-actions' },
      build('button', { type: 'button', class: 'strong', click: () => fillCode(code) }, say('phone.fill')),
      build('button', { type: 'button', click: (event) => copy(event.currentTarget, code) }, say('phone.copy'))));
}

async function copy(button, code) {
  await navigator.clipboard.writeText(code);
  button.textContent = say('phone.copied');
}

function notification(view) {
  const app = appName(view.message);
  const text = view.message.approved ? say('phone.push_approved') : say('phone.push_text', { company: view.company });
  const made = build('div', { class: 'message' }, head(say('phone.push_title', { app })), build('p', { class: 'message-text' }, text));
  if (!view.message.approved) {
    made.append(build('div', { class: 'message-actions' },
      build('button', { type: 'button', class: 'strong', click: () => answer('approve') }, say('phone.approve')),
      build('button', { type: 'button', click: () => answer('decline') }, say('phone.decline'))));
  }
  return made;
}

async function answer(action) {
  const error = await send(action);
  if (error) {
    showError(error);
  }
}

function head(title) {
  return build('p', { class: 'message-head' }, build('strong', {}, title), build('span', {}, say('phone.now')));
}

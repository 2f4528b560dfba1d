// Shows screens, moves the focus, and announces errors and messages.
import { element, knows, say } from './page.js';

const STEP_OF_SCREEN = { choose: 1, details: 2, code: 3, push: 3, finish: 3 };
const screens = [...document.querySelectorAll('[data-screen]')];

export function shownScreen() {
  return screens.find((screen) => !screen.hidden)?.dataset.screen;
}

/**
 * Shows one screen and moves the focus to `focus`, or to its heading so that a screen reader reads on from there. The first
 * screen takes no focus: the page is read from the top, which says that it is a sandbox.
 */
export function show(name, focus) {
  const before = shownScreen();
  if (before === name) {
    return;
  }
  clearErrors();
  screens.forEach((screen) => {
    screen.hidden = screen.dataset.screen !== name;
  });
  markStep(STEP_OF_SCREEN[name]);
  const shown = screens.find((screen) => screen.dataset.screen === name);
  if (before) {
    moveTo(focus ?? shown.querySelector('h1'));
  }
}

/** Scrolls the card into view, but only if its top is not visible. */
function moveTo(target) {
  target.focus({ preventScroll: true });
  if (element('card').getBoundingClientRect().top < 0) {
    element('card').scrollIntoView();
  }
}

function markStep(now) {
  document.querySelectorAll('.steps li').forEach((item) => {
    const step = Number(item.dataset.step);
    item.classList.toggle('done', step < now);
    if (step === now) {
      item.setAttribute('aria-current', 'step');
    } else {
      item.removeAttribute('aria-current');
    }
  });
}

/** Announces a text politely, when the screen reader is idle. */
export function announce(text) {
  element('status').textContent = text;
}

export function clearErrors() {
  element('alert').hidden = true;
  document.querySelectorAll('.error').forEach((error) => {
    error.hidden = true;
  });
  document.querySelectorAll('[aria-invalid]').forEach((input) => input.removeAttribute('aria-invalid'));
}

/** Shows the errors of the server (or of an earlier check); the focus goes to the first invalid field. */
export function showError(error) {
  clearErrors();
  const fields = Object.entries(error.fields ?? {});
  fields.forEach(([field, fault]) => showFieldError(field, say(`field.${field}.${fault}`)));
  if (fields.length > 0) {
    focusField(fields[0][0]);
  } else {
    showAlert(sentenceOf(error));
  }
}

export function showFieldError(field, text) {
  const error = element(`${field}-error`);
  error.textContent = text;
  error.hidden = false;
  element(field)?.setAttribute('aria-invalid', 'true');
}

export function focusField(field) {
  (element(field) ?? element(`${field}-field`).querySelector('input')).focus();
}

export function sentenceOf(error) {
  const key = `error.${error.code}`;
  return knows(key) ? say(key, error.values) : say('error.unexpected');
}

function showAlert(text) {
  const alert = element('alert');
  alert.textContent = text;
  alert.hidden = false;
}

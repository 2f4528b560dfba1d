// Third screen, by text message: the six-digit code.
import { element, say } from './page.js';
import { announce, clearErrors, focusField, sentenceOf, show, showError, showFieldError } from './screen.js';
import { onView, send } from './session.js';
import { countDown } from './timer.js';

export function setUpCode() {
  element('code-form').addEventListener('submit', submit);
  element('code-resend').addEventListener('click', resend);
  onView((view, previous) => {
    if (view.state === 'code_sent' && view.message.serial !== previous?.message?.serial) {
      start(view);
    }
  });
}

/** Fills the code into the field, like the suggestion of a phone's keyboard. */
export function fillCode(code) {
  element('code').value = code;
  focusField('code');
}

function start(view) {
  element('code').value = '';
  element('code-sent').textContent = say('code.sent', { phone: view.message.phone });
  show('code', element('code'));
  clearErrors();
  countDown('code-timer', view.message.seconds_left, () => complain(say('code.over')));
}

async function submit(event) {
  event.preventDefault();
  const error = await send('code', { code: element('code').value });
  if (error?.fields) {
    showError(error);
  } else if (error) {
    clearErrors();
    complain(sentenceOf(error));
    element('code').select();
  }
}

function complain(text) {
  showFieldError('code', text);
  focusField('code');
}

async function resend() {
  const error = await send('resend');
  if (error) {
    showError(error);
  } else {
    announce(say('code.resent'));
  }
}

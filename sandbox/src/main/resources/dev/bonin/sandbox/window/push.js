// Third screen, by app: approval in PASS or in the app of the agency.
import { element, say } from './page.js';
import { announce, clearErrors, show, showError } from './screen.js';
import { onView, send } from './session.js';
import { countDown } from './timer.js';

export function setUpPush() {
  element('push-form').addEventListener('submit', submit);
  element('push-resend').addEventListener('click', resend);
  onView((view, previous) => {
    if (view.state !== 'push_sent') {
      return;
    }
    if (view.message.serial !== previous?.message?.serial) {
      start(view);
    }
    showApproval(view.message.approved);
  });
}

export function appName(message) {
  return say(`agency.${message.app}`);
}

function start(view) {
  element('push-sent').textContent = say('push.sent', { phone: view.message.phone, app: appName(view.message) });
  show('push');
  clearErrors();
  countDown('push-timer', view.message.seconds_left, () => showError({ code: 'push_expired' }));
}

function showApproval(approved) {
  if (approved && element('push-approved').hidden) {
    clearErrors();
    announce(say('push.approved'));
    element('push-form').querySelector('[type="submit"]').focus();
  }
  element('push-approved').hidden = !approved;
}

async function submit(event) {
  event.preventDefault();
  await act('finish');
}

async function resend() {
  await act('resend');
}

async function act(action) {
  const error = await send(action);
  if (error) {
    showError(error);
  }
}

// Builds the window and follows the server's state.
import { element, language, say } from './page.js';
import { setUpChoose, writeChoice } from './choose.js';
import { setUpCode } from './code.js';
import { setUpDetails } from './details.js';
import { setUpFinish } from './finish.js';
import { chosen, keepForOtherLanguage, restore, takeKept, writeDetails } from './form.js';
import { tellOpened } from './handoff.js';
import { setUpPersonas } from './personas.js';
import { setUpPhone } from './phone.js';
import { setUpPush } from './push.js';
import { show, showError, shownScreen } from './screen.js';
import { load, onView, send, view } from './session.js';

async function start() {
  setUpPhone();
  setUpCode();
  setUpPush();
  setUpFinish();
  onView(followBackToOpen);
  const error = await load();
  if (error) {
    showError(error);
    return;
  }
  setUpChoose();
  setUpDetails();
  setUpPersonas();
  setUpActions();
  setUpLanguages();
  showOrder();
  tellOpened(view());
}

function followBackToOpen(now, previous) {
  if (now.state === 'open' && previous && previous.state !== 'open') {
    show('details');
  }
}

function showOrder() {
  element('requester').textContent = say('requester', { company: view().company });
  element('card').setAttribute('aria-busy', 'false');
  const kept = takeKept();
  if (kept) {
    restore(kept);
  } else {
    prefill(view().prefill);
  }
  writeChoice();
  if (view().state === 'open') {
    show(kept?.screen === 'details' ? 'details' : 'choose');
  }
}

function prefill({ name, phone, carrier }) {
  chosen.carrier = carrier ?? null;
  writeDetails({ name, phone });
}

function setUpActions() {
  document.querySelectorAll('[data-action]').forEach((button) => {
    button.addEventListener('click', async () => {
      const error = await send(button.dataset.action);
      if (error) {
        showError(error);
      }
    });
  });
}

function setUpLanguages() {
  document.querySelectorAll('[data-language]').forEach((link) => {
    link.setAttribute('aria-current', String(link.dataset.language === language));
    link.addEventListener('click', () => keepForOtherLanguage(shownScreen()));
  });
}

start();

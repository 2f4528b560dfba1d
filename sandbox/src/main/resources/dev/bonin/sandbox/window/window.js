// Builds the window and follows the server's state.
import { element, language, say } from './page.js';
import { setUpChoose, writeChoice } from './choose.js';
import { setUpCode } from './code.js';
import { setUpDetails } from './details.js';
import { setUpFinish } from './finish.js';
import { chosen, fix, keepForOtherLanguage, restore, takeKept, writeDetails } from './form.js';
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
  prefill(view().prefill);
  if (kept) {
    restore(kept);
  }
  writeChoice();
  if (view().state === 'open') {
    show(kept?.screen === 'details' ? 'details' : 'choose');
  }
}

function prefill({ carrier, fixed, ...details }) {
  const { agencies, carriers } = view();
  chosen.carrier = carrier ?? (carriers.length === 1 ? carriers[0] : null);
  chosen.agency = agencies.length === 1 ? agencies[0] : null;
  writeDetails(details);
  if (fixed) {
    fix(details);
    element('details-fixed').hidden = false;
  }
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

// Second screen: name, birthday with the 7th digit, phone number.
import { element, say } from './page.js';
import { chosen, readDetails } from './form.js';
import { requiredConsents } from './choose.js';
import { show, showError } from './screen.js';
import { onView, send, view } from './session.js';

const FILLED_BIRTH = 6;

export function setUpDetails() {
  element('details-form').addEventListener('submit', submit);
  element('details-back').addEventListener('click', () => show('choose'));
  element('birth6').addEventListener('input', moveOnWhenFilled);
  new MutationObserver(showWhatWasChosen).observe(element('details-form'), { attributes: true, attributeFilter: ['hidden'] });
  onView(showWhatWasChosen);
  showWhatWasChosen();
}

export function sendDetails() {
  return send('details', {
    ...readDetails(),
    carrier: chosen.carrier,
    agency: view().kind === 'agencies' ? chosen.agency : chosen.method,
    consents: requiredConsents().filter((consent) => chosen.consents.has(consent)),
  });
}

async function submit(event) {
  event.preventDefault();
  const error = await sendDetails();
  if (error) {
    showError(error);
  }
}

function moveOnWhenFilled(event) {
  if (event.inputType?.startsWith('insert') && event.target.value.length === FILLED_BIRTH) {
    element('digit7').focus();
  }
}

function showWhatWasChosen() {
  const agencies = view().kind === 'agencies';
  const who = agencies ? chosen.agency && say(`agency.${chosen.agency}`) : chosen.carrier && say(`carrier.${chosen.carrier}`);
  element('chosen').textContent = agencies || !who ? (who ?? '') : `${who} · ${say(`method.${chosen.method}`)}`;
  element('chosen').hidden = !who;
  element('details-send').textContent = say(agencies ? 'details.send_agency' : `details.send_${chosen.method}`);
}

// First screen: carrier and method, or the agency of the unified window; and the consents.
import { build, element, say } from './page.js';
import { chosen } from './form.js';
import { show, showError } from './screen.js';
import { view } from './session.js';

const MVNO_CARRIERS = ['SKT_MVNO', 'KT_MVNO', 'LGT_MVNO'];
const METHODS = ['pass', 'sms'];
const CONSENTS = ['personal', 'identifier', 'carrier', 'service'];

export function setUpChoose() {
  if (view().kind === 'agencies') {
    showAgencies(view().agencies);
  } else {
    showCarriers(view().carriers);
    METHODS.forEach((method) => addTile('method-tiles', 'method', method, say(`method.${method}`), say(`method.${method}_about`)));
  }
  element('consent-all').addEventListener('change', (event) => agreeToAll(event.target.checked));
  element('choose-form').addEventListener('change', readChoice);
  element('choose-form').addEventListener('submit', goOn);
  writeChoice();
}

function showCarriers(carriers) {
  const ofMvno = carriers.filter((carrier) => MVNO_CARRIERS.includes(carrier));
  carriers.filter((carrier) => !ofMvno.includes(carrier))
    .forEach((carrier) => addTile('carrier-tiles', 'carrier', carrier, say(`carrier.${carrier}`)));
  if (ofMvno.length > 0) {
    addTile('carrier-tiles', 'carrier', 'MVNO', say('carrier.mvno'));
  }
  ofMvno.forEach((carrier) => addTile('mvno-tiles', 'mvno', carrier, say(`carrier.${carrier}`)));
}

function showAgencies(agencies) {
  element('carrier-field').hidden = true;
  element('method-field').hidden = true;
  element('agency-field').hidden = false;
  element('choose-heading').textContent = say('agency.heading');
  element('step-choose').textContent = say('steps.choose_agency');
  agencies.forEach((agency) => addTile('agency-tiles', 'agency', agency, say(`agency.${agency}`)));
}

function addTile(parent, group, value, title, about) {
  const face = build('span', { class: 'tile-face' }, title);
  if (about) {
    face.append(build('small', {}, about));
  }
  element(parent).append(build('label', { class: 'tile' }, build('input', { type: 'radio', name: group, value }), face));
}

/** Shows the current choices in the form: after a persona was chosen, or when the page was reloaded in another language. */
export function writeChoice() {
  const mvno = MVNO_CARRIERS.includes(chosen.carrier);
  check('carrier', mvno ? 'MVNO' : chosen.carrier);
  check('mvno', mvno ? chosen.carrier : null);
  check('agency', chosen.agency);
  check('method', chosen.method);
  readTiles();
  showConsents();
  showDependents();
}

function check(group, value) {
  document.querySelectorAll(`input[name="${group}"]`).forEach((input) => {
    input.checked = input.value === value;
  });
}

function readTiles() {
  const carrier = checked('carrier');
  chosen.carrier = carrier === 'MVNO' ? checked('mvno') : carrier;
  chosen.agency = checked('agency');
  chosen.method = checked('method') ?? chosen.method;
}

function readChoice(event) {
  readTiles();
  if (event.target.name === 'carrier') {
    showConsents();
  }
  showDependents();
}

function checked(group) {
  return document.querySelector(`input[name="${group}"]:checked`)?.value ?? null;
}

function showDependents() {
  element('mvno').hidden = checked('carrier') !== 'MVNO';
  const note = { kakao: 'agency.kakao_note', naver: 'agency.naver_note' }[chosen.agency];
  element('agency-note').textContent = say(note ?? 'agency.note');
}

export function requiredConsents() {
  return checked('carrier') === 'MVNO' ? [...CONSENTS, 'third_party'] : CONSENTS;
}

function showConsents() {
  element('consent-list').replaceChildren(...requiredConsents().map(consentItem));
  showWhetherAll();
}

function consentItem(consent) {
  const title = say(`consent.${consent}`);
  const text = build('p', { class: 'consent-text', id: `consent-text-${consent}`, hidden: true }, say(`consent.${consent}_text`));
  const box = build('input', { type: 'checkbox', change: (event) => agree(consent, event.target.checked) });
  box.checked = chosen.consents.has(consent);
  const label = build('label', { class: 'check' }, box, build('span', {}, `${title} ${say('consent.required')}`));
  return build('li', {}, build('div', { class: 'consent-row' }, label, viewButton(title, text)), text);
}

function viewButton(title, text) {
  const button = build('button', {
    type: 'button',
    class: 'consent-view',
    'aria-expanded': 'false',
    'aria-controls': text.id,
    'aria-label': say('consent.view_label', { title }),
  }, say('consent.view'));
  button.addEventListener('click', () => {
    text.hidden = !text.hidden;
    button.setAttribute('aria-expanded', String(!text.hidden));
    button.textContent = say(text.hidden ? 'consent.view' : 'consent.hide');
  });
  return button;
}

function agree(consent, agreed) {
  if (agreed) {
    chosen.consents.add(consent);
  } else {
    chosen.consents.delete(consent);
  }
  showWhetherAll();
}

export function agreeToAll(agreed) {
  chosen.consents = new Set(agreed ? [...CONSENTS, 'third_party'] : []);
  element('consent-list').querySelectorAll('input').forEach((box) => {
    box.checked = agreed;
  });
  showWhetherAll();
}

function showWhetherAll() {
  element('consent-all').checked = requiredConsents().every((consent) => chosen.consents.has(consent));
}

function goOn(event) {
  event.preventDefault();
  const fields = {};
  if (view().kind === 'agencies' && !chosen.agency) {
    fields.agency = 'required';
  }
  if (view().kind === 'phone' && !chosen.carrier) {
    fields.carrier = 'required';
  }
  if (!element('consent-all').checked) {
    fields.consents = 'required';
  }
  if (Object.keys(fields).length > 0) {
    showError({ fields });
  } else {
    show('details');
  }
}

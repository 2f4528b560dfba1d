// The invented people: one button fills the form, another completes the whole verification.
import { build, element, personas, say } from './page.js';
import { agreeToAll, writeChoice } from './choose.js';
import { chosen, writeDetails } from './form.js';
import { announce, show, showError } from './screen.js';
import { onView, send, view } from './session.js';

const HANGUL = /[가-힣]/;

export function setUpPersonas() {
  element('persona-list').replaceChildren(...personas.map(chip));
  onView((now) => {
    document.querySelectorAll('.persona button').forEach((button) => {
      button.disabled = now.outcome !== undefined;
    });
  });
}

function chip(persona) {
  const { id, name } = persona;
  const fill = build('button', {
    type: 'button',
    class: 'persona-fill',
    title: persona.about,
    'aria-description': say('personas.fill_label', { name }),
    click: () => fillIn(persona),
  }, build('strong', { lang: HANGUL.test(name) && 'ko' }, name), build('span', {}, persona.about));
  const quick = build('button', {
    type: 'button',
    class: 'persona-quick',
    'aria-label': say('personas.quick_label', { name }),
    click: () => certifyAtOnce(id),
  }, say('personas.quick'));
  return build('li', { class: 'persona', 'data-persona': id }, fill, quick);
}

async function fillIn(persona) {
  if (view().state !== 'open') {
    await send('edit');
  }
  const { agencies, carriers } = view();
  chosen.carrier = carriers.includes(persona.carrier) ? persona.carrier : chosen.carrier;
  const wanted = persona.agency ?? chosen.agency ?? 'pass';
  chosen.agency = agencies.includes(wanted) ? wanted : agencies[0];
  agreeToAll(true);
  writeChoice();
  writeDetails(persona);
  document.querySelectorAll('.persona').forEach((item) => {
    item.dataset.chosen = String(item.dataset.persona === persona.id);
  });
  show('details');
  element('details-send').focus();
  announce(say('personas.filled', { name: persona.name }));
}

async function certifyAtOnce(id) {
  const error = await send('quick', { persona: id });
  if (error) {
    showError(error);
  }
}

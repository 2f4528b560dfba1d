// Last screen: the result, and the return to the page.
import { element, say } from './page.js';
import { handOver, leave } from './handoff.js';
import { show } from './screen.js';
import { onView } from './session.js';
import { stopCounting } from './timer.js';

const TIME_TO_SEE_MILLIS = 600;

export function setUpFinish() {
  onView((view, previous) => {
    if (view.outcome && !previous?.outcome) {
      finish(view);
    }
  });
}

async function finish(view) {
  stopCounting();
  showOutcome(view);
  element('finish-leave').addEventListener('click', () => leave(view));
  const delivered = view.mode === 'redirect' || (await handOver(view));
  if (!delivered) {
    element('finish-text').textContent = say('finish.undelivered');
  } else if (view.state !== 'failed') {
    setTimeout(() => leave(view), TIME_TO_SEE_MILLIS);
  }
}

function showOutcome(view) {
  element('finish-mark').dataset.mark = view.state;
  element('finish-heading').textContent = say(`finish.${view.state}`);
  element('finish-text').textContent = view.state === 'failed' ? view.failure.text : say('finish.certified_text');
  element('finish-code').hidden = view.state !== 'failed';
  element('finish-code-value').textContent = view.failure.code;
  element('finish-leave').textContent = say(view.mode === 'redirect' ? 'finish.return' : 'close');
  show('finish');
}

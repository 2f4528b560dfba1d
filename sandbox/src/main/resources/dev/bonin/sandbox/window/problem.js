// A window that cannot open still reports the reason to the page.
import { element, problem, say } from './page.js';
import { handOver, leave } from './handoff.js';

if (problem.mode === 'popup') {
  handOver(problem);
  offer(say('close'), () => leave(problem));
} else if (problem.return_to) {
  offer(say('finish.return'), () => leave(problem));
}

function offer(label, action) {
  const button = element('leave');
  button.textContent = label;
  button.hidden = false;
  button.addEventListener('click', action);
}

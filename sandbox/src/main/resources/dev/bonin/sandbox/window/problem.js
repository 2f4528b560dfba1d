// A window that cannot open still reports the reason to the page.
import { element, problem, say } from './page.js';
import { handOver } from './handoff.js';

if (problem.mode === 'popup') {
  handOver(problem);
  offer(say('close'), () => window.close());
} else if (problem.return_to) {
  offer(say('finish.return'), () => location.replace(problem.return_to));
}

function offer(label, action) {
  const button = element('leave');
  button.textContent = label;
  button.hidden = false;
  button.addEventListener('click', action);
}

// The countdown: shown every second, announced only three times.
import { element, say } from './page.js';
import { announce } from './screen.js';

const SPOKEN_SECONDS = [60, 30, 10];
const TICK_MILLIS = 250;

let ticking = null;

/** Counts down from `seconds` in the element `id`; calls `whenOver` once at zero. */
export function countDown(id, seconds, whenOver) {
  stopCounting();
  const end = performance.now() + seconds * 1000;
  let shown = null;
  const tick = () => {
    const left = Math.max(0, Math.ceil((end - performance.now()) / 1000));
    if (left !== shown) {
      tell(element(id), left, shown);
      shown = left;
    }
    if (left === 0) {
      stopCounting();
      whenOver();
    }
  };
  ticking = setInterval(tick, TICK_MILLIS);
  tick();
}

export function stopCounting() {
  clearInterval(ticking);
}

function tell(place, left, before) {
  place.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  if (before !== null && SPOKEN_SECONDS.includes(left)) {
    announce(say('code.left_spoken', { seconds: left }));
  }
}

// Hands the outcome to the page: by a message to the opener of a popup, or by a URL in redirect mode.
const ACKNOWLEDGED_WITHIN_MILLIS = 4000;

let received = null;

window.addEventListener('message', (event) => {
  if (received && event.origin === received.origin && event.source === window.opener && event.data?.bonin === 'received'
    && event.data.attempt === received.attempt) {
    received.resolve(true);
  }
});

export function tellOpened(view) {
  post(view, { bonin: 'opened', imp_uid: view.imp_uid });
}

/** Sends the outcome to the opener. Resolves to whether the opener acknowledged it. */
export function handOver(view) {
  return new Promise((resolve) => {
    received = { origin: view.opener_origin, attempt: view.attempt, resolve };
    setTimeout(() => resolve(false), ACKNOWLEDGED_WITHIN_MILLIS);
    if (!post(view, { bonin: 'outcome', rsp: view.outcome })) {
      resolve(false);
    }
  });
}

/** Only the exact origin that opened this window can read the message: any other opener gets nothing. */
function post(view, message) {
  if (view.mode !== 'popup' || !window.opener || !view.opener_origin) {
    return false;
  }
  window.opener.postMessage({ ...message, attempt: view.attempt }, view.opener_origin);
  return true;
}

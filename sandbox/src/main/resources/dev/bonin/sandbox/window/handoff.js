// Hands the outcome to the page: by a message to the opener of a popup or the page around a frame, or by a URL.
const ACKNOWLEDGED_WITHIN_MILLIS = 4000;

let received = null;

window.addEventListener('message', (event) => {
  if (received && event.origin === received.origin && event.source === received.page && event.data?.bonin === 'received'
    && event.data.attempt === received.attempt) {
    received.resolve(true);
  }
});

export function tellOpened(view) {
  post(view, { bonin: 'opened', imp_uid: view.imp_uid });
}

/** Sends the outcome to the page. Resolves to whether the page acknowledged it. */
export function handOver(view) {
  return new Promise((resolve) => {
    received = { page: pageOf(view), origin: view.page_origin, attempt: view.attempt, resolve };
    setTimeout(() => resolve(false), ACKNOWLEDGED_WITHIN_MILLIS);
    if (!post(view, { bonin: 'outcome', rsp: view.outcome })) {
      resolve(false);
    }
  });
}

/** Leaves the window: a popup closes itself, the page around a frame removes it. */
export function leave(view) {
  if (view.mode === 'redirect') {
    location.replace(view.return_to);
  } else if (view.mode === 'iframe') {
    post(view, { bonin: 'leave' });
  } else {
    window.close();
  }
}

/** Only the exact origin that opened this window can read the message: any other page gets nothing. */
function post(view, message) {
  const page = pageOf(view);
  if (!page || !view.page_origin) {
    return false;
  }
  page.postMessage({ ...message, attempt: view.attempt }, view.page_origin);
  return true;
}

function pageOf({ mode }) {
  if (mode === 'iframe') {
    return window.parent === window ? null : window.parent;
  }
  return mode === 'popup' ? window.opener : null;
}

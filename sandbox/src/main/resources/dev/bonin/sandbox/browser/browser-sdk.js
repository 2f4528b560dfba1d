/*
 * Bonin sandbox: replaces the browser SDK of PortOne V2. It does not verify real people.
 * The server serves it as a plain script, whose only global is PortOne, and as a module.
 */
function boninBrowserSdk(address) {
  'use strict';

  const TEXTS = {/* the server writes the sentences of its catalogue here */};
  const LINK = new URL(address, document.baseURI);
  const HOME = LINK.origin;
  /* The sandbox's own option: behaves on a desktop as on a phone. */
  const ACTS_AS_PHONE = LINK.searchParams.get('device') === 'mobile';
  const WATCH_MILLIS = 250;
  const WIDTH = 1140;
  const HEIGHT = 900;

  let running = null;

  /* As npm's @portone/browser-sdk recognises it: by __portOneErrorType, in every realm. */
  class IdentityVerificationError extends Error {
    constructor(fields) {
      super(fields.message);
      this.name = 'IdentityVerificationError';
      Object.assign(this, fields);
      this.__portOneErrorType = 'IdentityVerificationError';
      this.transactionType = 'IDENTITY_VERIFICATION';
    }
  }

  async function requestIdentityVerification(request) {
    const opened = await prepare(request);
    opened.warnings.forEach((warning) => console.warn('[PortOne] ' + warning));
    if (opened.windowType === 'REDIRECTION') {
      window.location.href = HOME + opened.window;
      return undefined;
    }
    const show = opened.windowType === 'IFRAME' ? showFrame : openPopup;
    const response = await show(opened, request);
    if (request.forceRedirect === true && request.redirectUrl) {
      window.location.href = withQuery(request.redirectUrl, response);
      return undefined;
    }
    return response;
  }

  /* Asks the sandbox for a window. The body is sent as text, so that no preflight is needed from any page. */
  async function prepare(request) {
    const ids = { identityVerificationId: textOf(request, 'identityVerificationId') };
    const body = bodyOf(request, ids);
    let answer;
    try {
      const response = await fetch(HOME + '/v2/browser-sdk/windows', { method: 'POST', body, credentials: 'omit' });
      answer = await response.json();
    } catch (unreachable) {
      throw new IdentityVerificationError({ code: 'UnknownError', message: say('unreachable'), ...ids });
    }
    if (!answer.window) {
      const { code = 'UnknownError', message = say('unreachable'), pgCode, pgMessage } = answer;
      throw new IdentityVerificationError({ code: String(code), message, ...ids, pgCode, pgMessage });
    }
    return answer;
  }

  function bodyOf(request, ids) {
    const page = { origin: window.location.origin, mobile: isMobile(), language: language() };
    try {
      return JSON.stringify({ request, page });
    } catch (notJson) {
      throw new IdentityVerificationError({ code: 'RequestParseFailed', message: say('not_json'), ...ids });
    }
  }

  function textOf(request, name) {
    return request && typeof request[name] === 'string' ? request[name] : undefined;
  }

  function isMobile() {
    const { userAgent, platform, maxTouchPoints } = window.navigator;
    const iPadThatSaysMac = platform === 'MacIntel' && maxTouchPoints > 1;
    return ACTS_AS_PHONE || /Android|iPhone|iPad|iPod|Mobile/i.test(userAgent) || iPadThatSaysMac;
  }

  function openPopup(opened, request) {
    const popup = window.open(HOME + opened.window, 'bonin_' + opened.attempt, features(request.popup));
    if (!popup || popup.closed) {
      throw new IdentityVerificationError({ ...opened.ids, code: 'UnknownError', message: say('popup_blocked') });
    }
    return follow(opened, popup, () => popup.closed, () => popup.close());
  }

  function features(popup) {
    const size = `width=${WIDTH},height=${HEIGHT},scrollbars=yes,resizable=yes`;
    if (!popup || popup.center !== true) {
      return size;
    }
    const left = Math.max(0, Math.round((window.screen.availWidth - WIDTH) / 2));
    const top = Math.max(0, Math.round((window.screen.availHeight - HEIGHT) / 2));
    return `${size},left=${left},top=${top}`;
  }

  function showFrame(opened, request) {
    const before = document.activeElement;
    const layer = frameLayer(opened, request.iframe);
    (document.body || document.documentElement).append(layer);
    const frame = layer.querySelector('iframe');
    layer.querySelector('button').addEventListener('click', () => layer.remove());
    frame.addEventListener('load', () => frame.focus());
    return follow(opened, frame.contentWindow, () => !layer.isConnected, () => {
      layer.remove();
      if (before && before.focus) {
        before.focus();
      }
    });
  }

  /* Styled by properties: a page's Content-Security-Policy may forbid style attributes. */
  function frameLayer(opened, iframe) {
    const transparent = iframe && iframe.dim === false;
    const layer = made('div', { role: 'dialog', 'aria-modal': 'true', 'aria-label': say('frame_title') }, {
      position: 'fixed', inset: '0', zIndex: '2147483647', display: 'flex', alignItems: 'center', justifyContent: 'center',
      background: transparent ? 'transparent' : 'rgb(0 0 0 / 55%)',
    });
    const box = made('div', {}, {
      position: 'relative', width: `min(${WIDTH}px, 100%)`, height: `min(${HEIGHT}px, 100%)`, background: '#fff',
      display: 'flex', flexDirection: 'column', boxShadow: '0 12px 48px rgb(0 0 0 / 35%)',
    });
    const close = made('button', { type: 'button', 'aria-label': say('frame_close') }, {
      alignSelf: 'flex-end', width: '44px', height: '44px', border: '0', background: 'none', color: '#17202e',
      font: '24px/1 system-ui, sans-serif', cursor: 'pointer',
    });
    close.textContent = '×';
    const frame = made('iframe', { src: HOME + opened.window, title: say('frame_title'), allow: 'clipboard-write' }, {
      flex: '1', width: '100%', border: '0',
    });
    box.append(close, frame);
    layer.append(box);
    return layer;
  }

  function made(tag, attributes, style) {
    const element = document.createElement(tag);
    Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
    Object.assign(element.style, style);
    return element;
  }

  /* Resolves to the response once the window has told it, or is closed. A new window replaces one that is open. */
  function follow(opened, page, isClosed, close) {
    if (running) {
      settle(running, running.held || failure(running.opened, 'replaced'));
      running.close();
    }
    return new Promise((resolve) => {
      const attempt = { opened, page, close, resolve, held: null, settled: false };
      attempt.watch = setInterval(() => {
        if (isClosed()) {
          settleClosed(attempt);
        }
      }, WATCH_MILLIS);
      running = attempt;
    });
  }

  function settleClosed(attempt) {
    clearInterval(attempt.watch);
    if (running === attempt) {
      running = null;
    }
    if (!attempt.settled && !attempt.held && attempt.opened.windowType === 'POPUP') {
      warnOfIsolation();
    }
    settle(attempt, attempt.held || failure(attempt.opened, 'user_cancelled'));
  }

  function settle(attempt, response) {
    if (!attempt.settled) {
      attempt.settled = true;
      attempt.resolve(response);
    }
  }

  function onMessage({ origin, source, data }) {
    const attempt = running;
    if (!attempt || origin !== HOME || source !== attempt.page || !data || data.attempt !== attempt.opened.attempt) {
      return;
    }
    if (data.bonin === 'outcome' && data.rsp && typeof data.rsp === 'object') {
      receive(attempt, data.rsp);
    } else if (data.bonin === 'leave') {
      attempt.close();
      settleClosed(attempt);
    }
  }

  /* A failure is held back until its window is closed: the person is still reading the reason. */
  function receive(attempt, response) {
    attempt.page.postMessage({ bonin: 'received', attempt: attempt.opened.attempt }, HOME);
    attempt.held = response;
    if (response.code === undefined) {
      settle(attempt, response);
    }
  }

  function failure(opened, reason) {
    return { ...opened.ids, ...opened.ifClosed, message: say(reason) };
  }

  /* A page with this policy is cut off from its popups: they look closed while a person is in them. */
  async function warnOfIsolation() {
    const page = await fetch(window.location.href, { method: 'HEAD' }).catch(() => null);
    const policy = page && page.headers.get('Cross-Origin-Opener-Policy');
    if (/^same-origin\s*(;|$)/.test(policy || '')) {
      console.error('[PortOne] ' + say('isolated'));
    }
  }

  /* As the window does it for REDIRECTION: the query that is there stays, a blank becomes %20. */
  function withQuery(url, response) {
    const hash = url.indexOf('#');
    const start = hash < 0 ? url : url.slice(0, hash);
    const joint = start.includes('?') ? (/[?&]$/.test(start) ? '' : '&') : '?';
    const query = Object.entries(response).map(([name, value]) => name + '=' + encodeURIComponent(value)).join('&');
    return start + joint + query + (hash < 0 ? '' : url.slice(hash));
  }

  /* What the page is told is in one language, its own: the sentences here, and those of the sandbox's answers. */
  function language() {
    return /^en/i.test(document.documentElement.lang || window.navigator.language || '') ? 'en' : 'ko';
  }

  function say(reason) {
    return TEXTS[language()]['sdk.' + reason];
  }

  window.addEventListener('message', onMessage);
  return Object.freeze({ requestIdentityVerification });
}

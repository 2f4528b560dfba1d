/*
 * Bonin sandbox: replaces PortOne's iamport.js. It does not verify real people.
 * Plain script for old browsers; its only global is IMP.
 */
(function (global, document) {
  'use strict';

  var TEXTS = {/* the server writes the sentences of its catalogue here */};
  var LINK = linkOfThisScript();
  var HOME = LINK.protocol + '//' + LINK.host;
  /* The sandbox's own option: behaves on a desktop as on a phone. */
  var ACTS_AS_PHONE = /[?&]device=mobile(&|$)/.test(LINK.search);
  var WATCH_MILLIS = 250;
  var POPUP_FEATURES = 'width=1140,height=900,scrollbars=yes,resizable=yes';

  var merchantCode = null;
  var tierCode = null;
  var running = null;

  function init(code) {
    merchantCode = code === undefined || code === null ? '' : String(code);
    tierCode = null;
  }

  /* Instead of init, for a sub-merchant. */
  function agency(code, tier) {
    init(code);
    tierCode = tier;
  }

  function certification(params, callback) {
    var attempt = newAttempt(params || {}, callback);
    if (merchantCode === null) {
      return refuse(attempt, 'not_initialised');
    }
    if (usesPopup(attempt.params)) {
      return openPopup(attempt);
    }
    if (!attempt.params.m_redirect_url) {
      return refuse(attempt, 'redirect_required');
    }
    submitOrder(attempt, 'redirect', '_self');
  }

  function newAttempt(params, callback) {
    return {
      id: randomLetters(32),
      params: params,
      merchantUid: params.merchant_uid ? String(params.merchant_uid) : 'cert' + randomLetters(20),
      callback: typeof callback === 'function' ? callback : null,
      impUid: null,
      popup: null,
      watch: null,
      held: null,
      settled: false
    };
  }

  /* Like PortOne: a desktop always gets the popup, a mobile browser only on request. */
  function usesPopup(params) {
    return !isMobile() || params.popup === true || params.popup === 'true';
  }

  function isMobile() {
    var navigator = global.navigator;
    var iPadThatSaysMac = navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1;
    return ACTS_AS_PHONE || /Android|iPhone|iPad|iPod|Mobile/i.test(navigator.userAgent) || iPadThatSaysMac;
  }

  function openPopup(attempt) {
    if (pageOrigin() === null) {
      return refuse(attempt, 'opaque_origin');
    }
    if (running) {
      abandon(running, 'replaced');
    }
    var name = 'bonin_' + attempt.id;
    attempt.popup = global.open('', name, POPUP_FEATURES);
    if (!attempt.popup || attempt.popup.closed) {
      return refuse(attempt, 'popup_blocked');
    }
    running = attempt;
    submitOrder(attempt, 'popup', name);
    attempt.watch = global.setInterval(function () {
      settleWhenClosed(attempt);
    }, WATCH_MILLIS);
  }

  /* Posted by a form, so that no name or phone number appears in a URL. */
  function submitOrder(attempt, mode, target) {
    var form = document.createElement('form');
    form.method = 'POST';
    form.action = HOME + '/window';
    form.target = target;
    form.acceptCharset = 'UTF-8';
    form.style.display = 'none';
    addFields(form, orderFields(attempt, mode));
    (document.body || document.documentElement).appendChild(form);
    form.submit();
    form.parentNode.removeChild(form);
  }

  function orderFields(attempt, mode) {
    var fields = {
      imp_code: merchantCode,
      tier: tierCode,
      merchant_uid: attempt.merchantUid,
      attempt: attempt.id,
      mode: mode,
      origin: global.location.href,
      opener_origin: pageOrigin()
    };
    var passedOn = ['channelKey', 'pg', 'min_age', 'name', 'phone', 'carrier', 'company', 'm_redirect_url'];
    for (var i = 0; i < passedOn.length; i++) {
      fields[passedOn[i]] = attempt.params[passedOn[i]];
    }
    return fields;
  }

  function addFields(form, fields) {
    for (var name in fields) {
      if (Object.prototype.hasOwnProperty.call(fields, name) && fields[name] !== undefined && fields[name] !== null) {
        var input = document.createElement('input');
        input.type = 'hidden';
        input.name = name;
        input.value = String(fields[name]);
        form.appendChild(input);
      }
    }
  }

  function onMessage(event) {
    var attempt = running;
    var data = event.data;
    if (!attempt || event.origin !== HOME || event.source !== attempt.popup) {
      return;
    }
    if (!data || typeof data !== 'object' || data.attempt !== attempt.id) {
      return;
    }
    if (data.bonin === 'opened') {
      attempt.impUid = textOrNull(data.imp_uid);
    } else if (data.bonin === 'outcome' && data.rsp && typeof data.rsp === 'object') {
      receive(attempt, data.rsp);
    }
  }

  /* A refusal is held back until its window is closed: the person is still reading the reason. */
  function receive(attempt, rsp) {
    attempt.popup.postMessage({ bonin: 'received', attempt: attempt.id }, HOME);
    if (rsp.success === true) {
      settle(attempt, rsp);
    } else {
      attempt.held = rsp;
    }
  }

  function settleWhenClosed(attempt) {
    if (attempt.popup.closed) {
      settle(attempt, attempt.held || failure(attempt, 'user_cancelled'));
      warnOfIsolation();
    }
  }

  /* A page with this policy is cut off from its windows: they look closed while a person is in them. */
  function warnOfIsolation() {
    var page = new XMLHttpRequest();
    page.onload = function () {
      var policy = page.getResponseHeader('Cross-Origin-Opener-Policy');
      if (/^same-origin\s*(;|$)/.test(policy || '') && global.console && global.console.error) {
        global.console.error('[IMP] ' + sentence('isolated'));
      }
    };
    page.open('HEAD', global.location.href);
    page.send();
  }

  function abandon(attempt, reason) {
    var popup = attempt.popup;
    settle(attempt, attempt.held || failure(attempt, reason));
    popup.close();
  }

  function settle(attempt, rsp) {
    if (attempt.settled) {
      return;
    }
    attempt.settled = true;
    global.clearInterval(attempt.watch);
    if (running === attempt) {
      running = null;
    }
    answer(attempt, rsp);
  }

  function refuse(attempt, reason) {
    if (global.console && global.console.error) {
      global.console.error('[IMP] ' + sentence(reason));
    }
    settle(attempt, failure(attempt, reason));
  }

  /* Never within the call itself: a page may rely on code that follows IMP.certification. */
  function answer(attempt, rsp) {
    if (attempt.callback) {
      global.setTimeout(function () {
        attempt.callback(rsp);
      }, 0);
    }
  }

  function failure(attempt, reason) {
    return {
      success: false,
      error_code: reason,
      error_msg: sentence(reason),
      imp_uid: attempt.impUid,
      merchant_uid: attempt.merchantUid
    };
  }

  function sentence(reason) {
    var english = /^en/i.test(document.documentElement.lang || global.navigator.language || '');
    return TEXTS[english ? 'en' : 'ko']['sdk.' + reason];
  }

  function textOrNull(value) {
    return typeof value === 'string' ? value : null;
  }

  /* Null for a page without its own origin, such as a local file: it cannot receive messages. */
  function pageOrigin() {
    var origin = global.location.origin || global.location.protocol + '//' + global.location.host;
    return /^https?:\/\//.test(origin) ? origin : null;
  }

  function linkOfThisScript() {
    var scripts = document.getElementsByTagName('script');
    var script = document.currentScript || scripts[scripts.length - 1];
    var link = document.createElement('a');
    link.href = script.src;
    return link;
  }

  function randomLetters(length) {
    var letters = 'abcdefghijklmnopqrstuvwxyz234567';
    var bytes = new Uint8Array(length);
    var text = '';
    (global.crypto || global.msCrypto).getRandomValues(bytes);
    for (var i = 0; i < length; i++) {
      text += letters.charAt(bytes[i] % letters.length);
    }
    return text;
  }

  global.addEventListener('message', onMessage, false);
  global.IMP = { init: init, agency: agency, certification: certification };
})(window, document);

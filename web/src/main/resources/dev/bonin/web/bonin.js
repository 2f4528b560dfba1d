/*
 * Bonin in the page: starts a verification, opens the window, finishes. Its results are for display only; the server decides.
 * A function of the script's own address, below which the endpoints are. It uses no cookie and no storage, and runs under a strict CSP.
 */
((address) => {
  "use strict";

  /* Injected as text or as a module, the script has no address; the browser still knows what it has loaded */
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name).reverse();
  const source = [address, ...loaded].find((name) => /^[^?#]*\/bonin\.m?js(?:[;?#]|$)/.test(name));
  if (!source) {
    throw new Error('Load Bonin by <script src> or import');
  }
  const HOME = new URL(".", source).href.slice(0, -1);
  const LONGEST_WINDOW = 17 * 60_000;
  const LONGEST_FINISH = 30_000;
  const MOST_FINISHES = 15;

  const TEXTS = {
    ko: {
      cancelled: ["본인인증을 마치지 않으셨습니다", "다시 누르시면 처음부터 진행합니다."],
      failed: ["본인인증에 실패했습니다", "다시 누르시면 처음부터 진행합니다."],
      popup_blocked: ["브라우저가 본인인증 창을 막았습니다", "팝업을 허용하고 다시 눌러 주세요."],
      script_unavailable: ["본인인증 창을 불러오지 못했습니다", "인터넷 연결과 광고 차단 설정을 확인하고 다시 눌러 주세요."],
      server_unreachable: ["서버에 연결하지 못했습니다", "인터넷 연결을 확인하고 다시 눌러 주세요. 이미 마치신 인증은 남아 있습니다."],
      sign_in_needed: ["로그인이 필요합니다", "로그인하신 뒤 다시 눌러 주세요."],
      server_busy: ["서버가 잠시 응답하지 못합니다", "잠시 후 다시 눌러 주세요. 이미 마치신 인증은 남아 있습니다."],
      unexpected_answer: ["서버가 예상과 다르게 답했습니다", "페이지를 새로 고치고 다시 눌러 주세요."],
      other_origin: ["이 페이지에서는 본인인증을 할 수 없습니다", "서비스에 알려 주세요: 페이지와 Bonin의 origin이 다릅니다."],
      page_isolated: ["이 페이지는 인증 창의 결과를 받을 수 없습니다", "서비스에 알려 주세요: Cross-Origin-Opener-Policy가 same-origin입니다."],
      in_app: ["지금 % 안에서 보고 계십니다", "인증이 다른 브라우저에서 끝나면 처음부터 다시 하셔야 합니다. 기본 브라우저에서 진행해 주세요."],
      actions: ["기본 브라우저로 열기", "주소 복사하기", "복사했습니다", "여기서 계속하기", "닫기"],
    },
    en: {
      cancelled: ["You did not complete the verification", "Press again to start over."],
      failed: ["The verification failed", "Press again to start over."],
      popup_blocked: ["The browser blocked the verification window", "Allow popups for this site, then press again."],
      script_unavailable: ["The verification window did not load", "Check your connection and ad blocker, then press again."],
      server_unreachable: ["The server could not be reached", "Check your connection, then press again. What you completed is not lost."],
      sign_in_needed: ["Please sign in", "Then press again."],
      server_busy: ["The server does not respond", "Press again in a moment. What you completed is not lost."],
      unexpected_answer: ["The server answered unexpectedly", "Reload the page, then press again."],
      other_origin: ["This page cannot verify you", "Please tell the service: the origins of the page and of Bonin differ."],
      page_isolated: ["This page cannot hear from the verification window", "Please tell the service: Cross-Origin-Opener-Policy is same-origin."],
      in_app: ["You are inside %", "If the verification ends in another browser, it is lost. Please use your usual browser."],
      actions: ["Open in your browser", "Copy the address", "Copied", "Continue here", "Close"],
    },
  };

  const APPS = [
    [/KAKAOTALK/i, "KakaoTalk", "카카오톡"],
    [/NAVER\(/i, "the NAVER app", "네이버 앱"],
    [/DaumApps/i, "the Daum app", "다음 앱"],
    [/\bLine\//i, "LINE", "라인"],
    [/Instagram/, "Instagram", "인스타그램"],
    [/FBA[NV]|FB_IAB/, "Facebook", "페이스북"],
    [/; wv\)/, "an app", "앱"],
  ];

  /* A started request that no window has used yet: { key, started, answer } */
  let slot = null;
  /* The current attempt */
  let running = null;
  /* A completed verification that the server has not confirmed yet */
  let unfinished = null;
  /* PortOne's scripts by their addresses, while they load */
  const loading = {};
  /* Opens the window of PortOne V2; its own file, since most pages need one API */
  let openV2 = null;
  /* Whether the page is cut off from its windows, once that is known */
  let isolation = null;
  /* The person read the notice and continues inside the app */
  let stays = false;
  let returned = null;

  const languageOf = (options) => options.language || document.documentElement.lang || navigator.language;

  const textsOf = (options) => TEXTS[/^en/i.test(languageOf(options)) ? "en" : "ko"];

  /** A result that does not come from the server. */
  function local(status, code, options) {
    const [title, detail] = textsOf(options)[code];
    return { status, code, problem: { code, title, detail } };
  }

  function environment() {
    const { userAgent, maxTouchPoints, standalone } = navigator;
    const ipad = /iPad/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);
    const ios = ipad || /iPhone|iPod/.test(userAgent);
    const webView = ios && !standalone && !/Safari\//.test(userAgent);
    const app = APPS.find(([mark]) => mark.test(userAgent)) || (webView && APPS[APPS.length - 1]);
    const kind = app ? "in_app" : ipad ? "ipad" : ios || /Android|Mobile/.test(userAgent) ? "mobile" : "desktop";
    return {
      kind,
      app: app ? app[1] : null,
      os: ios ? "ios" : /Android/.test(userAgent) ? "android" : "other",
      flow: kind === "desktop" ? "popup" : "redirect",
    };
  }

  // --- Notice inside apps

  function noticeOf(where, options) {
    const texts = textsOf(options);
    const app = texts === TEXTS.en ? where.app : APPS.find(([, name]) => name === where.app)[2];
    const [title, text] = texts.in_app;
    return { app: where.app, title: title.replace("%", app), text, open_url: addressElsewhere(where) };
  }

  /** Returns the address that opens this page in the default browser; null if the app offers no way. */
  function addressElsewhere({ app, os }) {
    const here = new URL(location.href);
    here.hash = "";
    if (app === "KakaoTalk") {
      return "kakaotalk://web/openExternal?url=" + encodeURIComponent(here);
    }
    if (app === "LINE") {
      here.searchParams.set("openExternalBrowser", "1");
      return here.href;
    }
    const scheme = here.protocol.slice(0, -1);
    return os === "android" ? `intent${here.href.slice(scheme.length)}#Intent;scheme=${scheme};end` : null;
  }

  /** Creates an element. Styles are set by script, which a CSP without unsafe-inline allows. */
  function make(name, style, members, ...children) {
    const made = Object.assign(document.createElement(name), members);
    made.style.cssText = style;
    made.append(...children);
    return made;
  }

  /** Returns whether the person continues inside the app. */
  function ask({ title, text, open_url }, options) {
    const [open, copy, copied, stay, close] = textsOf(options).actions;
    const plain = "padding:12px;border:1px solid;border-radius:12px;background:#fff;color:#123;font:inherit;text-align:center;text-decoration:none";
    const strong = plain + ";background:#123;color:#fff";
    const dialog = make("dialog", "display:grid;gap:12px;width:min(20rem,80vw);padding:24px;border:0;border-radius:12px;background:#fff;color:#123;"
      + "font:1rem/1.5 system-ui;word-break:keep-all", {});
    const leave = open_url
      ? make("a", strong, { href: open_url, onclick: () => setTimeout(() => dialog.close()) }, open)
      : make("button", strong, { onclick: () => copyAddress(leave, copied) }, copy);
    const button = (label, answer) => make("button", plain, { onclick: () => dialog.close(answer) }, label);
    dialog.append(make("h2", "margin:0;font-size:1.2rem", {}, title), make("p", "margin:0", { id: "bonin-why" }, text),
      leave, button(stay, "stay"), button(close, ""));
    dialog.setAttribute("aria-label", title);
    dialog.setAttribute("aria-describedby", "bonin-why");
    if (!dialog.showModal) {
      return confirm([title, text, stay + "?"].join("\n\n"));
    }
    document.body.append(dialog);
    dialog.showModal();
    return new Promise((resolve) => {
      dialog.onclose = () => {
        dialog.remove();
        resolve(dialog.returnValue === "stay");
      };
    });
  }

  async function copyAddress(button, copied) {
    try {
      await navigator.clipboard.writeText(location.href);
      button.textContent = copied;
    } catch {
      // Show the address to be copied by hand: apps may deny access to the clipboard
      button.replaceWith(location.href);
    }
  }

  // --- Server

  /** Calls the server. Never throws: a call without an answer has the status 0, and `foreign` is why an answer is not Bonin's. */
  async function call(path, body, options) {
    try {
      const answer = await fetch(HOME + path, {
        method: "POST",
        credentials: "same-origin",
        redirect: "manual",
        headers: { "Content-Type": "application/json", "Accept-Language": languageOf(options) },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout?.(20_000),
      });
      const { status, headers } = answer;
      const text = await answer.text();
      let data;
      try {
        data = JSON.parse(text);
      } catch {
        // A page of something else, see below
      }
      const problem = /problem\+json/.test(headers.get("Content-Type")) && data?.code;
      if (problem || (answer.ok && (idOf(data) || data?.status))) {
        return { status, data, retryAfter: headers.get("Retry-After") };
      }
      console.error(`${HOME + path}: not answered by Bonin (${status || "redirect"})`);
      return { status, foreign: foreignCode(answer) };
    } catch {
      return { status: 0, foreign: new URL(HOME).origin === location.origin ? undefined : "other_origin" };
    }
  }

  const idOf = (data) => data?.merchant_uid || data?.identity_verification_id;

  /** Says what else has answered: the application's sign-in, a balancer without a server, or anything. */
  function foreignCode({ type, status }) {
    if (status === 401 || type === "opaqueredirect") {
      return "sign_in_needed";
    }
    return status >= 500 ? "server_busy" : "unexpected_answer";
  }

  const passes = ({ status, data, foreign, retryAfter }) => (foreign
    ? foreign === "server_busy"
    : status === 0 || (status === 409 && data?.code === "in_progress") || ([503, 504].includes(status) && retryAfter !== null));

  /** A foreign answer decides nothing, so a completed verification is not lost by it. */
  function failed(reply, options) {
    const { status, data: problem, foreign } = reply;
    if (!problem?.code) {
      return local("unavailable", foreign || (problem ? "unexpected_answer" : "server_unreachable"), options);
    }
    const ended = status >= 400 && status < 500 && !passes(reply) ? "refused" : "unavailable";
    return { status: ended, code: problem.code, problem };
  }

  /** Returns the answer of the start; throws a result. A page's own start function returns the same answer, or the problem. */
  async function begin(options) {
    const { purpose, start } = options;
    const data = start && (await Promise.resolve().then(start).catch(console.error));
    const reply = start ? { status: data?.status, data } : await call("/requests", purpose ? { purpose } : {}, options);
    if (!idOf(reply.data)) {
      throw failed(reply, options);
    }
    return reply.data;
  }

  /** Whether PortOne's script is there; a blocker may have put an empty one in its place. */
  const isLoaded = ({ request }) => (request ? openV2 && globalThis.PortOne : globalThis.IMP);

  /** Resolves when PortOne's script is loaded. After a failure the next call loads it again. */
  async function load(portone) {
    const src = portone.script_url;
    if (portone.request) {
      openV2 ??= (await import(HOME + "/bonin-v2.mjs")).default;
    }
    if (!isLoaded(portone)) {
      await (loading[src] ??= new Promise((resolve, reject) => {
        document.head.append(make("script", "", { src, onload: resolve, onerror: reject }));
        setTimeout(reject, 15_000);
      }).finally(() => (loading[src] = null)));
    }
  }

  // --- Start: in advance if the page prepares, because browsers allow a popup only during the click

  function keyOf({ start, purpose = "" }) {
    return start || purpose;
  }

  function take(options) {
    const key = keyOf(options);
    // A request with less than a minute left is no longer worth a window
    const late = slot?.answer && Date.parse(slot.answer.expires_at) - Date.now() < 60_000;
    if (slot?.key !== key || late) {
      const taken = { key, answer: null, started: begin(options).then((answer) => (taken.answer = answer)) };
      taken.started.catch(() => slot === taken && (slot = null));
      slot = taken;
    }
    return slot;
  }

  /** Starts a request and loads PortOne's script. Resolves to whether both succeeded; if not, verify retries and reports the reason. */
  async function prepare(options = {}) {
    if (environment().app && !stays) {
      return false;
    }
    const taken = take(options);
    taken.wanted = true;
    return taken.started.then(({ portone }) => load(portone)).then(() => true, () => false);
  }

  // --- Verify

  /** Resolves to the result; never rejects. While an attempt runs, further calls get its result. */
  function verify(options = {}) {
    if (running && isBusy(running)) {
      running.popup?.focus();
      return running.outcome;
    }
    running?.end(local("cancelled", "cancelled", options));
    const attempt = newAttempt(options);
    if (options.onResult) {
      attempt.outcome.then(options.onResult);
    }
    run(attempt);
    return attempt.outcome;
  }

  function newAttempt(options) {
    const attempt = { options, popup: undefined, opened: 0, answered: false };
    attempt.outcome = new Promise((resolve) => {
      attempt.end = (result) => {
        clearInterval(attempt.watch);
        attempt.answered = true;
        if (running === attempt) {
          running = null;
        }
        resolve(result);
        if (attempt.wanted && !result.mode) {
          prepare(options);
        }
      };
    });
    return (running = attempt);
  }

  /** Returns false when the window is closed: PortOne's script does not always report it, and the button must work again. */
  function isBusy({ opened, answered, popup }) {
    return !opened || answered || (popup ? !popup.closed : Date.now() - opened < 2_000);
  }

  /** Resolves to whether this page's policy cuts it off from the windows that it opens: they look closed while they are open. */
  function isolated() {
    return (isolation ??= globalThis.crossOriginIsolated
      ? Promise.resolve(true)
      : fetch(location.href, { method: "HEAD" }).then(
        ({ headers }) => /^same-origin\s*(?:;|$)/.test(headers.get("Cross-Origin-Opener-Policy")),
        () => false,
      ));
  }

  /** If all is prepared, opens the popup without awaiting anything before. */
  async function run(attempt) {
    const { options } = attempt;
    if (unfinished?.key === keyOf(options) && Date.now() < unfinished.until) {
      return finish(attempt, unfinished.ids);
    }
    try {
      const where = environment();
      if (where.app && !(stays ||= await (options.onNotice || ask)(noticeOf(where, options), options))) {
        return attempt.end(local("cancelled", "cancelled", options));
      }
      if (where.flow === "popup" && (globalThis.crossOriginIsolated || (isolation && (await isolation)))) {
        return attempt.end(local("unavailable", "page_isolated", options));
      }
      const taken = take(options);
      taken.answer || (await taken.started);
      isLoaded(taken.answer.portone) || (await load(taken.answer.portone));
      openWindow(attempt, taken, where);
    } catch (failure) {
      console.error(failure);
      attempt.end(failure?.problem ? failure : local("unavailable", "script_unavailable", options));
    }
  }

  function openV1({ options, tell }, { merchant_uid, portone }, { flow }) {
    const parameters = {
      ...options.parameters,
      channelKey: portone.channel_key,
      merchant_uid,
      m_redirect_url: new URL(portone.m_redirect_url, HOME).href,
      popup: flow === "popup",
    };
    if (portone.imp_code) {
      IMP.init(portone.imp_code);
    }
    IMP.certification(parameters, (rsp) => {
      const { success, error_code, error_msg, imp_uid } = rsp ?? {};
      tell(imp_uid && success !== false && !error_code && { imp_uid, merchant_uid }, error_code, error_msg);
    });
  }

  function openWindow(attempt, taken, where) {
    const { open } = window;
    window.open = (...order) => (attempt.popup = open.apply(window, order));
    attempt.tell = (...told) => hear(attempt, ...told);
    try {
      (taken.answer.portone.request ? openV2 : openV1)(attempt, taken.answer, where, HOME);
    } finally {
      window.open = open;
    }
    if (attempt.popup === null || attempt.popup?.closed) {
      // Keep the request for the next click
      return attempt.end(local("blocked", "popup_blocked", attempt.options));
    }
    slot = slot === taken ? null : slot;
    attempt.wanted = taken.wanted;
    attempt.opened = Date.now();
    watch(attempt);
  }

  function watch(attempt) {
    let closed = 0;
    attempt.watch = setInterval(() => {
      closed = attempt.popup?.closed ? closed + 1 : 0;
      if (closed > 4 || Date.now() - attempt.opened > LONGEST_WINDOW) {
        hear(attempt);
      }
    }, 500);
  }

  /** Handles what PortOne's script tells, once. It proves nothing, so a success only makes us ask the server about these ids. */
  async function hear(attempt, ids, error_code, error_msg, pgMessage) {
    if (attempt.answered) {
      return;
    }
    if (ids) {
      finish(attempt, ids);
    } else if (attempt.popup === null) {
      attempt.end(local("blocked", "popup_blocked", attempt.options));
    } else if (attempt.popup?.closed && (await isolated())) {
      attempt.end(local("unavailable", "page_isolated", attempt.options));
    } else if (!attempt.answered) {
      // PortOne has no code for a person who gave up: V2 has one for all that fails, and only the provider's words differ
      const status = !error_code || /cancel|취소/i.test(error_code + error_msg + pgMessage) ? "cancelled" : "failed";
      attempt.end({ ...local(status, status, attempt.options), error_code, error_msg });
    }
  }

  /** Finishes, with retries while they may help: the server repeats the same outcome to the same browser. */
  async function finish(attempt, ids) {
    const { options } = attempt;
    unfinished = { key: keyOf(options), ids, until: Date.now() + 15 * 60_000 };
    attempt.answered = true;
    const until = Date.now() + LONGEST_FINISH;
    let reply;
    for (let times = 1; ; times++) {
      reply = await call("", ids, options);
      const pause = 1000 * (Number(reply.retryAfter) || times);
      if (!passes(reply) || times === MOST_FINISHES || Date.now() + pause > until) {
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
    const result = reply.status < 300 && reply.data ? reply.data : failed(reply, options);
    if (result.status !== "unavailable") {
      unfinished = null;
    }
    attempt.end({ ...result, ...ids });
  }

  // --- Redirect

  /**
   * Returns the redirect's result from this page's address and removes it there; null if no redirect ended here. It is what follows
   * the mark, so parameters of others stay as they are.
   */
  function result() {
    const all = location.search.slice(1).split("&");
    const mark = all.lastIndexOf("bonin=result");
    const data = {};
    const others = all.filter((pair, at) => {
      const [name] = pair.split("=", 1);
      const ours = at > mark && !(name in data) && /^(verification_id|status|reason|(error_)?code|state)$/.test(name);
      if (ours) {
        data[name] = new URLSearchParams(pair).get(name);
      }
      return at !== mark && !ours;
    });
    const whole = /^((cancelled|failed)|(accepted|refused|guard\w+)[0-9a-z]{32}$)/.test(data.status + data.verification_id);
    if (mark >= 0 && whole) {
      history.replaceState(history.state, "", Object.assign(new URL(location.href), { search: others.join("&") }));
      returned = data;
    }
    return returned;
  }

  /* The person came back with the browser's back button: the page is restored as it was, so end the attempt. */
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted && running?.opened && !running.answered && !running.popup) {
      running.end(local("cancelled", "cancelled", running.options));
    }
  });

  return { verify, prepare, result, environment };
})

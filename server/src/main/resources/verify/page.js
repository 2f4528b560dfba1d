// The hosted page to which an application sends people. It shows who asks and why, and does nothing until the person agrees.
import { chooseLanguage, currentLanguage, purposeText, reasonText, text, writeTexts } from "./texts.js";

const byId = (id) => document.getElementById(id);
const here = (path) => new URL(path, document.baseURI).href;

window.pageBegan = true;

const { kept, value: token } = window.pageToken;
const ofCeremony = (file) => import(here(`${document.body.dataset.ceremony}/${file}`)).catch(() => ({}));
const { default: Bonin } = await ofCeremony("bonin.mjs");
const { offerElsewhere } = await ofCeremony("elsewhere.mjs");
const returned = Bonin?.result();
let asked = null;
/* Whether this browser has claimed the request, and the answer of the claim while no window has used it */
let claimed = false;
let answer = null;
let shown = { key: "unavailable" };

async function post(path, body) {
  try {
    const reply = await fetch(here(path), {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": currentLanguage() },
      body: JSON.stringify(body),
    });
    return await reply.json();
  } catch {
    return { code: "unreachable" };
  }
}

// --- Showing

/** Shows one state of the page: its texts, whether it names who asks, and the text and action of its button. */
function show(state) {
  shown = state;
  const { key, problem, reason = problem?.code, facts = false, warning = false, elsewhere = false, button, act } = state;
  const why = reasonText(reason) ?? problem;
  const inApp = Boolean(Bonin?.environment().app);
  writeTexts();
  byId("title").textContent = why?.title ?? text(`${key}.title`);
  byId("lead").textContent = why?.detail ?? text(`${key}.lead`);
  const forOperator = problem?.status >= 500 && problem.request_id;
  const reference = forOperator ? `request_id: ${forOperator}` : state.error_code && `error_code: ${state.error_code}`;
  byId("reference").hidden = !reference;
  byId("reference").textContent = reference ?? "";
  byId("sandbox").hidden = asked?.mode !== "sandbox";
  byId("facts").hidden = !facts;
  byId("warning").hidden = !warning;
  byId("note").hidden = !(facts && inApp);
  byId("note").textContent = text(elsewhere ? "in_app.ask" : "in_app");
  byId("elsewhere").hidden = !(elsewhere && inApp);
  byId("address").hidden = true;
  if (elsewhere) {
    const ways = { open: byId("open"), copy: byId("copy"), address: byId("address") };
    const link = Object.assign(new URL("verify", document.baseURI), { hash: token });
    offerElsewhere?.(ways, Bonin.environment(), link, text("copied"));
  }
  if (facts) {
    byId("application").textContent = asked.application;
    byId("host").textContent = asked.return_host;
    byId("purpose").textContent = purposeText(asked.purpose);
    const time = new Date(asked.expires_at).toLocaleTimeString(currentLanguage(), { timeStyle: "short" });
    byId("until").textContent = text("until", time);
  }
  byId("go").hidden = !button;
  byId("go").textContent = text(button) ?? "";
  byId("go").disabled = false;
  byId("go").onclick = act;
}

function tell(state) {
  show(state);
  byId("title").focus();
}

const ask = () => ({ key: "ask", facts: true, warning: true, elsewhere: true, button: "continue", act: claim });

const ready = () => ({ key: "ready", facts: true, button: "verify", act: verify });

/** Returns the state after an attempt, with a button for another. A window opened elsewhere may be a trap: warn again. */
const afterwards = (key, { problem, reason = problem?.code, error_code }) => ({
  key,
  problem,
  reason,
  error_code,
  facts: true,
  warning: ["origin_not_allowed", "channel_not_allowed", "test_channel"].includes(reason),
  button: "again",
  act: claimed ? verify : claim,
});

/** Returns the state after a final refusal by a policy: back to the application, which may offer another way. */
const turnedDown = (problem) => ({
  key: "refused",
  problem,
  button: "back",
  act: () => location.replace(problem.return_to),
});

/** Returns the state after the redirect, from the address. Anybody can type it, so it only selects one of our own texts. */
function afterRedirect({ status, reason, error_code }) {
  return afterwards(status, { reason: status === "refused" ? reason : undefined, error_code: codeAlone(error_code) });
}

/** Returns what looks like a code of PortOne; a sentence that somebody typed into the address does not. */
const codeAlone = (code) => (/^[\w.:-]{1,64}$/.test(code ?? "") ? code : undefined);

/** Returns the state after a missing answer or another problem, with the server's own text. */
const troubled = (told) => ({
  key: "unavailable",
  problem: told.detail ? told : undefined,
  button: "reload",
  act: () => location.reload(),
});

// --- Asking the server

async function look() {
  const told = token ? await post("verify/look", { page_token: token }) : { code: "unknown_page" };
  if (told.standing) {
    asked = told;
  }
  return told;
}

const ENDS = {
  unknown_page: "unknown_page",
  claimed_elsewhere: "claimed_elsewhere",
  over: "page_over",
  page_over: "page_over",
};

/** Returns the state of a request that cannot continue; undefined if it can, or if the state is unknown. */
const endOf = ({ standing, code }) => ENDS[standing ?? code];

/** Shows why the request cannot continue. */
const stop = (told) => tell(endOf(told) ? { reason: endOf(told) } : troubled(told));

/** Claims the request for this browser. Resolves to the parameters of the window, or a problem. */
async function start() {
  const told = answer ?? (await post("verify/claim", { page_token: token }));
  answer = null;
  return told;
}

// --- What the person does

async function claim() {
  byId("go").disabled = true;
  const told = await start();
  if (!told.merchant_uid && !told.identity_verification_id) {
    return stop(told);
  }
  claimed = true;
  answer = told;
  await Bonin.prepare(options());
  return tell(ready());
}

/* The page showed the notice for apps before the claim; after it, no other browser can continue */
const options = () => ({ start, language: currentLanguage(), onNotice: () => true });

/** Opens the window during the click; the first button has prepared everything. */
async function verify() {
  byId("go").disabled = true;
  const result = await Bonin.verify(options());
  if (result.status === "accepted" || result.status === "guardian_needed") {
    tell({ key: result.status });
    forget();
    return result.return_to && location.replace(result.return_to);
  }
  if (result.problem?.return_to) {
    return tell(turnedDown(result.problem));
  }
  const end = endOf(await look());
  return tell(end ? { reason: end } : outcome(result));
}

function forget() {
  try {
    sessionStorage.removeItem("page_token");
  } catch {
    // Blocked meanwhile: there is nothing to forget
  }
}

/** Returns the state of a result. Who gave up or failed in the window reads the same texts as after a redirect. */
function outcome(result) {
  if (result.status === "cancelled") {
    return afterwards("cancelled", {});
  }
  if (result.status === "failed") {
    return afterwards("failed", { error_code: codeAlone(result.error_code) });
  }
  return afterwards(result.status === "refused" ? "refused" : "unavailable", result);
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.onclick = () => {
    chooseLanguage(button.dataset.language);
    show(shown);
  };
}

/** Shows the first state. An accepted person never returns here: the redirect goes to the application. */
async function begin() {
  if (!kept) {
    return tell({ key: "blocked" });
  }
  if (!Bonin) {
    return tell(troubled({}));
  }
  const told = await look();
  return told.standing === "open" ? show(returned && returned.status !== "accepted" ? afterRedirect(returned) : ask()) : stop(told);
}

await begin();

// Bonin's own flow, and the two of PortOne's guide, against the sandbox.
import { chooseLanguage, currentLanguage, text, writeTexts } from "/demo/texts.js";
import { showCancelled, showFailure, showOutcome, showProblem, showRepetition, showWindow } from "/demo/outcome.js";
import { chosenPurpose, offerSignUp, showMember, writePurposes } from "/demo/member.js";

const byId = (id) => document.getElementById(id);
let shown = () => {};
let lastShown = null;

const setup = await (await fetch("/demo/setup")).json();
const { default: Bonin } = await import(`${setup.path}/bonin.mjs`);

function show(how) {
  shown = how;
  how();
}

function load(scriptUrl) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = scriptUrl;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });
}

const merchantUid = () => `demo${crypto.randomUUID().replaceAll("-", "")}`;

function verifyByPopup() {
  openWindow(merchantUid());
}

async function verifyBound() {
  const purpose = chosenPurpose();
  // The name that the window shows; V2 has no such parameter, and its script would warn
  const parameters = setup.purposes_of_v1.includes(purpose) ? { company: "Bonin" } : {};
  const result = await Bonin.verify({ purpose, language: currentLanguage(), parameters });
  await tell(result);
  offerAgain(result);
}

function openWindow(merchant_uid) {
  IMP.init(setup.imp_code);
  IMP.certification({ merchant_uid, company: "Bonin" }, async (rsp) => {
    if (!rsp.success) {
      show(() => showWindow(rsp.error_code, [rsp.error_msg], rsp.error_msg));
      again();
      return;
    }
    await finish(setup.path, { imp_uid: rsp.imp_uid });
  });
}

/** As in PortOne's guide to V2: the page mints the id, so nothing binds it to this browser. */
async function verifyOnV2(windowType) {
  const identityVerificationId = `demo${crypto.randomUUID().replaceAll("-", "")}`;
  const answer = await requestOnV2(identityVerificationId, windowType);
  await finishOnV2(identityVerificationId, answer, answer.message);
}

/** Finishes, or shows how the window ended. Anybody can type what comes back in the address, so `sentence` is only PortOne's script's. */
async function finishOnV2(identityVerificationId, { code, message, pgMessage }, sentence) {
  if (code !== undefined) {
    show(() => showWindow(code, [message, pgMessage], sentence));
    again();
  } else {
    await finish("/identity-verifications", { identityVerificationId });
  }
}

/** Resolves to the answer of PortOne's script, or to what it threw; a page that moves on needs neither. */
async function requestOnV2(identityVerificationId, windowType) {
  const { script_url, store_id: storeId, channel_key: channelKey } = setup.v2;
  try {
    globalThis.PortOne || (await load(script_url));
    const redirectUrl = `${location.origin}${location.pathname}`; // phones come back there
    const request = { storeId, identityVerificationId, channelKey, redirectUrl, ...windowType };
    return (await PortOne.requestIdentityVerification(request)) ?? new Promise(() => {});
  } catch (error) {
    return { code: error.code ?? "UnknownError", message: error.message ?? text("v2.unavailable") };
  }
}

async function verifyByRedirect() {
  // A desktop always gets the popup; this makes the sandbox's script behave as it does on a phone.
  await load(`${setup.script_url}?device=mobile`);
  IMP.init(setup.imp_code);
  IMP.certification({
    merchant_uid: merchantUid(),
    company: "Bonin",
    m_redirect_url: `${location.origin}${setup.path}/redirect`,
  });
}

async function finish(path, evidence) {
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": currentLanguage() },
    body: JSON.stringify(evidence),
  });
  await tell(await answer.json());
  again(path, evidence);
}

/** Shows a result of `Bonin.verify`, or the server's own answer. */
async function tell({ status, error_code, problem, ...told }) {
  const verificationId = (problem ?? told).verification_id;
  if (verificationId && verificationId === lastShown) {
    show(showRepetition);
  } else if (verificationId) {
    await showAccount(verificationId);
  } else if (status === "cancelled") {
    show(showCancelled);
  } else if (status === "failed") {
    show(() => showProblem({ detail: text("failed.text") }, error_code));
  } else {
    show(() => showProblem(problem ?? told, error_code));
  }
}

function offerAgain({ imp_uid, identity_verification_id }) {
  again(setup.path, imp_uid ? { imp_uid } : identity_verification_id && { identity_verification_id });
}

function again(path, evidence) {
  byId("again").hidden = !evidence;
  byId("again").onclick = () => finish(path, evidence);
}

async function showAccount(verificationId) {
  lastShown = verificationId;
  const answer = await fetch(`/demo/verifications/${verificationId}`);
  const account = await answer.json();
  show(() => (answer.ok ? showOutcome(account) : showFailure(account.detail)));
  offerSignUp(answer.ok ? account : {}, (text) => show(() => showFailure(text())));
}

async function showReturn() {
  const answer = Object.fromEntries(new URLSearchParams(location.search));
  if (answer.identityVerificationId) {
    history.replaceState(null, "", location.pathname); // a reload must not finish again
    await finishOnV2(answer.identityVerificationId, answer);
    return;
  }
  const ended = Bonin.result();
  if (ended?.status === "cancelled") {
    show(showCancelled);
  } else if (ended?.status === "failed") {
    show(() => showProblem({ detail: text("failed.text") }, ended.error_code));
  } else if (ended) {
    await showAccount(ended.verification_id);
  }
}

function write() {
  writePurposes(setup.purposes, () => Bonin.prepare({ purpose: chosenPurpose() }));
  writeTexts(document);
  showMember();
  shown();
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.onclick = () => {
    chooseLanguage(button.dataset.language);
    write();
  };
}

write();
byId("sandbox-link").href = `${setup.sandbox_url}/sandbox`;
byId("bound").onclick = verifyBound;
byId("popup").onclick = verifyByPopup;
byId("redirect").onclick = verifyByRedirect;
await Promise.all([load(setup.script_url), Bonin.prepare({ purpose: chosenPurpose() })]);
byId("bound").disabled = false;
byId("popup").disabled = false;
byId("redirect").disabled = false;
byId("v2").onclick = () => verifyOnV2({});
byId("v2").disabled = false;
byId("v2-frame").onclick = () => verifyOnV2({ windowType: { pc: "IFRAME", mobile: "IFRAME" } });
byId("v2-frame").disabled = false;
await showReturn();

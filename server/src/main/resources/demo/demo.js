// Bonin's own flow, and the two of PortOne's guide, against the sandbox.
import { chooseLanguage, currentLanguage, text, writeTexts } from "/demo/texts.js";
import { showCancelled, showFailure, showOutcome, showRepetition } from "/demo/outcome.js";
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
  const options = { purpose: chosenPurpose(), language: currentLanguage(), parameters: { company: "Bonin" } };
  const result = await Bonin.verify(options);
  await tell(result.problem ?? result);
  offerAgain(result);
}

function openWindow(merchant_uid) {
  IMP.init(setup.imp_code);
  IMP.certification({ merchant_uid, company: "Bonin" }, async (rsp) => {
    if (!rsp.success) {
      show(() => showFailure(rsp.error_msg ?? text("cancelled.text")));
      again();
      return;
    }
    await finish(setup.path, { imp_uid: rsp.imp_uid });
  });
}

/** As in PortOne's guide to V2: the page mints the id, so nothing binds it to this browser. */
async function verifyOnV2() {
  const identityVerificationId = `demo${crypto.randomUUID().replaceAll("-", "")}`;
  await finishOnV2(identityVerificationId, await requestOnV2(identityVerificationId));
}

async function finishOnV2(identityVerificationId, { code, message }) {
  if (code !== undefined) {
    show(() => showFailure(message ?? text("cancelled.text")));
    again();
  } else {
    await finish("/identity-verifications", { identityVerificationId });
  }
}

/** Resolves to the answer of PortOne's script, or to what it threw; a page that moves on needs neither. */
async function requestOnV2(identityVerificationId) {
  const { script_url, store_id: storeId, channel_key: channelKey } = setup.v2;
  try {
    globalThis.PortOne || (await load(script_url));
    const redirectUrl = `${location.origin}${location.pathname}`; // phones come back there
    const request = { storeId, identityVerificationId, channelKey, redirectUrl };
    return (await PortOne.requestIdentityVerification(request)) ?? new Promise(() => {});
  } catch (error) {
    return { code: error.code ?? "", message: error.message ?? text("v2.unavailable") };
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

async function tell({ verification_id, detail }) {
  if (verification_id && verification_id === lastShown) {
    show(showRepetition);
  } else if (verification_id) {
    await showAccount(verification_id);
  } else {
    show(() => showFailure(detail));
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
byId("v2").onclick = verifyOnV2;
byId("v2").disabled = false;
await showReturn();

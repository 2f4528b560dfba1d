// The two flows of PortOne's guide, against the sandbox.
import { chooseLanguage, currentLanguage, text, writeTexts } from "/demo/texts.js";
import { showCancelled, showFailure, showOutcome, showRepetition } from "/demo/outcome.js";

const byId = (id) => document.getElementById(id);
let shown = () => {};
let lastShown = null;

const setup = await (await fetch("/demo/setup")).json();

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

// Started on the server beforehand, so that the popup still opens within the click.
async function verifyBound() {
  if (Date.parse(prepared.expires_at) - Date.now() < 60_000) {
    prepared = await start();
  }
  openWindow(prepared.merchant_uid);
  prepared = await start();
}

async function start() {
  return (await fetch("/certifications/requests", { method: "POST" })).json();
}

function openWindow(merchant_uid) {
  IMP.init(setup.imp_code);
  IMP.certification({ merchant_uid, company: "Bonin" }, async (rsp) => {
    if (!rsp.success) {
      show(() => showFailure(rsp.error_msg ?? text("cancelled.text")));
      return;
    }
    await finish(rsp.imp_uid);
  });
}

async function verifyByRedirect() {
  // A desktop always gets the popup; this makes the sandbox's script behave as it does on a phone.
  await load(`${setup.script_url}?device=mobile`);
  IMP.init(setup.imp_code);
  IMP.certification({
    merchant_uid: merchantUid(),
    company: "Bonin",
    m_redirect_url: `${location.origin}/certifications/redirect`,
  });
}

async function finish(impUid) {
  const answer = await fetch("/certifications", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": currentLanguage() },
    body: JSON.stringify({ imp_uid: impUid }),
  });
  const told = await answer.json();
  if (told.verification_id && told.verification_id === lastShown) {
    show(showRepetition);
  } else if (told.verification_id) {
    await showAccount(told.verification_id);
  } else {
    show(() => showFailure(told.detail));
  }
  offerAgain(impUid);
}

function offerAgain(impUid) {
  byId("again").hidden = false;
  byId("again").onclick = () => finish(impUid);
}

async function showAccount(verificationId) {
  lastShown = verificationId;
  const answer = await fetch(`/demo/verifications/${verificationId}`);
  const account = await answer.json();
  show(() => (answer.ok ? showOutcome(account) : showFailure(account.detail)));
}

async function showReturn() {
  const query = new URLSearchParams(location.search);
  history.replaceState(null, "", "/");
  if (query.get("status") === "cancelled") {
    show(showCancelled);
  } else if (/^[0-9a-z]{32}$/.test(query.get("verification_id") ?? "")) {
    await showAccount(query.get("verification_id"));
  }
}

function write() {
  writeTexts(document);
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
let prepared = await start();
byId("bound").onclick = verifyBound;
byId("popup").onclick = verifyByPopup;
byId("redirect").onclick = verifyByRedirect;
await load(setup.script_url);
byId("bound").disabled = false;
byId("popup").disabled = false;
byId("redirect").disabled = false;
await showReturn();

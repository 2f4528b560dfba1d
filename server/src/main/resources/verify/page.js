// The page to which an application sends people: it says who asks and what for, and does nothing until the person says so.
import { chooseLanguage, currentLanguage, purposeText, text, writeTexts } from "./texts.js";

const byId = (id) => document.getElementById(id);
const here = (path) => new URL(path, document.baseURI).href;

const { default: Bonin } = await import(here(`${document.body.dataset.ceremony}/bonin.mjs`));

const token = sessionStorage.getItem("page_token") ?? "";
const returned = Bonin.result();
let asked = null;
/* Whether this browser has claimed the request, and what it was told then and has not used yet */
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

/** One state of the page: its texts, whether it still tells who asks, and what its button says and does. */
function show(state) {
  shown = state;
  const { key, problem, facts = false, warning = false, button, act } = state;
  writeTexts();
  byId("title").textContent = problem?.title ?? text(`${key}.title`);
  byId("lead").textContent = problem?.detail ?? text(`${key}.lead`);
  byId("sandbox").hidden = asked?.mode !== "sandbox";
  byId("facts").hidden = !facts;
  byId("warning").hidden = !warning;
  byId("note").hidden = !(facts && Bonin.environment().app);
  byId("note").textContent = text("in_app");
  if (facts) {
    byId("application").textContent = asked.application;
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

const ask = () => ({ key: "ask", facts: true, warning: true, button: "continue", act: claim });

const ready = () => ({ key: "ready", facts: true, button: "verify", act: verify });

/** What came of an attempt, and that there may be another. */
const afterwards = (key, problem) => ({ key, problem, facts: true, button: "again", act: claimed ? verify : claim });

// --- Asking the server

async function look() {
  const told = token ? await post("verify/look", { page_token: token }) : { code: "unknown_page" };
  if (told.standing) {
    asked = told;
  }
  return told.standing ?? told.code;
}

/** Shows how the request stands where it cannot go on; false where it can. */
function ended(standing) {
  const key = { unknown_page: "unknown", claimed_elsewhere: "claimed_elsewhere", over: "over", page_over: "over" }[standing];
  if (key) {
    tell({ key });
  } else if (standing !== "open") {
    tell({ key: "unavailable", button: "reload", act: () => location.reload() });
  }
  return standing !== "open";
}

/** Makes the request this browser's own. It answers what opens the window, or a problem. */
async function start() {
  const told = answer ?? (await post("verify/claim", { page_token: token }));
  answer = null;
  return told;
}

// --- What the person does

async function claim() {
  byId("go").disabled = true;
  const told = await start();
  if (!told.merchant_uid) {
    return ended(told.code);
  }
  claimed = true;
  answer = told;
  await Bonin.prepare(options());
  return tell(ready());
}

const options = () => ({ start, language: currentLanguage(), onNotice: () => true });

/** Opens the window within the click; all is prepared by the first button. */
async function verify() {
  byId("go").disabled = true;
  const result = await Bonin.verify(options());
  if (result.status === "accepted") {
    tell({ key: "accepted" });
    sessionStorage.removeItem("page_token");
    return result.return_to && location.replace(result.return_to);
  }
  const key = { cancelled: "cancelled", refused: "refused" }[result.status] ?? "unavailable";
  return ended(await look()) || tell(afterwards(key, result.problem));
}

for (const button of document.querySelectorAll("[data-language]")) {
  button.onclick = () => {
    chooseLanguage(button.dataset.language);
    show(shown);
  };
}

const standing = await look();
if (returned?.status === "accepted") {
  tell({ key: "accepted" });
} else if (!ended(standing)) {
  show(returned ? afterwards(returned.status) : ask());
}

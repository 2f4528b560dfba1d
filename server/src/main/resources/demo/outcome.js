// Shows the server's account of a verification.
import { currentLanguage, text } from "/demo/texts.js";

const byId = (id) => document.getElementById(id);

function element(name, content, className) {
  const made = document.createElement(name);
  made.textContent = content;
  if (className) {
    made.className = className;
  }
  return made;
}

function verdict(kind, title, detail, { bound = "", code = "" } = {}) {
  byId("verdict-bound").textContent = bound;
  byId("verdict-code").textContent = codeAlone(code) && `error_code: ${code}`;
  byId("outcome").hidden = false;
  byId("verdict").className = `verdict ${kind}`;
  byId("verdict-title").textContent = title;
  byId("verdict-text").textContent = detail;
  byId("outcome").focus({ preventScroll: true });
  byId("outcome").scrollIntoView({ block: "start" });
}

export function showCancelled() {
  byId("details").hidden = true;
  verdict("cancelled", text("cancelled.title"), text("cancelled.text"));
}

export function showRepetition() {
  byId("details").hidden = true;
  verdict("accepted", text("repeated.title"), text("repeated.text"));
}

export function showFailure(detail) {
  byId("details").hidden = true;
  verdict("refused", text("failed.title"), detail);
}

/** Shows a problem of the server's or of `Bonin.verify`, with PortOne's code where it has one. */
export function showProblem({ title, detail }, code) {
  byId("details").hidden = true;
  verdict("refused", title ?? text("failed.title"), detail ?? "", { code });
}

/** Returns what looks like a code of PortOne: it may come from the address, where anybody can type a sentence. */
const codeAlone = (code) => (/^[\w.:-]{1,64}$/.test(code ?? " ") ? code : "");

/**
 * Shows how a window ended that verified nobody. Only the provider's words tell who gave up from what failed; `bonin.js` decides alike.
 */
export function showWindow(code, told, sentence) {
  if (!code || /cancel|취소/i.test([code, ...told].join(" "))) {
    showCancelled();
  } else {
    showProblem({ detail: sentence || text("failed.text") }, code);
  }
}

export function showOutcome(account) {
  if (account.status === "accepted") {
    verdict("accepted", text("accepted.title"), text("accepted.text"), { bound: text(account.bound ? "bound.yes" : "bound.no") });
  } else {
    verdict("refused", text("refused.title"), refusal(account));
  }
  byId("details").hidden = false;
  showDecisions(account);
  showPerson(account.person);
  showAges(account.ages);
  showSteps(account);
}

const LETS_THROUGH = ["pass", "needs_declaration"];

/** Returns the sentence of the catalogue of reasons for the person: of the policy that refused, or of the step. */
function refusal({ decisions, ...told }) {
  const decision = decisions?.find(({ verdict }) => !LETS_THROUGH.includes(verdict));
  return explanation(decision ?? told);
}

/** What the server tells to the person in both languages, in that of the page. */
export function explanation(told) {
  const { person, next } = told[currentLanguage()];
  return `${person} ${next}`;
}

function showDecisions({ decisions }) {
  byId("decisions-card").hidden = !decisions?.length;
  byId("decisions").replaceChildren(...(decisions ?? []).map(decisionRow));
}

function decisionRow({ policy, verdict, legal_basis: law, reason, ...told }) {
  const row = document.createElement("li");
  const explained = told[currentLanguage()];
  row.append(
    element("strong", policy),
    element("span", text(`verdict.${verdict}`), `mark ${LETS_THROUGH.includes(verdict) ? "yes" : "no"}`),
    element("small", [reason, law].filter(Boolean).join(" · ")),
  );
  if (explained) {
    row.append(element("p", text("decisions.operator", explained.operator), "hint"));
  }
  return row;
}

function showPerson(person) {
  byId("person-card").hidden = !person;
  byId("person").replaceChildren(...(person ?? []).flatMap(personRow));
}

function personRow({ name, assurance, value }) {
  const shown = document.createElement("dd");
  const known = { male: 1, female: 1, unknown: 1, true: 1, false: 1, present: 1 };
  shown.append(
    element("span", value === undefined ? text("shown.absent") : known[value] ? text(`shown.${value}`) : value),
    element("span", text(`assurance.${assurance}`), `assurance ${assurance}`),
  );
  return [element("dt", text(`value.${name}`)), shown];
}

function showAges(ages) {
  byId("ages-card").hidden = !ages;
  if (ages) {
    byId("ages-hint").textContent = text("ages.hint", { full: ages.full_years, calendar: ages.calendar_years });
    byId("ages").replaceChildren(...ages.rules.map(ageRow));
  }
}

function ageRow({ rule, holds, holds_from: date, law }) {
  const row = document.createElement("li");
  row.append(
    element("strong", text(`rule.${rule}`)),
    element("span", text(holds ? "rule.yes" : "rule.no"), `mark ${holds ? "yes" : "no"}`),
    element("small", text("rule.from", { date, law })),
  );
  return row;
}

function showSteps({ steps, status }) {
  byId("steps").replaceChildren(
    ...steps.map((number, index) => stepRow(number, status === "refused" && index === steps.length - 1)),
  );
}

function stepRow(number, refused) {
  const [title, why] = text(`step.${number}`);
  const row = document.createElement("li");
  row.className = refused ? "refused" : "";
  row.append(
    element("span", `${refused ? "✕" : "✓"} ${number}`, "number"),
    element("strong", title),
    element("small", why),
  );
  return row;
}

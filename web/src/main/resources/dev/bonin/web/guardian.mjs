/*
 * The page of a guardian: they read, are verified in this browser, and decide. The secret of the link is behind the #, which
 * browsers do not send; the page keeps it for this tab only.
 */
import Bonin from "./bonin.mjs";
import { offerElsewhere } from "./elsewhere.mjs";

const TEXTS = {
  ko: {
    brand: "법정대리인 동의",
    sandbox: "모의 인증(SANDBOX) · 실제 인증 아님",
    "ask.title": "자녀의 가입에 동의가 필요합니다",
    "ask.lead": "만 14세 미만인 자녀가 아래 서비스에서 본인인증을 마쳤습니다. 내용을 읽고 본인인증을 하시면 동의 여부를 결정하실 수 있습니다.",
    "decide.title": "동의 여부를 결정해 주세요",
    "decide.lead": "본인인증을 마쳤습니다. 동의하지 않으시면 자녀의 정보는 바로 파기됩니다.",
    "consented.title": "동의하셨습니다",
    "consented.lead": "자녀가 가입을 계속할 수 있습니다. 이 창을 닫으셔도 됩니다.",
    "refused.title": "동의하지 않으셨습니다",
    "refused.lead": "자녀의 정보를 파기했습니다. 이 창을 닫으셔도 됩니다.",
    "cancelled.title": "본인인증을 마치지 않으셨습니다",
    "cancelled.lead": "원하시면 다시 진행하실 수 있습니다.",
    "failed.title": "본인인증에 실패했습니다",
    "failed.lead": "입력하신 내용이 맞다면 잠시 뒤에, 또는 다른 인증 수단으로 다시 진행해 주세요.",
    "under_age.title": "성년만 동의할 수 있습니다",
    "under_age.lead": "인증하신 분은 아직 성년(만 19세)이 아닙니다.",
    "form_mismatch.title": "자녀가 알려 준 법정대리인과 다릅니다",
    "form_mismatch.lead": "자녀가 입력한 이름이나 번호의 법정대리인이 직접 진행해 주세요.",
    "unverified.title": "본인인증이 완료되지 않았습니다",
    "unverified.lead": "다시 진행해 주세요.",
    "unavailable.title": "지금은 진행할 수 없습니다",
    "unavailable.lead": "인터넷 연결을 확인하고 잠시 후 다시 시도해 주세요.",
    "lost.title": "링크를 다시 열어 주세요",
    "lost.lead": "받으신 링크를 이 브라우저에서 다시 열면 이어서 진행합니다.",
    "blocked.title": "쿠키와 사이트 데이터가 차단되어 있습니다",
    "blocked.lead": "브라우저 설정에서 이 사이트의 쿠키와 사이트 데이터를 허용한 뒤 링크를 다시 열어 주세요.",
    "fact.application": "요청한 서비스",
    "fact.purpose": "용도",
    "fact.until": "결정 기한",
    reading: "동의하실 내용",
    "warning.title": "자녀에게 먼저 확인해 주세요",
    "warning.text": "모르는 링크라면 진행하지 마세요. 가족관계는 인증되지 않으며, 법정대리인이라는 선언과 함께 기록됩니다.",
    declaration: "저는 이 아동의 법정대리인(부모 등 친권자 또는 후견인)입니다.",
    in_app: "앱 안의 브라우저에서는 인증을 마치지 못할 수 있습니다. 기본 브라우저에서 열어 주세요.",
    open: "기본 브라우저로 열기",
    copy: "주소 복사하기",
    copied: "복사했습니다",
    verify: "본인인증 하기",
    again: "다시 하기",
    reload: "다시 불러오기",
    consent: "동의합니다",
    refuse: "동의하지 않습니다",
    "purpose.default": "본인 확인",
    "purpose.signup": "회원 가입",
  },
  en: {
    brand: "Guardian's consent",
    sandbox: "SANDBOX: nobody is really verified.",
    "ask.title": "Your child needs your consent",
    "ask.lead": "A child under 14 was verified for the service below. Read what it is about, then verify yourself to decide.",
    "decide.title": "Do you consent?",
    "decide.lead": "You are verified. If you do not consent, your child's data is destroyed at once.",
    "consented.title": "You have consented",
    "consented.lead": "Your child can go on. You may close this page.",
    "refused.title": "You have not consented",
    "refused.lead": "Your child's data was destroyed. You may close this page.",
    "cancelled.title": "You did not complete the verification",
    "cancelled.lead": "You can try again if you like.",
    "failed.title": "The verification failed",
    "failed.lead": "If what you entered is right, try again later or choose another way to verify.",
    "under_age.title": "Only adults can consent",
    "under_age.lead": "The person who was verified is not of age yet (19 in Korea).",
    "form_mismatch.title": "You are not the guardian whom the child named",
    "form_mismatch.lead": "Please let the guardian go on whose name or number the child has entered.",
    "unverified.title": "The verification was not completed",
    "unverified.lead": "Please try again.",
    "unavailable.title": "Not possible at the moment",
    "unavailable.lead": "Check your connection, and try again in a moment.",
    "lost.title": "Please open the link again",
    "lost.lead": "Open the link that you got once more in this browser to go on.",
    "blocked.title": "Cookies and site data are blocked",
    "blocked.lead": "Allow cookies and site data for this site in your browser's settings, then open the link again.",
    "fact.application": "Asked by",
    "fact.purpose": "Purpose",
    "fact.until": "Decide by",
    reading: "What you would consent to",
    "warning.title": "Ask your child first",
    "warning.text": "Stop if you do not know where the link is from. Kinship is not verified: your own declaration is recorded.",
    declaration: "I am this child's legal guardian (a parent with custody, or an appointed guardian).",
    in_app: "Browsers inside apps may not get you to the end. Please use your usual browser.",
    open: "Open in your browser",
    copy: "Copy the address",
    copied: "Copied",
    verify: "Verify yourself",
    again: "Try again",
    reload: "Load again",
    consent: "I consent",
    refuse: "I do not consent",
    "purpose.default": "Identity check",
    "purpose.signup": "Sign-up",
  },
};

const KNOWN_REFUSALS = ["under_age", "form_mismatch"];

const byId = (id) => document.getElementById(id);
const here = (path) => new URL(path, import.meta.url).href;

let language = navigator.language.startsWith("en") ? "en" : "ko";
let asked = null;
let shown = { key: "unavailable" };

const text = (key) => TEXTS[language][key];

// --- The tab's memory

function kept(name) {
  try {
    return sessionStorage.getItem(`bonin.guardian.${name}`) ?? "";
  } catch {
    // Blocked: the page says what to do
    return "";
  }
}

function keep(name, value) {
  try {
    sessionStorage.setItem(`bonin.guardian.${name}`, value);
  } catch {
    // Blocked: the page says what to do
  }
}

/** Removes the secret from the address at once, so that nobody copies it by accident. */
function takeLink() {
  const carried = location.hash.slice(1);
  if (carried) {
    history.replaceState(null, "", location.pathname + location.search);
    if (carried !== kept("link")) {
      keep("verification", "");
    }
    keep("link", carried);
  }
}

// --- Showing

function write() {
  document.documentElement.lang = language;
  document.title = text("brand");
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}

/** Shows one state: its texts, whether what to read is there, and the text and action of its buttons. */
function show(state) {
  shown = state;
  const { key, problem, facts = false, warning = false, decides = false, button, act } = state;
  const inApp = Boolean(Bonin.environment().app);
  write();
  byId("title").textContent = problem?.title ?? text(`${key}.title`);
  byId("lead").textContent = problem?.detail ?? text(`${key}.lead`);
  byId("reference").hidden = !(problem?.status >= 500 && problem.request_id);
  byId("reference").textContent = `request_id: ${problem?.request_id}`;
  byId("sandbox").hidden = asked?.mode !== "sandbox";
  byId("facts").hidden = !facts;
  byId("reading").hidden = !facts;
  byId("warning").hidden = !warning;
  byId("note").hidden = !(warning && inApp);
  byId("elsewhere").hidden = !(warning && inApp);
  byId("address").hidden = true;
  if (warning && inApp) {
    const ways = { open: byId("open"), copy: byId("copy"), address: byId("address") };
    offerElsewhere(ways, Bonin.environment(), Object.assign(new URL(here("guardian")), { hash: kept("link") }), text("copied"));
  }
  byId("declaration").hidden = !decides;
  byId("refuse").hidden = !decides;
  if (facts) {
    fill();
  }
  byId("go").hidden = !button;
  byId("go").textContent = text(button) ?? "";
  byId("go").disabled = decides && !byId("declares").checked;
  byId("refuse").disabled = false;
  byId("go").onclick = act;
}

function fill() {
  byId("application").textContent = asked.application || location.host;
  byId("purpose").textContent = text(`purpose.${asked.purpose}`) ?? asked.purpose;
  const day = { dateStyle: "long", timeStyle: "short" };
  byId("until").textContent = new Date(asked.ends_at).toLocaleString(language, day);
  byId("wording").textContent = asked.wording.text;
}

function tell(state) {
  show(state);
  byId("title").focus();
}

const ask = () => ({ key: "ask", facts: true, warning: true, button: "verify", act: verify });

const decide = () => ({ key: "decide", facts: true, decides: true, button: "consent", act: () => vote("consented") });

const afterwards = (key, problem) => ({ key, problem, facts: true, button: "again", act: verify });

const troubled = (answer) => ({
  key: "unavailable",
  problem: answer.detail ? answer : undefined,
  button: answer.status >= 500 || !answer.detail ? "reload" : undefined,
  act: () => location.reload(),
});

// --- Asking the server

async function post(path, body) {
  try {
    const reply = await fetch(here(path), {
      method: "POST",
      headers: { "Content-Type": "application/json", "Accept-Language": language },
      body: JSON.stringify({ link: kept("link"), ...body }),
    });
    return await reply.json();
  } catch {
    return { code: "unreachable" };
  }
}

/** Looks the link up. Resolves to the state to show. */
async function look() {
  const answer = await post("guardian", { verification_id: kept("verification") });
  if (!answer.wording) {
    return troubled(answer);
  }
  asked = answer;
  return answer.verified ? decide() : ask();
}

async function start() {
  const started = await post("guardian/start", {});
  keep("verification", started.merchant_uid ?? started.identity_verification_id ?? "");
  return started;
}

// --- What the guardian does

/* The page itself shows the notice for apps */
const options = () => ({ start, language, onNotice: () => true });

async function verify() {
  byId("go").disabled = true;
  const result = await Bonin.verify(options());
  if (result.status === "accepted") {
    return tell(await look());
  }
  return tell(outcome(result));
}

/** Returns the state of a result, from the window or the address. Whoever gave up reads the same either way. */
function outcome({ status, reason, problem }) {
  if (status === "cancelled" || status === "failed") {
    return afterwards(status);
  }
  const code = reason ?? problem?.code;
  return KNOWN_REFUSALS.includes(code) ? afterwards(code) : afterwards(status === "refused" ? "unverified" : "unavailable", problem);
}

async function vote(decision) {
  byId("go").disabled = true;
  byId("refuse").disabled = true;
  const answer = await post("guardian/decision", {
    verification_id: kept("verification"),
    decision,
    wording_sha256: asked.wording.sha256,
    relationship: byId("declares").checked ? "legal_guardian" : "",
  });
  if (answer.decision) {
    keep("link", "");
    keep("verification", "");
    return tell({ key: answer.decision });
  }
  return tell(troubled(answer));
}

byId("declares").onchange = () => show(shown);
byId("refuse").onclick = () => vote("refused");
for (const button of document.querySelectorAll("[data-language]")) {
  button.onclick = () => {
    language = button.dataset.language;
    show(shown);
  };
}
addEventListener("hashchange", () => location.reload());

takeLink();
const returned = Bonin.result();
if (!navigator.cookieEnabled) {
  tell({ key: "blocked" });
} else if (!kept("link")) {
  tell({ key: "lost" });
} else {
  const state = await look();
  const failed = returned && returned.status !== "accepted" && asked && !asked.verified;
  tell(failed ? outcome(returned) : state);
  if (asked && !asked.verified) {
    Bonin.prepare(options());
  }
}

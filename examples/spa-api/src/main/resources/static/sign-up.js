"use strict";

const at = (id) => document.getElementById(id);
const language = document.documentElement.lang;
const options = { purpose: "signup" };

/* The code and a name of the form: kept for this tab, so that a reload does not lose what the person has verified */
const KEPT = "sign-up";
/* With these the code is used up; with all others, such as a taken login name, the same code goes on */
const USED_UP = ["invalid_code", "code_expired", "already_redeemed", "purpose_mismatch", "erased", "unknown_verification", "link_too_late"];

function show(step, message = "") {
  at("verify").hidden = step !== "verify";
  at("form").hidden = step !== "form";
  at("message").textContent = message;
}

/** The outcome of a popup, or of a redirect, after which the page begins anew. */
function verified({ status, code, problem }) {
  if (status === "accepted") {
    sessionStorage.setItem(KEPT, JSON.stringify({ code, form: crypto.randomUUID() }));
    show("form");
  } else {
    show("verify", problem?.detail ?? "본인인증을 마치지 못했습니다. 다시 진행해 주세요.");
  }
}

async function signUp(event) {
  event.preventDefault();
  const { code, form } = JSON.parse(sessionStorage.getItem(KEPT));
  const { login, password } = Object.fromEntries(new FormData(at("form")));
  const answer = await fetch("/api/members", {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": language, "Idempotency-Key": form },
    body: JSON.stringify({ code, login, password }),
  });
  const body = await answer.json();
  if (answer.ok) {
    sessionStorage.removeItem(KEPT);
    return showMember(body.token);
  }
  if (USED_UP.includes(body.code)) {
    sessionStorage.removeItem(KEPT);
    return show("verify", "본인인증을 다시 진행해 주세요.");
  }
  show("form", body.detail);
}

async function showMember(token) {
  const answer = await fetch("/api/me", { headers: { Authorization: `Bearer ${token}` } });
  const { name, birthDate } = await answer.json();
  show("member");
  at("member").textContent = `${name} 님, 가입하셨습니다. (${birthDate})`;
  at("member").hidden = false;
}

at("verify").onclick = async () => verified(await Bonin.verify(options));
at("form").onsubmit = (event) => signUp(event).catch(() => show("form", "서버에 연결하지 못했습니다. 다시 눌러 주세요."));

const returned = Bonin.result();
if (returned) {
  verified(returned);
} else if (sessionStorage.getItem(KEPT)) {
  show("form");
} else {
  show("verify");
}
Bonin.prepare(options);

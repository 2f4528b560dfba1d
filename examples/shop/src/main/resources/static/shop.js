"use strict";

/* Kept for this tab: where a redirect began, and how it ended */
const PAGE = "page";
const RESULT = "result";

const form = document.querySelector("form[data-purpose]");

function taken(name) {
  const kept = sessionStorage.getItem(name);
  sessionStorage.removeItem(name);
  return kept;
}

/** What is behind the verification: fields to fill in, or the form is sent at once. */
function goOn(code) {
  form.code.value = code;
  if ("send" in form.dataset) {
    form.submit();
    return;
  }
  document.getElementById("refusal").hidden = true;
  form.querySelector(".before").hidden = true;
  const fields = form.querySelector(".after");
  fields.hidden = false;
  fields.disabled = false;
  fields.querySelector("input").focus();
}

/** The server tells why somebody is refused, and who has an account: this page begins anew then, if it has not. */
function ended({ status, code, account, problem }, isNew) {
  const told = status === "refused" || (form.dataset.purpose === "signup" && account === "existing");
  if (told && !isNew) {
    location.reload();
  } else if (status === "accepted") {
    goOn(code);
  } else if (!told) {
    const refusal = document.getElementById("refusal");
    refusal.textContent = problem?.detail ?? form.dataset.notFinished;
    refusal.hidden = false;
  }
}

/** A redirect ends on one page for all forms: it goes on to the one that has begun it. */
function comeBack() {
  sessionStorage.setItem(RESULT, JSON.stringify(Bonin.result()));
  location.replace(taken(PAGE) ?? "/");
}

if (!form) {
  if (location.pathname === "/verified.html") {
    comeBack();
  }
} else {
  const options = { purpose: form.dataset.purpose, language: document.documentElement.lang };
  form.querySelector(".verify").onclick = async () => {
    sessionStorage.setItem(PAGE, location.pathname);
    ended(await Bonin.verify(options), false);
  };
  form.onsubmit = () => form.querySelectorAll("button").forEach((button) => (button.disabled = true));
  const result = JSON.parse(taken(RESULT));
  if (result) {
    ended(result, true);
  } else if (form.code.value) {
    goOn(form.code.value);
  }
  Bonin.prepare(options);
}

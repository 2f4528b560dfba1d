// Every sentence of the page, in both languages.
export const TEXTS = {
  ko: {
    badge: "모의 인증 (SANDBOX) — 실제 본인확인이 아닙니다",
    title: "휴대폰 본인인증을 인터넷도, 계약도, 휴대폰도 없이 끝까지",
    lead: "PortOne 가이드의 두 가지 방식 그대로 인증하고, 서버가 누구인지 어떻게 확인했는지 한 단계씩 보여 드립니다. 등장하는 사람은 모두 가상의 인물입니다.",
    "popup.title": "팝업 방식",
    "popup.text": "인증 창이 팝업으로 열리고, 끝나면 페이지가 imp_uid를 서버에 보냅니다.",
    "popup.button": "팝업으로 본인인증하기",
    "redirect.title": "리다이렉트 방식",
    "redirect.text": "모바일처럼 페이지 전체가 인증 창으로 바뀌었다가, 서버를 거쳐 이 페이지로 돌아옵니다.",
    "redirect.button": "리다이렉트로 본인인증하기",
    again: "같은 imp_uid를 한 번 더 보내 보기",
    "accepted.title": "본인인증이 확인되었습니다",
    "accepted.text": "서버가 PortOne(샌드박스)에 직접 물어 확인한 결과입니다. 브라우저가 한 말은 증거로 쓰지 않았습니다.",
    "cancelled.title": "본인인증을 취소하셨습니다",
    "cancelled.text": "서버는 아무것도 묻지 않았고, 아무것도 바뀌지 않았습니다.",
    "failed.title": "본인인증이 완료되지 않았습니다",
    "refused.title": "서버가 받아들이지 않았습니다",
    "refused.not_certified": "인증이 완료되지 않은 imp_uid입니다.",
    "refused.stale": "너무 오래된 본인인증입니다.",
    "refused.not_this_request": "이미 사용했거나, 존재하지 않는 imp_uid입니다.",
    "refused.malformed_imp_uid": "imp_uid의 형식이 올바르지 않습니다.",
    "refused.not_started": "이 브라우저에서 시작한 본인인증이 없습니다.",
    "person.title": "누구인가요",
    "person.hint": "본인에게 보여 줄 만큼만 가려서 표시합니다. CI·DI는 있는지만 알려 드립니다.",
    "ages.title": "몇 살인가요",
    "ages.hint": ({ full, calendar }) => `오늘(서울) 기준 만 ${full}세, 연 나이 ${calendar}세입니다.`,
    "steps.title": "서버가 한 일",
    "sandbox.link": "샌드박스 안내와 제어 API 보기",
    unbound: "이 페이지는 가이드의 요청을 그대로 쓰므로 누가 요청했는지까지는 증명하지 않습니다(bound: false). 샌드박스에서만 허용됩니다.",
    "value.name": "이름",
    "value.birthday": "생년월일",
    "value.phone": "휴대폰 번호",
    "value.gender": "성별",
    "value.foreigner": "내외국인",
    "value.carrier": "통신사",
    "value.ci": "CI",
    "value.di": "DI",
    "shown.male": "남성",
    "shown.female": "여성",
    "shown.unknown": "알 수 없음",
    "shown.true": "외국인",
    "shown.false": "내국인",
    "shown.present": "있음",
    "shown.absent": "없음",
    "assurance.verified": "확인됨",
    "assurance.self_asserted": "본인이 입력(미확인)",
    "assurance.absent": "제공되지 않음",
    "rule.adult_civil": "성년 (만 19세 이상)",
    "rule.youth_protection_clear": "청소년 보호법상 청소년이 아님",
    "rule.consents_alone": "법정대리인 동의 없이 가입 가능 (만 14세 이상)",
    "rule.yes": "예",
    "rule.no": "아니요",
    "rule.from": ({ date, law }) => `${date}부터 · ${law}`,
    "step.F1": ["imp_uid의 모양 확인", "주소를 벗어날 수 있는 문자는 더 나아가지 못합니다."],
    "step.F2": ["누가 보냈는지 확인", "샌드박스에서는 시작 기록이 없어도 통과하고, bound: false로 표시합니다."],
    "step.F4": ["PortOne에 직접 조회", "서버끼리 묻습니다. 토큰은 만료 직전까지 재사용합니다."],
    "step.F5": ["같은 imp_uid인지 대조", "물어본 것과 답이 글자 하나까지 같아야 합니다."],
    "step.F6": ["certified가 true인지 확인", "창을 열기만 해도 기록은 생기므로, 이 값만 믿습니다."],
    "step.F7": ["방금 한 인증인지 확인", "PortOne의 시계로 5분 이내여야 합니다."],
    "step.F12": ["한 번만 쓰도록 기록", "한 번의 쓰기가 재사용 여부까지 결정합니다."],
  },
  en: {
    badge: "SANDBOX — nobody is really verified here",
    title: "A whole Korean identity verification, with no internet, contract or phone",
    lead: "Verify somebody in either way that PortOne's guide describes, and see step by step how the server made sure. Everybody here is invented.",
    "popup.title": "Popup",
    "popup.text": "The window opens as a popup; when it is done, the page posts the imp_uid to the server.",
    "popup.button": "Verify in a popup",
    "redirect.title": "Redirect",
    "redirect.text": "As on a phone, the whole page becomes the window and comes back here by way of the server.",
    "redirect.button": "Verify by redirect",
    again: "Send the same imp_uid once more",
    "accepted.title": "Verified",
    "accepted.text": "The server asked PortOne (the sandbox) itself. Nothing that the browser said was taken as evidence.",
    "cancelled.title": "You cancelled the verification",
    "cancelled.text": "The server asked nothing, and nothing changed.",
    "failed.title": "The verification was not completed",
    "refused.title": "The server refused",
    "refused.not_certified": "Nobody was certified under this imp_uid.",
    "refused.stale": "This verification is too old.",
    "refused.not_this_request": "This imp_uid was used before, or does not exist.",
    "refused.malformed_imp_uid": "This is not the shape of an imp_uid.",
    "refused.not_started": "This browser has not started a verification.",
    "person.title": "Who it is",
    "person.hint": "Masked, as one shows it to the person themselves. Of CI and DI you only learn that they are there.",
    "ages.title": "How old",
    "ages.hint": ({ full, calendar }) => `Today in Seoul: ${full} full years (만 나이), ${calendar} by calendar year (연 나이).`,
    "steps.title": "What the server did",
    "sandbox.link": "About the sandbox and its control API",
    unbound: "This page uses the guide's bare requests, so it does not prove who is asking (bound: false). Only a sandbox allows that.",
    "value.name": "Name",
    "value.birthday": "Birthday",
    "value.phone": "Phone",
    "value.gender": "Gender",
    "value.foreigner": "Nationality",
    "value.carrier": "Carrier",
    "value.ci": "CI",
    "value.di": "DI",
    "shown.male": "Male",
    "shown.female": "Female",
    "shown.unknown": "Unknown",
    "shown.true": "Foreigner",
    "shown.false": "Korean",
    "shown.present": "present",
    "shown.absent": "none",
    "assurance.verified": "verified",
    "assurance.self_asserted": "typed, not verified",
    "assurance.absent": "not provided",
    "rule.adult_civil": "Of age (성년, 19 full years)",
    "rule.youth_protection_clear": "No longer a youth (Youth Protection Act)",
    "rule.consents_alone": "Needs no guardian's consent (14 full years)",
    "rule.yes": "yes",
    "rule.no": "no",
    "rule.from": ({ date, law }) => `from ${date} · ${law}`,
    "step.F1": ["Shape of the imp_uid", "Nothing that could leave its place in an address goes further."],
    "step.F2": ["Who sent it", "The sandbox goes on without a start, and marks the outcome bound: false."],
    "step.F4": ["Ask PortOne itself", "Server to server. The access token is reused until shortly before it expires."],
    "step.F5": ["Same imp_uid", "The answer must be about what was asked, byte for byte."],
    "step.F6": ["certified is true", "Opening the window already makes a record, so only this counts."],
    "step.F7": ["Verified just now", "Within 5 minutes by PortOne's clock."],
    "step.F12": ["Recorded, so that it counts once", "One write also decides whether it was used before."],
  },
};

let language = localStorage.getItem("language") ?? (navigator.language.startsWith("en") ? "en" : "ko");

export const currentLanguage = () => language;

export function chooseLanguage(chosen) {
  language = chosen;
  localStorage.setItem("language", chosen);
}

export function text(key, values) {
  const found = TEXTS[language][key] ?? key;
  return typeof found === "function" ? found(values) : found;
}

export function writeTexts(root) {
  document.documentElement.lang = language;
  document.title = `Bonin · ${text("steps.title")}`;
  for (const element of root.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const button of root.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}

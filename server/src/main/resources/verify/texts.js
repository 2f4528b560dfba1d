// The words of the page, in both languages. Why something is refused, the server says in reasons.js.
import { REASONS } from "./reasons.js";

const TEXTS = {
  ko: {
    brand: "본인인증",
    sandbox: "모의 인증(SANDBOX) · 실제 인증 아님",
    "ask.title": "본인인증이 필요합니다",
    "ask.lead": "아래 서비스가 본인인증을 요청했습니다. 직접 시작하신 경우에만 계속해 주세요.",
    "ready.title": "휴대폰으로 본인인증을 진행합니다",
    "ready.lead": "버튼을 누르면 인증 창이 열립니다. 마치면 원래 화면으로 돌아갑니다.",
    "fact.application": "요청한 서비스",
    "fact.purpose": "용도",
    "fact.until": "유효 시간",
    until: (time) => `${time}까지`,
    "warning.title": "다른 사람이 보낸 링크라면 멈추세요",
    "warning.text": "내 이름으로 가입하거나 결제하는 데 쓰일 수 있습니다. 누가 부탁하더라도 대신 인증해 주지 마세요.",
    continue: "제가 시작했습니다. 계속하기",
    verify: "본인인증 하기",
    again: "다시 하기",
    reload: "다시 불러오기",
    back: "서비스로 돌아가기",
    "purpose.default": "본인 확인",
    "purpose.signup": "회원 가입",
    "purpose.adult_check": "성인 확인",
    "purpose.age_of_majority": "성년 확인",
    "purpose.recover_account": "계정 찾기",
    "in_app.ask": "앱 안의 브라우저에서는 인증을 마치지 못할 수 있습니다. 기본 브라우저에서 열어 주세요. 돌아간 화면에서 다시 로그인해야 할 수도 있습니다.",
    "in_app": "앱 안의 브라우저에서는 인증을 마치지 못할 수 있습니다. 그럴 때는 기본 브라우저에서 처음 화면부터 다시 시작해 주세요.",
    open: "기본 브라우저로 열기",
    copy: "주소 복사하기",
    copied: "복사했습니다",
    "cancelled.title": "본인인증을 마치지 않으셨습니다",
    "cancelled.lead": "원하시면 다시 진행하실 수 있습니다.",
    "failed.title": "본인인증에 실패했습니다",
    "failed.lead": "입력하신 내용이 맞다면 잠시 뒤에, 또는 다른 인증 수단으로 다시 진행해 주세요.",
    "refused.title": "본인인증이 완료되지 않았습니다",
    "refused.lead": "다시 진행해 주세요.",
    "unavailable.title": "지금은 진행할 수 없습니다",
    "unavailable.lead": "인터넷 연결을 확인하고 잠시 후 다시 시도해 주세요.",
    "blocked.title": "쿠키와 사이트 데이터가 차단되어 있습니다",
    "blocked.lead": "브라우저 설정에서 이 사이트의 쿠키와 사이트 데이터를 허용한 뒤, 서비스로 돌아가 처음부터 다시 시작해 주세요.",
    "accepted.title": "본인인증이 완료되었습니다",
    "accepted.lead": "원래 화면으로 돌아갑니다.",
    "guardian_needed.title": "법정대리인의 동의가 필요합니다",
    "guardian_needed.lead": "본인인증은 마쳤습니다. 원래 화면으로 돌아가 법정대리인에게 동의를 요청해 주세요.",
  },
  en: {
    brand: "Identity verification",
    sandbox: "SANDBOX: nobody is really verified.",
    "ask.title": "Identity verification needed",
    "ask.lead": "The service below asks you to verify. Continue only if you started this there yourself.",
    "ready.title": "Verify with your phone",
    "ready.lead": "The button opens the verification window. Afterwards you return to where you came from.",
    "fact.application": "Asked by",
    "fact.purpose": "Purpose",
    "fact.until": "Valid",
    until: (time) => `until ${time}`,
    "warning.title": "Stop if someone else sent you this link",
    "warning.text": "It could be used to sign up or pay in your name. Never verify for somebody else, whoever asks.",
    continue: "I started this. Continue",
    verify: "Verify",
    again: "Try again",
    reload: "Load again",
    back: "Back to the service",
    "purpose.default": "Identity check",
    "purpose.signup": "Sign-up",
    "purpose.adult_check": "Adult check",
    "purpose.age_of_majority": "Age of majority",
    "purpose.recover_account": "Account recovery",
    "in_app.ask": "Browsers inside apps may not get you to the end. Please use your usual browser. You may have to sign in again where you return to.",
    "in_app": "Browsers inside apps may not get you to the end. If so, start again in your usual browser, where you came from.",
    open: "Open in your browser",
    copy: "Copy the address",
    copied: "Copied",
    "cancelled.title": "You did not complete the verification",
    "cancelled.lead": "You can try again if you like.",
    "failed.title": "The verification failed",
    "failed.lead": "If what you entered is right, try again later or choose another way to verify.",
    "refused.title": "The verification was not completed",
    "refused.lead": "Please try again.",
    "unavailable.title": "Not possible at the moment",
    "unavailable.lead": "Check your connection, and try again in a moment.",
    "blocked.title": "Cookies and site data are blocked",
    "blocked.lead": "Allow cookies and site data for this site in your browser's settings, then return to the service and start again.",
    "accepted.title": "You are verified",
    "accepted.lead": "You are taken back to where you came from.",
    "guardian_needed.title": "Your legal guardian has to consent",
    "guardian_needed.lead": "You are verified. You are taken back to where you came from, to ask your guardian.",
  },
};

let language = navigator.language.startsWith("en") ? "en" : "ko";

export const currentLanguage = () => language;

export function chooseLanguage(chosen) {
  language = chosen;
}

export function text(key, value) {
  const found = TEXTS[language][key];
  return typeof found === "function" ? found(value) : found;
}

/** What the server says of a reason, as `title` and `detail`; undefined where it is none that the page knows. */
export const reasonText = (code) => (Object.hasOwn(REASONS[language], code ?? "") ? REASONS[language][code] : undefined);

/** Purposes of an operator's own are shown by their names. */
export const purposeText = (purpose) => text(`purpose.${purpose}`) ?? purpose;

export function writeTexts() {
  document.documentElement.lang = language;
  document.title = text("brand");
  for (const element of document.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const button of document.querySelectorAll("[data-language]")) {
    button.setAttribute("aria-pressed", String(button.dataset.language === language));
  }
}

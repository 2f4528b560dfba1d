/*
 * Bonin in the page, where a request is on PortOne V2: bonin.js loads it then. It opens the window, and says how that ended.
 */
const TEXTS = {
  ko: ["인증 창을 열지 못했습니다", "다시 눌러 주세요. 계속되면 서비스에 알려 주세요."],
  en: ["The verification window could not be opened", "Press again. If that does not help, please tell the service."],
};

/* What PortOne's script throws where the person was verified in an earlier window, whose answer was lost */
const VERIFIED_BEFORE = "IdentityVerificationAlreadyVerified";

/** A failure before the window: of the settings mostly, so the person did not give up. */
function refused({ code, message }, { language }) {
  const [title, detail] = TEXTS[/^en/i.test(language || document.documentElement.lang || navigator.language) ? "en" : "ko"];
  console.error(`PortOne: ${code} ${message}`);
  return { status: "unavailable", code: "window_refused", error_code: code, problem: { code: "window_refused", title, detail } };
}

/** Opens the window by PortOne's script: a popup, a frame or a redirect, as it or `parameters.windowType` chooses. */
export default ({ options, tell, end }, { identity_verification_id, portone }, where, home) => {
  if (!globalThis.PortOne) {
    // A blocker has put an empty script in the place of PortOne's
    throw new Error(portone.script_url);
  }
  const ids = { identity_verification_id };
  const request = { ...options.parameters, ...portone.request, redirectUrl: new URL(portone.request.redirectUrl, home).href };
  const hear = (response) => {
    if (response) {
      tell(response.code === undefined && ids, response.code, response.message, response.pgMessage);
    }
  };
  const fail = (error) => {
    if (error?.code === VERIFIED_BEFORE) {
      tell(ids);
    } else if (error?.__portOneErrorType && /cancel|취소/i.test(error.code + error.message + error.pgMessage)) {
      tell(false, error.code, error.message, error.pgMessage);
    } else {
      end(refused(error?.__portOneErrorType ? error : { code: "", message: error }, options));
    }
  };
  (async () => PortOne.requestIdentityVerification(request))().then(hear, fail);
};

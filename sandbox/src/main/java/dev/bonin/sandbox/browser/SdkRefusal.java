package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.JsonValue.JsonObject;

/** The page's request is refused before a window opens. */
final class SdkRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final RefusalCode code;
    private final String pgCode;

    private SdkRefusal(RefusalCode code, String message, String pgCode) {
        super(message, null, false, false);
        this.code = code;
        this.pgCode = pgCode;
    }

    /** @param message for the page's developer, in English; without personal data */
    static SdkRefusal of(RefusalCode code, String message) {
        return new SdkRefusal(code, message, "");
    }

    static SdkRefusal unreadable(String message) {
        return of(RefusalCode.REQUEST_PARSE_FAILED, message);
    }

    /** @param message the provider's own */
    static SdkRefusal ofProvider(String pgCode, String message) {
        return new SdkRefusal(RefusalCode.PROVIDER, message, pgCode);
    }

    /**
     * Returns the answer. A provider speaks its own language, Korean, on every page.
     *
     * @param language of the page; all but {@code en} is Korean
     */
    Response response(String language, RefusalSentences sentences) {
        String text = String.valueOf(getMessage());
        String message = language.equals("en") ? text : sentences.inKorean(text);
        JsonObject error = JsonObject.empty().with("code", code.text()).with("message", message);
        return Response.json(
                code.status(),
                pgCode.isEmpty() ? error : error.with("pgCode", pgCode).with("pgMessage", message));
    }
}

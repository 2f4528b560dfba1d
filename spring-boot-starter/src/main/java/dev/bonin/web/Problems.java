package dev.bonin.web;

import jakarta.servlet.http.HttpServletRequest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** Makes problems, in the language of whoever asked. */
public final class Problems {
    private static final int REQUEST_ID_BYTES = 8;

    private final ProblemTexts texts;
    private final SecureRandom random;

    public Problems(ProblemTexts texts, SecureRandom random) {
        this.texts = texts;
        this.random = random;
    }

    public Problem problem(ProblemCode code, HttpServletRequest request) {
        return problem(code, request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    /**
     * The same where there is no servlet request.
     *
     * @param acceptLanguage null means Korean
     */
    public Problem problem(ProblemCode code, @Nullable String acceptLanguage) {
        var language = texts.language(acceptLanguage);
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:bonin:problem:" + code.code());
        members.put("title", texts.text(code.code() + ".title", language));
        members.put("status", code.status());
        members.put("detail", texts.text(code.code() + ".detail", language));
        members.put("code", code.code());
        members.put("request_id", requestId());
        return new Problem(code.status(), language, members);
    }

    private String requestId() {
        var bytes = new byte[REQUEST_ID_BYTES];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

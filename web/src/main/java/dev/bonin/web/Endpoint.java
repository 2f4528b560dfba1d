package dev.bonin.web;

import dev.bonin.web.answer.Answer;
import jakarta.servlet.http.HttpServletRequest;

/** Answers the calls to one address. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Returns the answer.
     *
     * @throws RuntimeException for every refusal and failure; {@link BrowserEndpoints} answers it with a problem
     */
    Answer answer(HttpServletRequest request);
}

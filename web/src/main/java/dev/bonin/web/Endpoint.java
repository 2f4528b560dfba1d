package dev.bonin.web;

import dev.bonin.web.answer.Answer;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Answers the calls of one address. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Returns the answer.
     *
     * @throws IOException if the request cannot be read to its end
     * @throws RuntimeException for every refusal and failure, which {@link BrowserEndpoints} answers with a problem
     */
    Answer answer(HttpServletRequest request) throws IOException;
}

package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.http.Envelope;
import dev.bonin.sandbox.http.Handler;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.EscapedJson;
import java.util.Set;

/**
 * How V1 answers where PortOne's documentation leaves it open.
 *
 * @param escaped whether Korean is {@code \}{@code u} escaped and slashes are {@code \/}, as in recorded real answers
 * @param refusedCodeStatus the status of a wrong, expired or too often tried code: 200 with {@code code} 1, the form of
 *     V1's refusals by a provider; 400 or 500 with {@code code} -1
 */
public record AnswerStyle(boolean escaped, int refusedCodeStatus) {
    private static final Set<Integer> STATUSES = Set.of(200, 400, 500);

    public AnswerStyle {
        if (!STATUSES.contains(refusedCodeStatus)) {
            throw new IllegalArgumentException(
                    "refusedCodeStatus: " + refusedCodeStatus + " (expected: 200, 400 or 500)");
        }
    }

    public static AnswerStyle defaults() {
        return new AnswerStyle(true, 200);
    }

    public AnswerStyle withEscaped(boolean otherwise) {
        return new AnswerStyle(otherwise, refusedCodeStatus);
    }

    public AnswerStyle withRefusedCodeStatus(int status) {
        return new AnswerStyle(escaped, status);
    }

    /** Wraps a handler so that its answers, refusals included, look like this. */
    Handler around(Handler handler) {
        return request -> {
            Response answer = answer(handler, request);
            return escaped && answer.isJson() ? answer.withBody(EscapedJson.of(answer.bodyText())) : answer;
        };
    }

    private static Response answer(Handler handler, Request request) {
        try {
            return handler.handle(request);
        } catch (Refusal refusal) {
            return Envelope.failure(refusal.status(), refusal.text());
        }
    }

    /** Returns the {@code code} beside the status of a refused code. */
    int refusedCode() {
        return refusedCodeStatus == 200 ? 1 : -1;
    }
}

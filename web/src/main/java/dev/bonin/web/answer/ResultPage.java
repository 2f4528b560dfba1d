package dev.bonin.web.answer;

import dev.bonin.web.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/**
 * A plain page for people without a page of the application to return to. Its texts are those of the catalogue of
 * reasons; of the request it shows nothing but an id of a safe shape.
 */
public final class ResultPage {
    private static final String STYLE = """
            body { font: 1rem/1.6 system-ui, sans-serif; color: #1c2430; background: #f4f6f8; margin: 0;
              min-height: 100vh; display: grid; place-items: center }
            main { background: #fff; border-radius: 16px; padding: 2.5rem; max-width: 26rem; margin: 1rem;
              box-shadow: 0 8px 32px rgb(28 36 48 / .08); word-break: keep-all }
            h1 { font-size: 1.35rem; margin: 0 0 .75rem }
            h2 { font-size: 1.1rem; margin: 1.5rem 0 .5rem }
            p { margin: 0; color: #4a5565 }
            .id { margin-top: 1rem; font-size: .85rem; overflow-wrap: anywhere }
            """;

    private final String contentSecurityPolicy;

    public ResultPage() {
        contentSecurityPolicy =
                "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-"
                        + sha256(STYLE) + "'";
    }

    /**
     * Returns a page that shows the problem and its {@code request_id}, by which the operator finds it in
     * the log.
     */
    public Answer answer(Problem problem) {
        return answer(problem, "");
    }

    /** Returns a page that shows the same problem in two languages, for a browser that could not say its own. */
    public Answer answer(Problem problem, Problem translated) {
        var language = translated.language().getLanguage();
        return answer(
                problem,
                "<div lang=\"" + language + "\"><h2>" + escaped(translated.text("title")) + "</h2><p>"
                        + escaped(translated.text("detail")) + "</p></div>");
    }

    private Answer answer(Problem problem, String besides) {
        var quoted = "<p class=\"id\">request_id: <code>" + escaped(problem.requestId()) + "</code></p>";
        return answer(
                        problem.status(),
                        problem.text("title"),
                        problem.text("detail"),
                        problem.language(),
                        besides + quoted)
                .retriedAfter(problem);
    }

    /** Returns a page about what went as it may, with PortOne's code where there is one. */
    Answer answer(String title, String detail, Optional<String> code, Locale language) {
        var besides = code.map(text -> "<p class=\"id\">error_code: <code>" + escaped(text) + "</code></p>");
        return answer(200, title, detail, language, besides.orElse(""));
    }

    private Answer answer(int status, String title, String detail, Locale language, String besides) {
        var html =
                """
                        <!doctype html>
                        <html lang="%s">
                        <head>
                        <meta charset="utf-8">
                        <meta name="viewport" content="width=device-width, initial-scale=1">
                        <title>%s</title>
                        <style>%s</style>
                        </head>
                        <body><main><h1>%s</h1><p>%s</p>%s</main></body>
                        </html>
                        """.formatted(language.getLanguage(), escaped(title), STYLE, escaped(title), escaped(detail), besides);
        return Answer.text(status, "text/html", html).with("Content-Security-Policy", contentSecurityPolicy);
    }

    /** An application may have put its own texts in place of ours. */
    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}

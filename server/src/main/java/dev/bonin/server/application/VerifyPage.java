package dev.bonin.server.application;

import dev.bonin.verification.Mode;
import dev.bonin.web.PortOneScripts;
import dev.bonin.web.WindowPolicy;
import dev.bonin.web.answer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaTypeFactory;

/** The files of the hosted page, but for its style sheet, which it shares with the page of guardians. */
final class VerifyPage {
    private static final String FOLDER = "verify/";
    private static final Pattern FILE = Pattern.compile("[a-z-]{1,32}\\.(?:js|css|svg)");

    private final String page;
    private final String policy;
    private final PageReasons reasons;

    /** @param ceremonyPath the path of {@code bonin.js} and of the finish */
    VerifyPage(String ceremonyPath, PortOneScripts scripts, Mode mode, PageReasons reasons) {
        this.page = text("index.html").replace("%CEREMONY%", ceremonyPath.substring(1));
        this.policy = WindowPolicy.of(scripts, mode);
        this.reasons = reasons;
    }

    Answer page() {
        return Answer.text(200, "text/html", page).with("Content-Security-Policy", policy);
    }

    /** Returns a file that the page loads; empty if there is no such file. */
    Optional<Answer> file(String name) {
        if (name.equals(PageReasons.FILE)) {
            return Optional.of(reasons.answer());
        }
        return FILE.matcher(name).matches() && new ClassPathResource(FOLDER + name).exists()
                ? Optional.of(Answer.of(
                        200, MediaTypeFactory.getMediaType(name).orElseThrow().toString(), bytes(name)))
                : Optional.empty();
    }

    private static byte[] bytes(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsByteArray();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(String name) {
        try {
            return new ClassPathResource(FOLDER + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

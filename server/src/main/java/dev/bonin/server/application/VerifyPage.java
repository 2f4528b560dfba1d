package dev.bonin.server.application;

import dev.bonin.verification.Mode;
import dev.bonin.web.PortOneScripts;
import dev.bonin.web.answer.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaTypeFactory;

/**
 * The files of the hosted page. Its Content-Security-Policy allows our own files, PortOne's script and what that opens.
 */
final class VerifyPage {
    private static final String FOLDER = "verify/";
    private static final Pattern FILE = Pattern.compile("[a-z-]{1,32}\\.(?:js|css|svg)");

    private final String page;
    private final String policy;
    private final PageReasons reasons;

    /** @param ceremonyPath the path of {@code bonin.js} and of the finish */
    VerifyPage(String ceremonyPath, PortOneScripts scripts, Mode mode, PageReasons reasons) {
        this.page = text("index.html").replace("%CEREMONY%", ceremonyPath.substring(1));
        this.policy = policy(scripts, mode);
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

    /**
     * PortOne's scripts post a form to the merchant's agency, whose address is unknown here but always https. Source of
     * the hosts: PortOne's guides, where scripts, windows and results are of these domains.
     */
    private static String policy(PortOneScripts scripts, Mode mode) {
        var portOne = Stream.of(scripts.v1(), scripts.v2())
                        .map(script -> script.getScheme() + "://" + script.getRawAuthority())
                        .distinct()
                        .collect(Collectors.joining(" "))
                + (mode == Mode.LIVE ? " https://*.iamport.kr https://*.iamport.co https://*.portone.io" : "");
        return "default-src 'none'; script-src 'self' " + portOne + "; connect-src 'self' " + portOne + "; frame-src "
                + portOne + "; form-action " + portOne + (mode == Mode.LIVE ? " https:" : "")
                + "; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none'";
    }
}

package dev.bonin.web;

import dev.bonin.web.answer.Answer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The files of pages. The script is there as a plain script and as an ES module, which come from one source, a function
 * of the script's own address, so that it finds the endpoints at any path. Unlike all other answers they are the same
 * for every caller and may be cached.
 */
final class PageFiles {
    static final String SCRIPT = "/bonin.js";
    static final String MODULE = "/bonin.mjs";
    static final String OF_V2 = "/bonin-v2.mjs";
    static final String OF_GUARDIANS = "/guardian.mjs";
    static final String ELSEWHERE = "/elsewhere.mjs";
    static final String STYLE = "/page.css";
    static final String ICON = "/icon.svg";

    private final PageFile script;
    private final PageFile module;
    private final PageFile ofV2;
    private final PageFile ofGuardians;
    private final PageFile elsewhere;
    private final PageFile style;
    private final PageFile icon;

    PageFiles() {
        var source = source("bonin.js");
        script = PageFile.ofScript("globalThis.Bonin = " + source + "(document.currentScript?.src);\n");
        module = PageFile.ofScript("const Bonin = " + source + "(import.meta.url);\n"
                + "export default Bonin;\nexport const { verify, prepare, result, environment } = Bonin;\n");
        ofV2 = PageFile.ofScript(source("bonin-v2.mjs") + "\n");
        ofGuardians = PageFile.ofScript(source("guardian.mjs") + "\n");
        elsewhere = PageFile.ofScript(source("elsewhere.mjs") + "\n");
        style = new PageFile("text/css", resource("page.css"));
        icon = new PageFile("image/svg+xml", resource("icon.svg"));
    }

    private record PageFile(String type, String text, String version) {
        PageFile(String type, String text) {
            this(type, text, '"' + sha256(text) + '"');
        }

        static PageFile ofScript(String text) {
            return new PageFile("text/javascript", text);
        }

        /** Returns the file. Browsers may cache it but revalidate each time, so they never run a stale version. */
        Answer answer(HttpServletRequest request) {
            var known = isKnown(request.getHeader("If-None-Match"));
            return (known ? Answer.empty(HttpServletResponse.SC_NOT_MODIFIED) : Answer.text(200, type, text))
                    .with("Cache-Control", "no-cache")
                    .with("ETag", version)
                    .with("X-Content-Type-Options", "nosniff");
        }

        /** Compares as RFC 9110, section 13.1.2, demands: any of the tags, weak or strong. */
        private boolean isKnown(@Nullable String tags) {
            return tags != null && (tags.contains(version) || tags.strip().equals("*"));
        }
    }

    Answer script(HttpServletRequest request) {
        return script.answer(request);
    }

    Answer module(HttpServletRequest request) {
        return module.answer(request);
    }

    /** Answers with the part for PortOne V2, which the other two load where they need it. */
    Answer ofV2(HttpServletRequest request) {
        return ofV2.answer(request);
    }

    /** Answers with the script of the page for guardians. */
    Answer ofGuardians(HttpServletRequest request) {
        return ofGuardians.answer(request);
    }

    /** Answers with the part of our own pages that leads out of apps. */
    Answer elsewhere(HttpServletRequest request) {
        return elsewhere.answer(request);
    }

    /** Answers with the style sheet of our own pages. */
    Answer style(HttpServletRequest request) {
        return style.answer(request);
    }

    /** Answers with the icon of our own pages. */
    Answer icon(HttpServletRequest request) {
        return icon.answer(request);
    }

    private static String source(String name) {
        return ScriptText.withoutComments(resource(name));
    }

    static String resource(String name) {
        try (var stream = PageFiles.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Resource missing: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}

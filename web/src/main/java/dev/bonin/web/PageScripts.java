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
 * The script for pages, as a plain script and as an ES module. Both come from one source, a function of the script's
 * own address, so that it finds the endpoints at any path. Unlike all other answers they are the same for every caller
 * and may be cached.
 */
final class PageScripts {
    static final String SCRIPT = "/bonin.js";
    static final String MODULE = "/bonin.mjs";
    static final String OF_V2 = "/bonin-v2.mjs";

    private final Script script;
    private final Script module;
    private final Script ofV2;

    PageScripts() {
        var source = source("bonin.js");
        script = Script.of("globalThis.Bonin = " + source + "(document.currentScript?.src);\n");
        module = Script.of("const Bonin = " + source + "(import.meta.url);\n"
                + "export default Bonin;\nexport const { verify, prepare, result, environment } = Bonin;\n");
        ofV2 = Script.of(source("bonin-v2.mjs") + "\n");
    }

    private record Script(String text, String version) {
        static Script of(String text) {
            return new Script(text, '"' + sha256(text) + '"');
        }

        /** Returns the script. Browsers may cache it but revalidate each time, so they never run a stale version. */
        Answer answer(HttpServletRequest request) {
            var known = isKnown(request.getHeader("If-None-Match"));
            return (known
                            ? Answer.empty(HttpServletResponse.SC_NOT_MODIFIED)
                            : Answer.text(200, "text/javascript", text))
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

    private static String source(String name) {
        try (var stream = PageScripts.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("Resource missing: " + name);
            }
            var text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return ScriptText.withoutComments(text);
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

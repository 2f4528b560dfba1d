package dev.bonin.server;

import dev.bonin.server.application.PagePaths;
import dev.bonin.web.limit.CallerBudget;
import dev.bonin.web.limit.CallerBudgets;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /openapi.json}: the calls of applications as an OpenAPI document. Tests generate it and hold us to it. All
 * answers share one array, and whoever reads slowly holds no copy of it.
 */
@RestController
final class OpenApiEndpoint {
    /** Enough for people and generators; the document is the largest answer there is. */
    private static final int PER_MINUTE = 30;

    private final byte[] document;
    private final byte[] compressed;
    private final CallerBudget budget;

    OpenApiEndpoint(CallerBudgets budgets) {
        this.document = read();
        this.compressed = compressed(document);
        this.budget = budgets.of("openapi", PER_MINUTE);
    }

    private static byte[] read() {
        try {
            return new ClassPathResource("openapi/openapi.json").getContentAsByteArray();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static byte[] compressed(byte[] bytes) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    @GetMapping(PagePaths.OPEN_API)
    ResponseEntity<byte[]> document(HttpServletRequest request) {
        budget.take(request);
        var answer = ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .cacheControl(CacheControl.noCache())
                .varyBy(HttpHeaders.ACCEPT_ENCODING)
                .header("X-Content-Type-Options", "nosniff");
        return takesGzip(request)
                ? answer.header(HttpHeaders.CONTENT_ENCODING, "gzip").body(compressed)
                : answer.body(document);
    }

    private static boolean takesGzip(HttpServletRequest request) {
        var accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && accepted.matches("(.*,)?\\s*gzip\\s*(;\\s*q=(1|0?\\.0*[1-9]).*)?(,.*)?");
    }
}

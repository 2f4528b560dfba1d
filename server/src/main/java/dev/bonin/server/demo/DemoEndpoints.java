package dev.bonin.server.demo;

import dev.bonin.verification.VerificationId;
import dev.bonin.web.Problem;
import dev.bonin.web.ProblemCode;
import dev.bonin.web.Problems;
import dev.bonin.web.WebSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The page on which a newcomer does a whole verification. It exists in sandbox mode only. */
@RestController
final class DemoEndpoints {
    private final DemoSandbox sandbox;
    private final WebSettings settings;
    private final DemoArchive archive;
    private final DemoAccount account;
    private final Problems problems;

    DemoEndpoints(
            DemoSandbox sandbox, WebSettings settings, DemoArchive archive, DemoAccount account, Problems problems) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.archive = archive;
        this.account = account;
        this.problems = problems;
    }

    @GetMapping("/")
    ResponseEntity<?> page(HttpServletRequest request) {
        return file("index.html", request);
    }

    @GetMapping("/demo/{file:[a-z-]+\\.(?:js|css|svg)}")
    ResponseEntity<?> file(@PathVariable String file, HttpServletRequest request) {
        var resource = new ClassPathResource("demo/" + file);
        var sandboxUrl = sandbox.browserUrl();
        if (sandboxUrl.isEmpty() || !resource.exists()) {
            return notFound(request);
        }
        return ResponseEntity.ok()
                .header("Content-Security-Policy", contentSecurityPolicy(sandboxUrl.get()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .contentType(MediaTypeFactory.getMediaType(file).orElse(MediaType.APPLICATION_OCTET_STREAM))
                .body(resource);
    }

    /** What the page must know to call the sandbox's script. */
    @GetMapping("/demo/setup")
    ResponseEntity<?> setup(HttpServletRequest request) {
        return sandbox.merchantCode()
                .flatMap(code -> sandbox.browserUrl()
                        .<ResponseEntity<?>>map(url -> ResponseEntity.ok(Map.of(
                                "script_url",
                                url + "/v1/iamport.js",
                                "sandbox_url",
                                url,
                                "imp_code",
                                code,
                                "path",
                                settings.path()))))
                .orElseGet(() -> notFound(request));
    }

    @GetMapping("/demo/verifications/{id:[0-9a-z]{32}}")
    ResponseEntity<?> verification(@PathVariable String id, HttpServletRequest request) {
        return Optional.of(new VerificationId(id))
                .flatMap(archive::find)
                .<ResponseEntity<?>>map(outcome -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(account.of(outcome)))
                .orElseGet(() -> notFound(request));
    }

    private ResponseEntity<?> notFound(HttpServletRequest request) {
        var problem = problems.problem(ProblemCode.NOT_FOUND, request);
        return ResponseEntity.status(problem.status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .body(problem.members());
    }

    private static String contentSecurityPolicy(String sandboxUrl) {
        return "default-src 'none'; script-src 'self' " + sandboxUrl
                + "; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self' " + sandboxUrl
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}

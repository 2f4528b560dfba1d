package dev.bonin.server.demo;

import dev.bonin.id.IdShape;
import dev.bonin.purpose.Purposes;
import dev.bonin.reason.CallReason;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.VerificationId;
import dev.bonin.web.WebSettings;
import dev.bonin.web.problem.Problem;
import dev.bonin.web.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The demo page, on which a newcomer runs a complete verification. Sandbox mode only. */
@RestController
final class DemoEndpoints {
    private static final int SIGNED_IN_SECONDS = 3600;

    private final DemoSandbox sandbox;
    private final WebSettings settings;
    private final DemoArchive archive;
    private final DemoAccount account;
    private final DemoMembers members;
    private final DemoDecisions decisions;
    private final Purposes purposes;
    private final Problems problems;

    DemoEndpoints(
            DemoSandbox sandbox,
            WebSettings settings,
            DemoArchive archive,
            DemoAccount account,
            DemoMembers members,
            DemoDecisions decisions,
            Purposes purposes,
            Problems problems) {
        this.sandbox = sandbox;
        this.settings = settings;
        this.archive = archive;
        this.account = account;
        this.members = members;
        this.decisions = decisions;
        this.purposes = purposes;
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

    /** Returns what the page needs to load and call the sandbox's script. */
    @GetMapping("/demo/setup")
    ResponseEntity<?> setup(HttpServletRequest request) {
        return sandbox.merchantCode()
                .flatMap(code -> sandbox.browserUrl()
                        .<ResponseEntity<?>>map(url -> ResponseEntity.ok(Map.of(
                                "script_url",
                                url + "/v1/iamport.js",
                                "v2",
                                ofV2(url),
                                "v2_script_url",
                                url + "/v2/browser-sdk.js",
                                "sandbox_url",
                                url,
                                "imp_code",
                                code,
                                "path",
                                settings.path(),
                                "purposes",
                                purposes.names().stream().sorted().toList(),
                                "purposes_of_v1",
                                purposesOfV1()))))
                .orElseGet(() -> notFound(request));
    }

    private List<String> purposesOfV1() {
        return purposes.names().stream()
                .filter(purpose -> purposes.of(purpose).api() == PortOneApi.V1)
                .toList();
    }

    private Map<String, String> ofV2(String sandboxUrl) {
        var store = settings.windows().v2();
        return store == null
                ? Map.of()
                : Map.of(
                        "script_url",
                        sandboxUrl + "/v2/browser-sdk.js",
                        "store_id",
                        store.storeId(),
                        "channel_key",
                        store.channelKey());
    }

    @GetMapping("/demo/verifications/{id:" + IdShape.PATTERN + "}")
    ResponseEntity<?> verification(@PathVariable String id, HttpServletRequest request) {
        return Optional.of(new VerificationId(id))
                .flatMap(archive::find)
                .<ResponseEntity<?>>map(outcome -> ResponseEntity.ok()
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .body(account.of(outcome)))
                .orElseGet(() -> notFound(request));
    }

    /** Returns the member who is signed in. */
    @GetMapping("/demo/member")
    ResponseEntity<?> member(HttpServletRequest request) {
        return archive.isOpen() ? ResponseEntity.ok(member(members.of(request))) : notFound(request);
    }

    private static Map<String, Object> member(Optional<String> name) {
        return name.<Map<String, Object>>map(known -> Map.of("member", known)).orElseGet(Map::of);
    }

    /** Signs up and signs in the person of a verification. */
    @PostMapping("/demo/member/{id:" + IdShape.PATTERN + "}")
    ResponseEntity<?> signUp(@PathVariable String id, HttpServletRequest request) {
        return archive.isOpen()
                ? members.signUp(new VerificationId(id))
                        .<ResponseEntity<?>>fold(
                                link -> ResponseEntity.status(201)
                                        .header(HttpHeaders.SET_COOKIE, cookie(link.account(), SIGNED_IN_SECONDS))
                                        .body(Map.of("member", link.account())),
                                refusal -> ResponseEntity.status(409).body(decisions.of(refusal.reason())))
                : notFound(request);
    }

    @DeleteMapping("/demo/member")
    ResponseEntity<?> leave(HttpServletRequest request) {
        if (!archive.isOpen()) {
            return notFound(request);
        }
        members.leave(request);
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie("", 0))
                .build();
    }

    private static String cookie(String member, int seconds) {
        return DemoMembers.COOKIE + "=" + member + "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + seconds;
    }

    private ResponseEntity<?> notFound(HttpServletRequest request) {
        var problem = problems.problem(CallReason.NOT_FOUND, request);
        return ResponseEntity.status(problem.status())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", Problem.NOTHING_ALLOWED)
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .body(problem.members());
    }

    private static String contentSecurityPolicy(String sandboxUrl) {
        return "default-src 'none'; script-src 'self' " + sandboxUrl
                + "; style-src 'self'; img-src 'self'; connect-src 'self' " + sandboxUrl + "; frame-src " + sandboxUrl
                + "; form-action 'self' " + sandboxUrl
                + "; base-uri 'none'; frame-ancestors 'none'";
    }
}

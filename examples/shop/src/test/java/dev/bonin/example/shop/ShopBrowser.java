package dev.bonin.example.shop;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.testkit.SandboxBrowser;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser that sends the forms of the shop without its scripts. */
final class ShopBrowser {
    static final String PASSWORD = "correct horse";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final SandboxBrowser browser;

    ShopBrowser(SandboxBrowser browser) {
        this.browser = browser;
    }

    /** Returns the same browser, which prefers a language. */
    ShopBrowser speaking(String language) {
        return new ShopBrowser(browser.with("Accept-Language", language));
    }

    HttpResponse<String> verify(String purpose, String persona) {
        return browser.verify(purpose, persona).answer();
    }

    String codeOf(String purpose, String persona) {
        var verified = verify(purpose, persona);
        if (verified.statusCode() != 200) {
            throw new IllegalStateException(verified.body());
        }
        return JsonPath.read(verified.body(), "$.code");
    }

    /** Returns the page, or the one that it sends the browser to. */
    String get(String page) {
        var answer = browser.get(page);
        return answer.statusCode() == 302 ? get(pathOf(answer)) : answer.body();
    }

    /** Sends a form of a page, and returns the page that it ends on. */
    String send(String page, String form, Map<String, String> fields) {
        var token = TOKEN.matcher(get(page));
        if (!token.find()) {
            throw new IllegalStateException("no form on " + page);
        }
        var body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&", "_csrf=" + token.group(1) + "&", ""));
        var answer = browser.with("Content-Type", "application/x-www-form-urlencoded")
                .post(form, body);
        return answer.statusCode() == 302 ? get(pathOf(answer)) : answer.body();
    }

    private static String pathOf(HttpResponse<String> answer) {
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.replaceFirst("^https?://[^/]+", "");
    }

    String signUp(String code, String email) {
        return send("/sign-up", "/sign-up", Map.of("code", code, "email", email, "password", PASSWORD));
    }

    String signIn(String email, String password) {
        return send("/login", "/login", Map.of("email", email, "password", password));
    }

    void signOut() {
        send("/account", "/logout", Map.of());
    }

    String leave() {
        return send("/account", "/account/leave", Map.of());
    }

    /** Returns the texts of a page's element with that id; empty if it has none, or it is hidden. */
    static List<String> texts(String page, String id) {
        return Pattern.compile("<(\\w+)[^>]* id=\"" + id + "\"[^>]*>(.*?)</\\1>", Pattern.DOTALL)
                .matcher(page)
                .results()
                .filter(found -> !found.group().contains("hidden=\"hidden\""))
                .map(found -> found.group(2)
                        .replaceAll("<[^>]*>", "")
                        .replaceAll("\\s+", " ")
                        .strip())
                .toList();
    }
}

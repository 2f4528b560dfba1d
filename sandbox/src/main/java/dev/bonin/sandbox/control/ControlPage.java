package dev.bonin.sandbox.control;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.http.Html;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.store.Stores;
import dev.bonin.sandbox.window.PhoneWindow;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /sandbox}: explains the sandbox and lists its calls. HTML for browsers, JSON for other clients. */
public final class ControlPage {
    private static final String KOREAN_NOTICE = "모의 인증 (SANDBOX) — 실제 본인확인이 아닙니다.";
    private static final String ENGLISH_NOTICE =
            "This is a sandbox. Identities are not verified, and all people are invented.";

    private final Personas personas;
    private final Shops shops;

    public ControlPage(Personas personas, Merchants merchants, Stores stores) {
        this.personas = requireNonNull(personas, "personas");
        this.shops = new Shops(merchants, stores);
    }

    public void mount(Router router) {
        router.mount("GET", "/", request -> Response.redirect(302, "/sandbox"));
        router.mount("GET", "/favicon.ico", request -> Response.redirect(302, "/sandbox/icon.svg"));
        router.mount("GET", "/sandbox", this::index);
        file(router, "page.css", ControlPage.class, "text/css; charset=UTF-8");
        file(router, "icon.svg", PhoneWindow.class, "image/svg+xml; charset=UTF-8");
    }

    private static void file(Router router, String name, Class<?> neighbour, String type) {
        router.mount("GET", "/sandbox/" + name, request -> Response.resource(neighbour, name, type));
    }

    /** {@code format} decides for an address that a person types, where the browser accepts HTML. */
    private Response index(Request request) {
        boolean browser = request.header("Accept").orElse("").contains("text/html");
        return switch (request.query().getOrDefault("format", browser ? "html" : "json")) {
            case "html" -> Response.html(200, page());
            case "json" -> Response.json(200, json());
            default -> throw Refusal.badRequest("format: unknown (expected: html or json)");
        };
    }

    private JsonObject json() {
        return JsonObject.empty()
                .with("notice", ENGLISH_NOTICE)
                .with("notice_ko", KOREAN_NOTICE)
                .with("calls", JsonArray.of(OfferedCall.ALL.stream().map(OfferedCall::json)))
                .with("faults", JsonArray.ofStrings(FaultText.words().stream()))
                .withAll(shops.json());
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="ko">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Bonin Sandbox</title>
                <link rel="icon" href="/sandbox/icon.svg" type="image/svg+xml">
                <link rel="stylesheet" href="/sandbox/page.css">
                </head>
                <body>
                <p class="notice" role="note"><strong>%s</strong> <span lang="en">%s</span></p>
                <main>
                <h1>Bonin Sandbox</h1>
                <h2>호출 <span lang="en">Calls</span></h2>
                <table>%s</table>
                <h2>가상 인물 <span lang="en">Personas</span> <small>%s</small></h2>
                <table class="people">%s</table>
                <h2>V1 고객사와 채널 <span lang="en">Merchants and channels of V1</span></h2>
                %s
                <h2>V2 상점과 채널 <span lang="en">Stores and channels of V2</span></h2>
                %s
                <h2>장애 <span lang="en">Faults</span></h2>
                <p>%s</p>
                </main>
                </body>
                </html>
                """.formatted(
                KOREAN_NOTICE,
                ENGLISH_NOTICE,
                rows(OfferedCall.ALL.stream().map(call -> List.of(call.route(), call.korean(), call.english()))),
                personas.today(),
                personaRows(),
                shopTables(shops.merchants()),
                shopTables(shops.stores()),
                Html.escape(String.join(", ", FaultText.words())));
    }

    private static String shopTables(List<Shops.Rows> shops) {
        return shops.stream()
                .map(shop -> """
                        <h3><code>%s</code></h3>
                        <table>%s</table>
                        <table>%s</table>
                        """.formatted(
                                Html.escape(shop.name()), rows(shop.names().stream()), rows(shop.channels().stream())))
                .collect(Collectors.joining());
    }

    private String personaRows() {
        return rows(personas.all().stream().map(persona -> cells(persona, personas.today(persona))));
    }

    private static List<String> cells(Persona persona, Person today) {
        String phone = today.phone().replaceFirst("(...)(....)(....)", "$1-$2-$3");
        return List.of(
                persona.id(), today.name(), today.birthday().toString(), phone, persona.korean(), persona.english());
    }

    private static String rows(Stream<List<String>> rows) {
        return rows.map(ControlPage::row).collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        String rest = cells.stream()
                .skip(1)
                .map(cell -> "<td>" + Html.escape(cell) + "</td>")
                .collect(Collectors.joining());
        return "<tr><th scope=\"row\"><code>" + Html.escape(cells.get(0)) + "</code></th>" + rest + "</tr>";
    }
}

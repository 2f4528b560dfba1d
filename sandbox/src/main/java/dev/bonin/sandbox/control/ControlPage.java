package dev.bonin.sandbox.control;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.http.Html;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import dev.bonin.sandbox.store.Stores;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code GET /sandbox}: explains the sandbox and lists its calls. HTML for browsers, JSON for other clients. */
public final class ControlPage {
    private static final String KOREAN_NOTICE = "모의 인증 (SANDBOX) — 실제 본인확인이 아닙니다.";
    private static final String ENGLISH_NOTICE =
            "This is a sandbox. Identities are not verified, and all people are invented.";

    private static final List<Call> CALLS = List.of(
            new Call("POST /users/getToken", "PortOne V1: 액세스 토큰 발급", "PortOne V1: an access token"),
            new Call("GET /certifications/{imp_uid}", "PortOne V1: 인증 결과 조회", "PortOne V1: get a certification"),
            new Call("DELETE /certifications/{imp_uid}", "PortOne V1: 인증 결과 삭제", "PortOne V1: erase a certification"),
            new Call(
                    "GET /v1/iamport.js",
                    "PortOne V1: 인증창을 여는 브라우저 SDK",
                    "PortOne V1: the browser SDK, which opens the window"),
            new Call(
                    "POST /certifications/otp/request, /otp/confirm/{imp_uid}",
                    "PortOne V1: 인증창 없이 인증하기(다날, NHN KCP)",
                    "PortOne V1: certify without a window (Danal, NHN KCP)"),
            new Call(
                    "POST /login/api-secret, POST /token/refresh",
                    "PortOne V2: 액세스 토큰 발급, 갱신",
                    "PortOne V2: access tokens"),
            new Call(
                    "GET /identity-verifications, GET /identity-verifications/{id}",
                    "PortOne V2: 본인인증 다건 조회, 단건 조회",
                    "PortOne V2: list and get identity verifications"),
            new Call(
                    "POST /identity-verifications/{id}/send, /resend, /confirm",
                    "PortOne V2: 인증창 없이 인증하기(다날, NHN KCP)",
                    "PortOne V2: verify without a window (Danal, NHN KCP)"),
            new Call(
                    "GET /v2/browser-sdk.js, /v2/browser-sdk.esm.js",
                    "PortOne V2: 인증창을 여는 브라우저 SDK",
                    "PortOne V2: the browser SDK, which opens the window"),
            new Call(
                    "POST /sandbox/certifications",
                    "브라우저 없이 인증 기록 만들기: {\"persona\":\"adult\",\"merchant_uid\":\"...\"}",
                    "A record without a browser: {\"persona\":\"adult\",\"merchant_uid\":\"...\"}; any field can be overridden"),
            new Call(
                    "POST /sandbox/identity-verifications",
                    "브라우저 없이 V2 인증 기록 만들기: {\"persona\":\"adult\",\"id\":\"...\",\"status\":\"READY\"}",
                    "A V2 record without a browser: {\"persona\":\"adult\",\"id\":\"...\",\"status\":\"READY\"}; any field"
                            + " can be overridden"),
            new Call(
                    "GET /sandbox/messages",
                    "V1 otp/request, V2 send, resend로 보낸 문자와 인증번호",
                    "Text messages of V1's otp/request, V2's send and resend"),
            new Call("GET /sandbox/personas", "가상 인물과 오늘의 값", "The invented people with today's values"),
            new Call(
                    "POST /sandbox/personas, DELETE /sandbox/personas/{id}",
                    "가상 인물 추가, 삭제: {\"id\":\"mine\",\"name\":\"나래\",\"gender\":\"female\",\"birthday\":\"2004-02-29\","
                            + "\"phone\":\"010-0000-7777\"}",
                    "Add and remove people of your own"),
            new Call(
                    "GET, POST, DELETE /sandbox/faults",
                    "장애 예약: {\"fault\":\"status\",\"status\":503,\"times\":2}",
                    "Inject faults: {\"fault\":\"status\",\"status\":503,\"times\":2}"),
            new Call("GET, DELETE /sandbox/calls", "호출 기록", "Recorded calls"),
            new Call(
                    "GET, POST /sandbox/clock",
                    "시계: {\"set\":\"2026-12-31T15:00:00Z\"}, {\"advance\":\"PT1H\"}, {\"reset\":true}",
                    "The clock: {\"set\":\"2026-12-31T15:00:00Z\"}, {\"advance\":\"PT1H\"}, {\"reset\":true}"),
            new Call("GET /sandbox/openapi.json", "이 샌드박스의 OpenAPI 문서", "All of this as an OpenAPI document"),
            new Call("POST /sandbox/tokens/revoke", "모든 토큰 무효화", "Revoke all tokens"),
            new Call("POST /sandbox/reset", "처음 상태로 되돌리기", "Reset to the initial state"));

    private final Personas personas;
    private final Merchants merchants;
    private final Stores stores;

    private record Call(String route, String korean, String english) {}

    public ControlPage(Personas personas, Merchants merchants, Stores stores) {
        this.personas = requireNonNull(personas, "personas");
        this.merchants = requireNonNull(merchants, "merchants");
        this.stores = requireNonNull(stores, "stores");
    }

    public void mount(Router router) {
        router.mount("GET", "/", request -> Response.redirect(302, "/sandbox"));
        router.mount("GET", "/sandbox", this::index);
        router.mount(
                "GET",
                "/sandbox/page.css",
                request -> Response.resource(ControlPage.class, "page.css", "text/css; charset=UTF-8"));
    }

    private Response index(Request request) {
        boolean browser = request.header("Accept").orElse("").contains("text/html");
        return browser ? Response.html(200, page()) : Response.json(200, json());
    }

    private JsonObject json() {
        return JsonObject.empty()
                .with("notice", ENGLISH_NOTICE)
                .with("merchant", merchant())
                .with("calls", JsonArray.of(CALLS.stream().map(ControlPage::describe)))
                .with("faults", JsonArray.ofStrings(FaultText.words().stream()))
                .with("channels", JsonArray.ofStrings(channels().stream().map(Channel::key)))
                .with("store", stores.byDefault().id())
                .with(
                        "storeChannels",
                        JsonArray.ofStrings(
                                stores.byDefault().channels().stream().map(StoreChannel::key)));
    }

    /** What PortOne's public guide prints, or we invented, is no secret; what somebody configured may be a real one. */
    private static String shown(String secret, String printed) {
        return secret.equals(printed) ? secret : "(your own)";
    }

    private String impSecret() {
        return shown(merchants.byDefault().impSecret(), Merchant.example().impSecret());
    }

    private JsonObject merchant() {
        var merchant = merchants.byDefault();
        return JsonObject.empty()
                .with("imp_code", merchant.code())
                .with("imp_key", merchant.impKey())
                .with("imp_secret", impSecret());
    }

    private static JsonObject describe(Call call) {
        return JsonObject.empty().with("call", call.route()).with("does", call.english());
    }

    private String page() {
        return """
                <!doctype html>
                <html lang="ko">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>Bonin Sandbox</title>
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
                <h2>V1 고객사 <span lang="en">The merchant of V1</span></h2>
                <table>%s</table>
                <h2>채널 <span lang="en">Channels</span></h2>
                <table>%s</table>
                <h2>V2 상점 <span lang="en">The store of V2</span></h2>
                <table>%s</table>
                <h2>장애 <span lang="en">Faults</span></h2>
                <p>%s</p>
                </main>
                </body>
                </html>
                """.formatted(
                        KOREAN_NOTICE,
                        ENGLISH_NOTICE,
                        rows(CALLS.stream().map(call -> List.of(call.route(), call.korean(), call.english()))),
                        personas.today(),
                        personaRows(),
                        rows(merchantRows()),
                        rows(channels().stream().map(ControlPage::cells)),
                        rows(storeRows()),
                        Html.escape(String.join(", ", FaultText.words())));
    }

    private Stream<List<String>> merchantRows() {
        var merchant = merchants.byDefault();
        return Stream.of(
                List.of("imp_key", merchant.impKey()),
                List.of("imp_secret", impSecret()),
                List.of("IMP.init", merchant.code()));
    }

    private Stream<List<String>> storeRows() {
        Store store = stores.byDefault();
        return Stream.concat(
                Stream.of(
                        List.of("storeId", store.id()),
                        List.of(
                                "API Secret",
                                shown(store.apiSecret(), Store.example().apiSecret()))),
                store.channels().stream().map(ControlPage::cells));
    }

    private static List<String> cells(StoreChannel channel) {
        return Stream.concat(
                        cells(channel.contract()).stream(),
                        Stream.of(channel.type().name()))
                .toList();
    }

    private String personaRows() {
        return rows(personas.all().stream().map(persona -> cells(persona, personas.today(persona))));
    }

    private static List<String> cells(Persona persona, Person today) {
        String phone = today.phone().replaceFirst("(...)(....)(....)", "$1-$2-$3");
        return List.of(
                persona.id(), today.name(), today.birthday().toString(), phone, persona.korean(), persona.english());
    }

    private static List<String> cells(Channel channel) {
        String addOns = Stream.concat(
                        channel.addOns().stream().map(Enum::name).sorted(),
                        channel.adultShop() ? Stream.of("ADULT_SHOP") : Stream.of())
                .collect(Collectors.joining(", "));
        return List.of(channel.key(), channel.provider().code(), channel.mid(), addOns);
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

    private List<Channel> channels() {
        return merchants.byDefault().channels();
    }
}

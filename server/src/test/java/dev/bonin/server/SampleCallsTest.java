package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.docs.Sample;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The calls of README and of the page about applications, one after the other, are answered as their comments say. */
class SampleCallsTest {
    private static final String RETURN_URL = "https://shop.example/verified";

    /** A call, and the comment below it. */
    private static final Pattern CALL =
            Pattern.compile("^curl ((?:[^\\n]*\\\\\\n)*[^\\n]*)\\n((?:#[^\\n]*\\n?)*)", Pattern.MULTILINE);

    private static final Pattern WORD = Pattern.compile("(?:'[^']*'|[^\\s'])+");
    private static final Pattern STATUS = Pattern.compile("^# (\\d{3}) ");
    private static final Pattern MEMBER = Pattern.compile("\"(\\w+)\":");
    private static final Pattern YEAR = Pattern.compile("\\d{4}(?=-\\d\\d-\\d\\dT)");

    @Test
    void areAnsweredAsTheirCommentsSay() {
        try (var server = RunningServer.start(settings())) {
            var shop = ShopServer.of(server, "shop", RETURN_URL);
            var calls = Stream.of("README.md", "docs/applications.md")
                    .flatMap(page -> Sample.on(page, "sh").stream())
                    .flatMap(sample -> CALL.matcher(sample.text()).results())
                    .toList();
            assertThat(calls).hasSizeGreaterThan(10);
            for (var call : calls) {
                check(shop, call.group(1).replace("\\\n", ""), call.group(2));
            }
        }
    }

    private static String[] settings() {
        return new String[] {
            "bonin.purposes.default.keep=person,name,birthday",
            "bonin.purposes.default.policies=minimum_age:19",
            "bonin.purposes.app.api=v2",
            "bonin.accounts.rejoin-wait=30d",
            "bonin.applications.shop.key-sha256="
                    + ShopServer.key("shop").hash().hex(),
            "bonin.applications.shop.return-urls=" + RETURN_URL + ",http://localhost:3000/verified",
            "bonin.applications.shop.scopes=name,birthday,unlink,relink,ban,windowless"
        };
    }

    private static void check(ShopServer shop, String call, String comment) {
        var answer = send(shop, substituted(new Members(shop), call));

        var told = "curl " + call + "\n" + answer.statusCode() + " " + answer.body();
        assertThat(answer.statusCode()).as(told).isEqualTo(status(comment).orElse(201));
        for (var member : MEMBER.matcher(comment).results().toList()) {
            assertThat(answer.body()).as(told).contains(member.group());
        }
    }

    private static Optional<Integer> status(String comment) {
        return STATUS.matcher(comment).results().findFirst().map(found -> Integer.valueOf(found.group(1)));
    }

    /** The call with what earlier ones would have told, after what has to come before it. */
    private static String substituted(Members members, String call) {
        if (call.contains("/persons/")) {
            return call.replace("$PERSON", JsonPath.read(members.find("42").body(), "$.person_id"))
                    .replaceAll(YEAR.pattern(), String.valueOf(nextYear()));
        }
        if (call.contains("\"session\"")) {
            return withoutWindow(members.shop(), call);
        }
        if (call.contains("/redeem")) {
            var order = order(members.shop());
            var code = SentBrowser.of(members.shop().server())
                    .claimed(order.pageToken())
                    .code(order.id());
            return call.replace("$ID", order.id()).replace("\"code\":\"...\"", "\"code\":\"" + code + "\"");
        }
        if (call.contains("\"replace\"")) {
            assertThat(members.link("42", members.verified("mvno")).statusCode())
                    .isEqualTo(201);
            return call.replace("$ID", members.verified("foreigner"));
        }
        if (call.contains("verification_id") || call.contains("at_source")) {
            return call.replace("$ID", members.verified("adult"));
        }
        return call.contains("$ID") ? call.replace("$ID", order(members.shop()).id()) : call;
    }

    /** A call about an order without a window, after those that have to come before it. */
    private static String withoutWindow(ShopServer shop, String call) {
        var ordered = shop.post("", "{\"subject\":\"42\",\"purpose\":\"app\",\"window\":false,\"typed_name\":\"홍길동\"}")
                .body();
        String id = JsonPath.read(ordered, "$.id");
        String session = JsonPath.read(ordered, "$.session");
        if (!call.contains("/send ")) {
            var person = ShopServer.json(Map.of(
                    "session", session,
                    "name", "홍길동",
                    "phone", "01000000001",
                    "carrier", "skt",
                    "identity_number", "9005051",
                    "method", "sms",
                    "ip_address", "203.0.113.7"));
            assertThat(shop.post("/" + id + "/send", person).statusCode()).isEqualTo(200);
        }
        var messages = shop.server().sandbox().messages();
        var code = messages.isEmpty() ? "" : messages.get(messages.size() - 1).code();
        return call.replace("$ID", id)
                .replace("\"session\":\"...\"", "\"session\":\"" + session + "\"")
                .replace("123456", code);
    }

    private static int nextYear() {
        return LocalDate.now(ZoneOffset.UTC).getYear() + 1;
    }

    private static ShopServer.Order order(ShopServer shop) {
        var answer = shop.post("", ShopServer.order("42", RETURN_URL, "r4nd0m"));
        return new ShopServer.Order(JsonPath.read(answer.body(), "$.id"), JsonPath.read(answer.body(), "$.url"));
    }

    /** Sends it as curl would. */
    private static HttpResponse<String> send(ShopServer shop, String call) {
        var words = WORD.matcher(call)
                .results()
                .map(MatchResult::group)
                .map(word -> word.replace("'", ""))
                .toList();
        var options = List.of("-K", "-X", "-H", "-d");
        var address = words.stream()
                .filter(word -> word.startsWith("http"))
                .findFirst()
                .orElseThrow()
                .replaceAll("^https?://[^/]+", "");
        assertThat(words).allMatch(word -> !word.startsWith("-") || options.contains(word));
        assertThat(after("-K", words)).as("no key in the list of processes").contains("shop.curl");
        var request = shop.calling(address);
        after("-H", words)
                .map(header -> header.split(": ", 2))
                .ifPresent(header -> request.header(header[0], header[1]));
        var body = after("-d", words);
        var method = after("-X", words).orElse(body.isPresent() ? "POST" : "GET");
        return shop.server()
                .send(request.method(method, body.map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody)));
    }

    private static Optional<String> after(String option, List<String> words) {
        var at = words.indexOf(option);
        return at < 0 ? Optional.empty() : Optional.of(words.get(at + 1));
    }
}

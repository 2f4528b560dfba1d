package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.PortOneUnavailableException;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.sandbox.call.RestRoute;
import dev.bonin.sandbox.fault.Fault;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers outside PortOne's contract are not used, and are reported without quoting them. */
class UnrecognizedAnswerTest {
    private static final ImpUid ID = ImpUid.parse("imp_000000000001");
    private static final String GOOD =
            "{\"imp_uid\":\"imp_000000000001\",\"pg_provider\":\"danal\",\"certified\":true,\"name\":\"홍길동\"}";

    static Stream<Arguments> answers() {
        return Stream.of(
                arguments("an HTML page", "<html><body>홍길동</body></html>"),
                arguments("nothing", ""),
                arguments("blanks", "  \r\n "),
                arguments("half of it", "{\"code\":0,\"response\":{\"name\":\"홍길동\""),
                arguments("two of it", envelope("0", GOOD) + envelope("0", GOOD)),
                arguments("an array", "[" + envelope("0", GOOD) + "]"),
                arguments("a string", "\"홍길동\""),
                arguments("null", "null"),
                arguments("no code", "{\"message\":\"홍길동\",\"response\":" + GOOD + "}"),
                arguments("a code of text", envelope("\"0\"", GOOD)),
                arguments("a code with a fraction", envelope("0.5", GOOD)),
                arguments("a code beyond int", envelope("4294967296", GOOD)),
                arguments("code null", envelope("null", GOOD)),
                arguments("code 1", envelope("1", "null")),
                arguments("code 1 with a response", envelope("1", GOOD)),
                arguments("code -1", envelope("-1", GOOD)),
                arguments("response null", envelope("0", "null")),
                arguments("no response", "{\"code\":0,\"message\":\"홍길동\"}"),
                arguments("a response of text", envelope("0", "\"홍길동\"")),
                arguments("a response in an array", envelope("0", "[" + GOOD + "]")),
                arguments("two names", envelope("0", "{\"name\":\"홍길동\",\"name\":\"이오늘\"," + GOOD.substring(1))),
                arguments("two responses", "{\"code\":0,\"response\":" + GOOD + ",\"response\":" + GOOD + "}"),
                arguments("no imp_uid", envelope("0", "{\"pg_provider\":\"danal\",\"name\":\"홍길동\"}")),
                arguments("an imp_uid of digits", envelope("0", "{\"imp_uid\":1,\"pg_provider\":\"홍길동\"}")),
                arguments("an odd imp_uid", envelope("0", "{\"imp_uid\":\"홍길동\",\"pg_provider\":\"danal\"}")),
                arguments("no pg_provider", envelope("0", "{\"imp_uid\":\"imp_1\",\"name\":\"홍길동\"}")),
                arguments("pg_provider null", envelope("0", "{\"imp_uid\":\"imp_1\",\"pg_provider\":null}")),
                arguments("brackets without end", "{\"code\":0,\"response\":" + "[".repeat(60_000)),
                arguments("a number without end", envelope("1" + "0".repeat(60_000), GOOD)),
                arguments("no UTF-8 and no JSON", "\u0000\u0001홍길동"));
    }

    static String envelope(String code, String response) {
        return "{\"code\":%s,\"message\":null,\"response\":%s}".formatted(code, response);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void isRefusedAsAReport(String what, String body) throws IOException {
        try (var server = ScriptedServer.telling(ScriptedServer.json(body));
                var client = PortOneClient.connect(server.settings())) {
            assertUnrecognized(client);
            assertThat(server.reportCalls()).isEqualTo(1);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answers")
    void isRefusedAsAToken(String what, String body) throws IOException {
        try (var server = ScriptedServer.tellingAsToken(ScriptedServer.json(body));
                var client = PortOneClient.connect(server.settings())) {
            assertUnrecognized(client);
            assertThat(server.reportCalls()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"now\":1795402800,\"expired_at\":1795404600}",
                "{\"access_token\":null,\"now\":1795402800,\"expired_at\":1795404600}",
                "{\"access_token\":\"\",\"now\":1795402800,\"expired_at\":1795404600}",
                "{\"access_token\":\"홍\\r\\nX-Injected: 1\",\"now\":1795402800,\"expired_at\":1795404600}",
                "{\"access_token\":42,\"now\":1795402800,\"expired_at\":1795404600}",
                "{\"access_token\":\"홍길동\",\"expired_at\":1795404600}",
                "{\"access_token\":\"홍길동\",\"now\":\"1795402800\",\"expired_at\":1795404600}",
                "{\"access_token\":\"홍길동\",\"now\":1795402800,\"expired_at\":null}",
                "{\"access_token\":\"홍길동\",\"now\":1795402800.5,\"expired_at\":1795404600}",
                "{\"access_token\":\"f00d\",\"now\":1795402800.5,\"expired_at\":1795404600}",
                "{\"access_token\":\"f00d\",\"now\":1795402800,\"expired_at\":1e400}",
                "{\"access_token\":\"f00d\",\"now\":31556889864403199,\"expired_at\":31556889864403199}",
                "{\"access_token\":\"f00d\",\"now\":-31557014167219200,\"expired_at\":1795404600}",
                "{\"access_token\":\"f00d\",\"now\":9223372036854775807,\"expired_at\":9223372036854775807}",
                "{\"access_token\":\"f00d\",\"now\":1795402800,\"expired_at\":9223372036854775808}"
            })
    void isRefusedAsATokenWhoseMembersAreOdd(String response) throws IOException {
        try (var server = ScriptedServer.tellingAsToken(ScriptedServer.json(envelope("0", response)));
                var client = PortOneClient.connect(server.settings())) {
            assertUnrecognized(client);
            assertThat(server.reportCalls()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {201, 204, 301, 302, 307, 400, 405, 409, 418, 422})
    void isAnyOtherStatus(int status) throws IOException {
        var reply = ScriptedServer.answer(status, status == 204 ? "" : envelope("0", GOOD), "Location: /elsewhere");
        try (var server = ScriptedServer.telling(reply);
                var client = PortOneClient.connect(server.settings())) {
            assertThat(assertUnrecognized(client).httpStatus()).hasValue(status);
            assertThat(server.reportCalls()).as("no redirect is followed").isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>홍길동</html>", "", "{\"code\":0,\"response\":null}"})
    void isA404ThatPortOneDidNotWrite(String body) throws IOException {
        try (var server = ScriptedServer.telling(ScriptedServer.answer(404, body));
                var client = PortOneClient.connect(server.settings())) {
            assertThat(assertUnrecognized(client).httpStatus()).hasValue(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "홍길동\r\n\r\n",
                "HTTP/1.1 홍길동\r\n\r\n",
                "HTTP/1.1 200 OK\r\n홍길동\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 홍길동\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n홍길동\r\n",
                "HTTP/9.9 200 OK\r\n\r\n홍길동"
            })
    void isWhatIsNoHttpNorQuoted(String everything) throws IOException {
        try (var server = ScriptedServer.telling(ScriptedServer.raw(everything));
                var client = PortOneClient.connect(server.settings())) {
            var failure = catchThrowableOfType(PortOneException.class, () -> client.certification(ID));
            assertThat(failure).isInstanceOfAny(UnrecognizedAnswerException.class, PortOneUnavailableException.class);
            assertQuotesNothing(failure);
        }
    }

    private static UnrecognizedAnswerException assertUnrecognized(PortOneClient client) {
        var failure = catchThrowableOfType(UnrecognizedAnswerException.class, () -> client.certification(ID));
        assertThat(failure).isNotNull();
        assertQuotesNothing(failure);
        return failure;
    }

    static void assertQuotesNothing(Throwable failure) {
        var everything = new StringWriter();
        failure.printStackTrace(new PrintWriter(everything));
        assertThat(everything.toString()).doesNotContain("홍길동", "홍", "imp_00000", "f00d", "nobody may see", "[[[");
    }

    @Nested
    class FromTheSandbox {
        private final SandboxedPortOne portOne = new SandboxedPortOne();
        private final PortOneClient client = portOne.client();
        private final ImpUid id = portOne.certified();

        @AfterEach
        void close() {
            portOne.close();
        }

        static Stream<Fault> faults() {
            return Stream.of(
                    new Fault.HtmlBody(200),
                    new Fault.EmptyBody(),
                    new Fault.TruncatedJson(),
                    new Fault.BusinessRefusal(),
                    new Fault.NullResponse(),
                    new Fault.OversizedBody(64 * 1024),
                    new Fault.OversizedBody(8 * 1024 * 1024),
                    new Fault.Status(400));
        }

        @ParameterizedTest
        @MethodSource("faults")
        void isRefusedAndTheNextOneAccepted(Fault fault) {
            portOne.sandbox().nextAnswers(fault.on(RestRoute.GET_CERTIFICATION));
            assertThatExceptionOfType(UnrecognizedAnswerException.class)
                    .isThrownBy(() -> client.certification(id))
                    .satisfies(UnrecognizedAnswerTest::assertQuotesNothing);
            assertThat(client.certification(id).certified()).isTrue();
            assertThat(portOne.reportCalls()).isEqualTo(2);
        }

        @Test
        void aGatewaysPageWithAnErrorIsAnOutage() {
            portOne.sandbox()
                    .nextAnswers(new Fault.HtmlBody(502)
                            .on(RestRoute.GET_CERTIFICATION)
                            .times(3));
            assertThatExceptionOfType(PortOneUnavailableException.class)
                    .isThrownBy(() -> client.certification(id))
                    .satisfies(outage -> assertThat(outage.httpStatus()).hasValue(502));
        }

        @Test
        void anAnswerThatAlwaysBreaksOffIsAnOutage() {
            portOne.sandbox()
                    .nextAnswers(
                            new Fault.CutOff().on(RestRoute.GET_CERTIFICATION).times(3));
            assertThatExceptionOfType(PortOneUnavailableException.class)
                    .isThrownBy(() -> client.certification(id))
                    .matches(PortOneUnavailableException::retrySafe)
                    .satisfies(UnrecognizedAnswerTest::assertQuotesNothing);
        }
    }
}

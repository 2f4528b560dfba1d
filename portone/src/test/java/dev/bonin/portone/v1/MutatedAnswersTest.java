package dev.bonin.portone.v1;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.wire.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** However a correct answer is corrupted on its way, a caller gets a report or a known exception. */
class MutatedAnswersTest {
    private static final String GOOD = "{\"code\":0,\"message\":null,\"response\":{\"birth\":641833200,"
            + "\"birthday\":\"1990-05-05\",\"carrier\":\"SKT\",\"certified\":true,\"certified_at\":1795402800,"
            + "\"foreigner\":false,\"foreigner_v2\":null,\"gender\":\"male\",\"imp_uid\":\"imp_000000000001\","
            + "\"merchant_uid\":\"m\",\"name\":\"\\uD64D길동\",\"origin\":\"https://shop.example/?a=b\","
            + "\"pg_provider\":\"danal\",\"pg_tid\":\"1\",\"phone\":\"01000000001\",\"unique_in_site\":\"\","
            + "\"unique_key\":\"Y2k+/w==\"}}";
    private static final String GOOD_TOKEN = "{\"code\":0,\"message\":null,\"response\":"
            + "{\"access_token\":\"f00d\",\"now\":1795402800,\"expired_at\":1795404600}}";
    private static final List<String> SPLINTERS = List.of(
            "null",
            "true",
            "false",
            "0",
            "-1",
            "1e999",
            "1.5",
            "9223372036854775808",
            "-9223372036854775808",
            "\"\"",
            "\"\\u0000\"",
            "\"\\uD800\"",
            "[]",
            "{}",
            "[[",
            "}",
            "{",
            "\"",
            ",",
            ":",
            "\\",
            "\u0000",
            "홍",
            "31556889864403199",
            "\"2008-02-30\"",
            "\"certified\":true,",
            "\"now\":1,",
            "404",
            "NaN",
            "//",
            "'");

    @Test
    void areReportsOrKnownExceptions() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var read = new Tally();
        for (int round = 0; round < 10_000; round++) {
            var body = mutated(GOOD, random);
            int status = random.nextInt(20) == 0 ? 200 + random.nextInt(400) : 200;
            assertThatNothingElseIsThrown(seed, body, () -> read.count(read(body, status)));
        }
        assertThat(read.reports).as("seed %d: some survive", seed).isBetween(1, 9_999);
    }

    @Test
    void areTokensOrKnownExceptions() {
        long seed = new Random().nextLong();
        var random = new Random(seed);
        var clock = Clock.fixed(SandboxedPortOne.NOW, ZoneOffset.UTC);
        for (int round = 0; round < 10_000; round++) {
            var body = mutated(GOOD_TOKEN, random);
            assertThatNothingElseIsThrown(seed, body, () -> {
                var token = AccessToken.read(
                        new Envelope().open(CertificationCall.GET_TOKEN, answer(body, 200)), clock.instant());
                assertThat(token.value()).isNotBlank();
                assertThat(token.usableAt(clock.instant())).isIn(true, false);
            });
        }
    }

    private static Certification read(String body, int status) {
        var response = new Envelope().open(CertificationCall.GET_CERTIFICATION, answer(body, status));
        return CertificationReader.read(CertificationCall.GET_CERTIFICATION, response);
    }

    private static Answer answer(String body, int status) {
        return new Answer(status, body.getBytes(StandardCharsets.UTF_8), null, null);
    }

    private static void assertThatNothingElseIsThrown(long seed, String body, Runnable reading) {
        try {
            reading.run();
        } catch (PortOneException known) {
            UnrecognizedAnswerTest.assertQuotesNothing(known);
        } catch (RuntimeException | StackOverflowError unknown) {
            throw new AssertionError("seed %d, body %s".formatted(seed, body), unknown);
        }
    }

    private static String mutated(String good, RandomGenerator random) {
        var text = new StringBuilder(good);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            mutate(text, random);
        }
        return text.toString();
    }

    /** Half of the mutations replace a whole value, since random bytes rarely leave valid JSON. */
    private static void mutate(StringBuilder text, RandomGenerator random) {
        int at = random.nextInt(text.length() + 1);
        var splinter = SPLINTERS.get(random.nextInt(SPLINTERS.size()));
        int colon = text.indexOf(":", at);
        int end = colon < 0 ? -1 : endOfValue(text, colon + 1);
        if (random.nextBoolean() && end > 0) {
            text.replace(colon + 1, end, splinter);
        } else if (random.nextBoolean()) {
            text.insert(at, splinter);
        } else {
            text.delete(at, Math.min(text.length(), at + random.nextInt(12)));
        }
    }

    private static int endOfValue(StringBuilder text, int from) {
        int end = from;
        while (end < text.length() && ",}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static final class Tally {
        private int reports;

        void count(Certification report) {
            assertThat(report.impUid().value()).startsWith("imp_");
            reports++;
        }
    }
}

package dev.bonin.benchmark.load;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Generates visits. Each visit draws one of {@code people}, and every {@code imp_uid} is used once.
 */
public final class Visits {
    private static final String TOKEN = "5f1c0de8a94b7326e0d15b8c37fa92460b1e7d3c";
    private static final int PERSON_LENGTH = 8;
    private static final int RADIX = 36;

    private final SplittableRandom random;
    private final long people;
    private final String run;
    private long visits;

    public Visits(long people, long seed) {
        this.random = new SplittableRandom(seed);
        this.people = people;
        this.run = Long.toString(Math.floorMod(seed, 1L << 40), RADIX);
    }

    /** Calls PortOne itself, or a proxy in front of it. */
    public Supplier<Visit> certifications() {
        return () -> new Single(
                get("/certifications/" + impUid(run + "x" + visits++), "Authorization: " + TOKEN + "\r\n"),
                "\"unique_key\":");
    }

    /** Sends a lookup as in PortOne's guide: the page sends an {@code imp_uid} without a start. */
    public Supplier<Visit> lookups(String expected) {
        return () -> new Single(
                post("/certifications", "", "{\"imp_uid\":\"" + impUid(run + "x" + visits++) + "\"}"), expected);
    }

    /** Runs the whole ceremony: start, then finish in the same browser. */
    public Supplier<Visit> ceremonies() {
        return () -> new Ceremony(person());
    }

    private String impUid(String merchantUid) {
        return "imp_" + person() + "_" + merchantUid;
    }

    private String person() {
        var number = Long.toString(random.nextLong(people), RADIX).toUpperCase(Locale.ROOT);
        return "0".repeat(PERSON_LENGTH - number.length()) + number;
    }

    private static byte[] get(String path, String headers) {
        return bytes("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + headers + "\r\n");
    }

    private static byte[] post(String path, String headers, String json) {
        return bytes("POST " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n" + headers
                + "Content-Length: " + json.length() + "\r\n\r\n" + json);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static final class Single implements Visit {
        private final byte[] request;
        private final String expected;

        Single(byte[] request, String expected) {
            this.request = request;
            this.expected = expected;
        }

        @Override
        public byte[] first() {
            return request;
        }

        @Override
        public Optional<byte[]> next(Answer answer) {
            if (answer.status() != 200 || !answer.body().contains(expected)) {
                throw new UnexpectedAnswerException("200 with " + expected, answer);
            }
            return Optional.empty();
        }
    }

    private static final class Ceremony implements Visit {
        private final String person;
        private boolean started;

        Ceremony(String person) {
            this.person = person;
        }

        @Override
        public byte[] first() {
            return post("/certifications/requests", "", "{}");
        }

        @Override
        public Optional<byte[]> next(Answer answer) {
            if (started) {
                return new Single(new byte[0], "\"status\":\"accepted\"").next(answer);
            }
            started = true;
            var merchantUid = answer.member("merchant_uid");
            if (answer.status() / 100 != 2 || merchantUid.isEmpty()) {
                throw new UnexpectedAnswerException("a merchant_uid", answer);
            }
            var json =
                    "{\"imp_uid\":\"imp_" + person + "_" + merchantUid + "\",\"merchant_uid\":\"" + merchantUid + "\"}";
            return Optional.of(post("/certifications", "Cookie: " + answer.cookie() + "\r\n", json));
        }
    }
}

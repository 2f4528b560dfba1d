package dev.bonin.sandbox.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Random;

/** Random requests, from almost valid to pure noise. */
final class RandomRequest {
    private static final String[] METHODS = {
        "GET", "POST", "DELETE", "HEAD", "OPTIONS", "get", "G ET", "", "TRACE", "CONNECT"
    };
    private static final String[] PATHS = {
        "/users/getToken",
        "/certifications/imp_1",
        "/certifications/%2e%2e%2f",
        "/certifications/%",
        "/login/api-secret",
        "/token/refresh",
        "/identity-verifications",
        "/identity-verifications?requestBody=%7B",
        "/identity-verifications/a%2Fb?storeId=",
        "/identity-verifications/a/send",
        "/identity-verifications/a/confirm",
        "/sandbox/certifications",
        "/sandbox/identity-verifications",
        "/sandbox/clock",
        "/sandbox?x=%zz",
        "*",
        "//",
        "http://localhost/sandbox",
        "http:opaque",
        "mailto:x",
        "/\u00ff\u0000",
        "/" + "a/".repeat(5_000),
        "?",
        "#",
        "/sandbox#x",
        "http://[",
        ""
    };
    private static final String[] HEADERS = {
        "Content-Type: application/json",
        "Content-Type: application/x-www-form-urlencoded",
        "Content-Type: ;;;",
        "Content-Length: 10",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Content-Length: 3\r\nContent-Length: 4",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: gzip",
        "Authorization: Bearer \u00ff",
        "Authorization: PortOne bonin-sandbox-api-secret",
        "Authorization: PortOne \u00ff",
        "Authorization:",
        "X-ImpTokenHeader: " + "x".repeat(20_000),
        "Host: localhost",
        "Host: [",
        "Origin: null",
        "Expect: 100-continue",
        "Upgrade: h2c",
        ": empty",
        "no colon",
        " folded"
    };
    private static final String[] BODIES = {
        "",
        "{}",
        "{\"persona\":\"adult\"}",
        "{\"filter\":{\"statuses\":[null]}}",
        "{\"channelKey\":\"channel-key-danal\",\"customer\":[]}",
        "[".repeat(5_000),
        "imp_key=%",
        "5\r\nhello\r\n0\r\n\r\n",
        "zz\r\n",
        "\u00ff\u00fe"
    };

    private RandomRequest() {}

    static byte[] draw(Random random) {
        StringBuilder request = new StringBuilder();
        request.append(pick(random, METHODS))
                .append(' ')
                .append(pick(random, PATHS))
                .append(" HTTP/1.1\r\n");
        for (int count = random.nextInt(5); count > 0; count--) {
            request.append(pick(random, HEADERS)).append("\r\n");
        }
        request.append("Connection: close\r\n\r\n").append(pick(random, BODIES));
        byte[] bytes = request.toString().getBytes(ISO_8859_1);
        for (int blow = random.nextInt(3); blow > 0; blow--) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static String pick(Random random, String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}

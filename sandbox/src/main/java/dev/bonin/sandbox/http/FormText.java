package dev.bonin.sandbox.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A strict decoder of {@code application/x-www-form-urlencoded} and percent-encoding. */
final class FormText {

    private FormText() {}

    static Map<String, String> decode(String text) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                add(fields, pair);
            }
        }
        return Collections.unmodifiableMap(fields);
    }

    private static void add(Map<String, String> fields, String pair) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        if (fields.put(unescape(name.replace('+', ' ')), unescape(value.replace('+', ' '))) != null) {
            throw Refusal.badRequest("parameter: given twice (expected: each name once)");
        }
    }

    /** Decodes percent-encoding; a plus sign stays a plus sign. */
    static String unescape(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int index = 0; index < encoded.length; index++) {
            if (encoded[index] == '%') {
                decoded.write(16 * hexDigit(encoded, index + 1) + hexDigit(encoded, index + 2));
                index += 2;
            } else {
                decoded.write(encoded[index]);
            }
        }
        return Utf8.decode(decoded.toByteArray());
    }

    private static int hexDigit(byte[] text, int index) {
        int digit = index < text.length ? Character.digit((char) text[index], 16) : -1;
        if (digit < 0) {
            throw Refusal.badRequest("percent-encoding: broken (expected: % and two hexadecimal digits)");
        }
        return digit;
    }
}

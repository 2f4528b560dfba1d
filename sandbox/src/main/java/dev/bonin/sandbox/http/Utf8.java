package dev.bonin.sandbox.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;

/** Strict UTF-8: malformed bytes are refused, not replaced. */
final class Utf8 {

    private Utf8() {}

    static String decode(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw Refusal.badRequest("text: broken bytes (expected: UTF-8)");
        }
    }
}

package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Set;
import java.util.regex.Pattern;

/** NHN KCP's own parameters, {@code bypass.kcpV2}, as PortOne's guides for V1 and V2 describe them. */
final class KcpBypass {
    /** A registered landline or mobile number, hyphens allowed; not one of the internet or of personal numbers. */
    private static final Pattern CALLBACK = Pattern.compile("(?!0[67]0)[0-9][0-9-]{6,14}");

    private static final Set<String> MEDIA_TYPES = Set.of("MC01", "MC02");

    private KcpBypass() {}

    /**
     * Checks what a merchant passes on to NHN KCP.
     *
     * @throws Refusal if {@code media_type} is missing or unknown, {@code cp_sms_msg} has no place for the code, or
     *     {@code cp_callback} cannot be called back
     */
    static void check(JsonObject bypass) {
        Members kcp = new Members(new Members(bypass).object("kcpV2"));
        String mediaType = kcp.textOrNull("media_type");
        if (mediaType == null || !MEDIA_TYPES.contains(mediaType)) {
            throw Refusal.badRequest("bypass.kcpV2.media_type: missing or unknown (expected: MC01 or MC02)");
        }
        String message = kcp.textOrNull("cp_sms_msg");
        if (message != null && !message.contains("[000000]")) {
            throw Refusal.badRequest(
                    "bypass.kcpV2.cp_sms_msg: without a place for the code (expected: [000000] in it)");
        }
        String callback = kcp.textOrNull("cp_callback");
        if (callback != null && !CALLBACK.matcher(callback).matches()) {
            throw Refusal.badRequest("bypass.kcpV2.cp_callback: malformed (expected: a number, not of 070 or 060)");
        }
    }
}

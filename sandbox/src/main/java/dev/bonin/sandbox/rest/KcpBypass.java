package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Set;

/** NHN KCP's own parameters, {@code bypass.kcpV2}, as PortOne's guides for V1 and V2 describe them. */
final class KcpBypass {
    private static final Set<String> MEDIA_TYPES = Set.of("MC01", "MC02");

    private KcpBypass() {}

    /**
     * Checks what a merchant passes on to NHN KCP.
     *
     * @throws Refusal if {@code media_type} is missing or unknown, or {@code cp_sms_msg} has no place for the code
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
    }
}

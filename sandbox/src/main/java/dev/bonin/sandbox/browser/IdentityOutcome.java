package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.identity.IdentityVerification;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import dev.bonin.sandbox.window.Outcome;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The outcome of PortOne V2, the same as response and as query; {@code code} only on failure. PortOne's schema has no
 * value of {@code code} for what fails in the window: {@code FAILURE_TYPE_PG} was seen in real pages.
 */
final class IdentityOutcome implements Outcome {
    static final String FAILURE = "FAILURE_TYPE_PG";

    private final Map<String, String> members;

    private IdentityOutcome(Map<String, String> members) {
        this.members = members;
    }

    static IdentityOutcome verified(IdentityVerification record) {
        return new IdentityOutcome(ids(record));
    }

    static IdentityOutcome failed(IdentityVerification record, ProviderFailure failure, String sentence) {
        Map<String, String> members = ids(record);
        members.put("code", FAILURE);
        members.put("message", sentence);
        members.put("pgCode", failure.code());
        members.put("pgMessage", failure.message());
        return new IdentityOutcome(members);
    }

    private static Map<String, String> ids(IdentityVerification record) {
        Map<String, String> ids = new LinkedHashMap<>();
        ids.put("transactionType", "IDENTITY_VERIFICATION");
        ids.put("identityVerificationId", record.id());
        ids.put("identityVerificationTxId", record.txId());
        return ids;
    }

    @Override
    public JsonObject response() {
        JsonObject response = JsonObject.empty();
        for (Map.Entry<String, String> member : members.entrySet()) {
            response = response.with(member.getKey(), new JsonString(member.getValue()));
        }
        return response;
    }

    @Override
    public Map<String, String> query() {
        return Collections.unmodifiableMap(members);
    }
}

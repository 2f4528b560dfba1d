package dev.bonin.sandbox.window;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of PortOne V1.
 *
 * @param impUid null if no record was created
 * @param merchantUid null if the page's order had none
 * @param pgProvider null if there is no channel
 * @param errorCode null on success
 * @param errorMsg null on success
 */
record CertificationOutcome(
        boolean success,
        @Nullable String impUid,
        @Nullable String merchantUid,
        @Nullable String pgProvider,
        @Nullable String errorCode,
        @Nullable String errorMsg)
        implements Outcome {

    static CertificationOutcome refused(@Nullable String merchantUid, String errorCode, String errorMsg) {
        return new CertificationOutcome(false, null, merchantUid, null, errorCode, errorMsg);
    }

    /** Returns {@code rsp} of the callback (PortOne guide, cft-rt; further members as seen in real answers). */
    @Override
    public JsonObject response() {
        JsonObject rsp = JsonObject.empty()
                .with("success", success)
                .with("imp_uid", impUid)
                .with("merchant_uid", merchantUid)
                .with("error_code", errorCode)
                .with("error_msg", errorMsg);
        return success ? rsp.with("pg_provider", pgProvider).with("pg_type", "certification") : rsp;
    }

    /** Returns the query of the redirect: {@code success} as text; the error only if there is one. */
    @Override
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        putUnlessNull(query, "imp_uid", impUid);
        putUnlessNull(query, "merchant_uid", merchantUid);
        query.put("success", Boolean.toString(success));
        putUnlessNull(query, "error_code", errorCode);
        putUnlessNull(query, "error_msg", errorMsg);
        return query;
    }

    private static void putUnlessNull(Map<String, String> query, String name, @Nullable String value) {
        if (value != null) {
            query.put(name, value);
        }
    }
}

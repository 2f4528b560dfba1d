package dev.bonin.sandbox.window;

import dev.bonin.sandbox.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page hears in its callback or on its redirect address. To the page it is news, to a server no evidence: that
 * is the record alone.
 *
 * @param impUid null when no record was made
 * @param merchantUid null when the page's order had none
 * @param pgProvider null when there is no channel
 * @param errorCode null on success
 * @param errorMsg null on success
 */
record Outcome(
        boolean success,
        @Nullable String impUid,
        @Nullable String merchantUid,
        @Nullable String pgProvider,
        @Nullable String errorCode,
        @Nullable String errorMsg) {

    static Outcome refused(@Nullable String merchantUid, String errorCode, String errorMsg) {
        return new Outcome(false, null, merchantUid, null, errorCode, errorMsg);
    }

    /** The {@code rsp} of the callback (PortOne guide, cft-rt; the members beyond it were seen in real answers). */
    JsonObject rsp() {
        JsonObject rsp = JsonObject.empty()
                .with("success", success)
                .with("imp_uid", impUid)
                .with("merchant_uid", merchantUid)
                .with("error_code", errorCode)
                .with("error_msg", errorMsg);
        return success ? rsp.with("pg_provider", pgProvider).with("pg_type", "certification") : rsp;
    }

    /** The query of the redirect: {@code success} as text; the error only when there is one. */
    Map<String, String> query() {
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

package dev.bonin.benchmark.official;

import com.google.gson.annotations.SerializedName;
import org.jspecify.annotations.Nullable;

/** The properties of a certification that the client reads; {@code birthday} and {@code foreigner} are missing. */
record Certification(
        @SerializedName("imp_uid") String impUid,
        @SerializedName("merchant_uid") @Nullable String merchantUid,
        @SerializedName("pg_tid") @Nullable String pgTid,
        @SerializedName("pg_provider") String pgProvider,
        @Nullable String name,
        @Nullable String gender,
        int birth,
        @Nullable String phone,
        @Nullable String carrier,
        boolean certified,
        @SerializedName("certified_at") long certifiedAt,
        @SerializedName("unique_key") @Nullable String uniqueKey,
        @SerializedName("unique_in_site") @Nullable String uniqueInSite,
        @Nullable String origin) {
    @Override
    public String toString() {
        return "Certification[hidden]";
    }
}

package dev.bonin.benchmark.official;

import com.google.gson.annotations.SerializedName;

record Token(
        @SerializedName("access_token") String value,
        @SerializedName("expired_at") int expiredAt,
        int now) {
    @Override
    public String toString() {
        return "Token[hidden]";
    }
}

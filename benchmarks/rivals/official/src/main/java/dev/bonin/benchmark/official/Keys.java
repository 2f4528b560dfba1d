package dev.bonin.benchmark.official;

import com.google.gson.annotations.SerializedName;

record Keys(
        @SerializedName("imp_key") String impKey,
        @SerializedName("imp_secret") String impSecret) {
    @Override
    public String toString() {
        return "Keys[hidden]";
    }
}

#!/usr/bin/env bash
# OpenID identity assurance, read by Nimbus's SDK (it comes with Spring Security's OAuth 2.0 client): the time of a
# verification moves when it has more than milliseconds, and some of what the standard has is refused or dropped.
#
# Versions: com.nimbusds:oauth2-oidc-sdk 11.39; Temurin JDK 25.0.3 and OpenJDK 17. Seen on 2026-11-28.
#
# Expected: Instant.toString() is ISO 8601, so it is good for `verified_claims.verification.time`; who
# cannot read it will say so, and who can reads what was written.
#
# Actual:
# - Digits after the point are read as a number of milliseconds. 13:00:05.123456Z becomes 13:02:08Z, and nine digits,
#   as clocks on Linux give them, move the time by up to eleven and a half days, into the future. No error. Three are
#   right, none are right.
# - A time without seconds, which the standard allows, is read with Z and refused with +09:00.
# - One element of a list of verified_claims that cannot be read, and UserInfo.getVerifiedClaims() is null for all of
#   them: "nothing is verified", without an error.
# - `check_details` of an evidence (method, organization, transaction id) and `assurance_details` are dropped
#   silently; a type of evidence it does not know is an error for the whole.
#
#   written 2026-11-28T13:00:05Z            read 2026-11-28T13:00:05Z
#   written 2026-11-28T13:00:05.123Z        read 2026-11-28T13:00:05.123Z
#   written 2026-11-28T13:00:05.123456Z     read 2026-11-28T13:02:08.456Z
#   written 2026-11-28T13:00:05.999999999Z  read 2026-12-10T02:46:44.999Z
#   written 2026-11-28T13:00+09:00         ParseException: Unparseable date
#
# Consequence: as an OpenID provider we write times in whole seconds with Z (truncatedTo(SECONDS)), never what a Clock
# gives; only evidence of the type electronic_record; nothing that matters in check_details alone; one verified_claims
# rather than a list. What PortOne V2 calls verifiedAt may have any number of digits, so it must not be handed through
# as text.
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
need_java 17
libraries com.nimbusds:oauth2-oidc-sdk:11.39

cat >"$work/Assured.java" <<'JAVA'
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import com.nimbusds.openid.connect.sdk.assurance.claims.VerifiedClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;

public class Assured {
    public static void main(String[] args) throws Exception {
        for (var time : new String[] {
            "2026-11-28T13:00:05Z", "2026-11-28T13:00:05+09:00", "2026-11-28T13:00:05.123Z",
            "2026-11-28T13:00:05.123456Z", "2026-11-28T13:00:05.999999999Z", "2026-11-28T13:00Z",
            "2026-11-28T13:00+09:00"
        }) {
            System.out.println(time + " -> " + time(time));
        }
        var good = claims("\"time\":\"2026-11-28T13:00:05Z\"");
        var bad = claims("\"time\":\"2026-11-28T13:00+09:00\"");
        System.out.println("list of two good: " + listed(good, good));
        System.out.println("list of a good and a bad: " + listed(good, bad));
        System.out.println("check_details: " + evidence("{\"type\":\"electronic_record\",\"record\":{\"type\":\"mno\"},"
                + "\"check_details\":[{\"check_method\":\"kbv\",\"organization\":\"carrier\",\"txn\":\"t1\"}]}"));
        System.out.println("another type: " + evidence("{\"type\":\"mobile_account\"}"));
    }

    static String claims(String more) {
        return "{\"verification\":{\"trust_framework\":\"example\"," + more + "},\"claims\":{\"given_name\":\"A\"}}";
    }

    static String time(String time) {
        try {
            var read = VerifiedClaimsSet.parse(JSONObjectUtils.parse(claims("\"time\":\"" + time + "\"")));
            return read.getVerification().getVerificationTime().getDate().toInstant().toString();
        } catch (ParseException refused) {
            return "refused";
        }
    }

    static String listed(String... all) throws ParseException {
        var info = "{\"sub\":\"x\",\"verified_claims\":[" + String.join(",", all) + "]}";
        var read = new UserInfo(JSONObjectUtils.parse(info)).getVerifiedClaims();
        return read == null ? "null" : String.valueOf(read.size());
    }

    static String evidence(String evidence) {
        try {
            var read = VerifiedClaimsSet.parse(JSONObjectUtils.parse(claims("\"evidence\":[" + evidence + "]")));
            return read.toJSONObject().toString().contains("carrier") ? "kept" : "dropped";
        } catch (ParseException refused) {
            return "refused";
        }
    }
}
JAVA
output=$(run_java Assured)
printf '%s\n' "$output"
reads() { # that $1 is read as $2
  seen "$output" "${1//+/\\+} -> $2" "a time such as $1 is read otherwise."
}
reads 2026-11-28T13:00:05Z 2026-11-28T13:00:05Z
reads 2026-11-28T13:00:05+09:00 2026-11-28T04:00:05Z
reads 2026-11-28T13:00:05.123Z '2026-11-28T13:00:05\.123Z'
reads 2026-11-28T13:00:05.123456Z '2026-11-28T13:02:08\.456Z'
reads 2026-11-28T13:00:05.999999999Z '2026-12-10T02:46:44\.999Z'
reads 2026-11-28T13:00Z 2026-11-28T13:00:00Z
reads 2026-11-28T13:00+09:00 refused
seen "$output" 'list of two good: 2' 'a list of verified_claims is read otherwise.'
seen "$output" 'list of a good and a bad: null' 'one bad element no longer makes a list of verified_claims null.'
seen "$output" 'check_details: dropped' 'check_details are kept or refused.'
seen "$output" 'another type: refused' 'another type of evidence is read.'

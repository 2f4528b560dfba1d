package dev.bonin.sandbox.control;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.List;

/** A call that the sandbox offers, as its page explains it. */
record OfferedCall(String route, String korean, String english) {

    static final List<OfferedCall> ALL = List.of(
            new OfferedCall("POST /users/getToken", "PortOne V1: 액세스 토큰 발급", "PortOne V1: an access token"),
            new OfferedCall("GET /certifications/{imp_uid}", "PortOne V1: 인증 결과 조회", "PortOne V1: get a certification"),
            new OfferedCall(
                    "DELETE /certifications/{imp_uid}", "PortOne V1: 인증 결과 삭제", "PortOne V1: erase a certification"),
            new OfferedCall(
                    "GET /v1/iamport.js",
                    "PortOne V1: 인증창을 여는 브라우저 SDK",
                    "PortOne V1: the browser SDK, which opens the window"),
            new OfferedCall(
                    "POST /certifications/otp/request, /otp/confirm/{imp_uid}",
                    "PortOne V1: 인증창 없이 인증하기(다날, NHN KCP)",
                    "PortOne V1: certify without a window (Danal, NHN KCP)"),
            new OfferedCall(
                    "POST /login/api-secret, POST /token/refresh",
                    "PortOne V2: 액세스 토큰 발급, 갱신",
                    "PortOne V2: access tokens"),
            new OfferedCall(
                    "GET /identity-verifications, GET /identity-verifications/{id}",
                    "PortOne V2: 본인인증 다건 조회, 단건 조회",
                    "PortOne V2: list and get identity verifications"),
            new OfferedCall(
                    "POST /identity-verifications/{id}/send, /resend, /confirm",
                    "PortOne V2: 인증창 없이 인증하기(다날, NHN KCP)",
                    "PortOne V2: verify without a window (Danal, NHN KCP)"),
            new OfferedCall(
                    "GET /v2/browser-sdk.js, /v2/browser-sdk.esm.js",
                    "PortOne V2: 인증창을 여는 브라우저 SDK",
                    "PortOne V2: the browser SDK, which opens the window"),
            new OfferedCall(
                    "POST /sandbox/certifications",
                    "브라우저 없이 인증 기록 만들기: {\"persona\":\"adult\",\"merchant_uid\":\"...\"}",
                    "A record without a browser: {\"persona\":\"adult\",\"merchant_uid\":\"...\"}; any field can be overridden"),
            new OfferedCall(
                    "POST /sandbox/identity-verifications",
                    "브라우저 없이 V2 인증 기록 만들기: {\"persona\":\"adult\",\"id\":\"...\",\"status\":\"READY\"}",
                    "A V2 record without a browser: {\"persona\":\"adult\",\"id\":\"...\",\"status\":\"READY\"}; any field"
                            + " can be overridden"),
            new OfferedCall(
                    "GET /sandbox/messages",
                    "V1 otp/request, V2 send, resend로 보낸 문자와 인증번호",
                    "Text messages of V1's otp/request, V2's send and resend"),
            new OfferedCall("GET /sandbox/personas", "가상 인물과 오늘의 값", "The invented people with today's values"),
            new OfferedCall(
                    "POST /sandbox/personas, DELETE /sandbox/personas/{id}",
                    "가상 인물 추가, 삭제: {\"id\":\"mine\",\"name\":\"나래\",\"gender\":\"female\",\"birthday\":\"2004-02-29\","
                            + "\"phone\":\"010-0000-7777\"}",
                    "Add and remove people of your own"),
            new OfferedCall(
                    "GET, POST, DELETE /sandbox/faults",
                    "장애 예약: {\"fault\":\"status\",\"status\":503,\"times\":2}",
                    "Inject faults: {\"fault\":\"status\",\"status\":503,\"times\":2}"),
            new OfferedCall("GET, DELETE /sandbox/calls", "호출 기록", "Recorded calls"),
            new OfferedCall(
                    "GET, POST /sandbox/clock",
                    "시계: {\"set\":\"2026-12-31T15:00:00Z\"}, {\"advance\":\"PT1H\"}, {\"reset\":true}",
                    "The clock: {\"set\":\"2026-12-31T15:00:00Z\"}, {\"advance\":\"PT1H\"}, {\"reset\":true}"),
            new OfferedCall("GET /sandbox/openapi.json", "이 샌드박스의 OpenAPI 문서", "All of this as an OpenAPI document"),
            new OfferedCall("POST /sandbox/tokens/revoke", "모든 토큰 무효화", "Revoke all tokens"),
            new OfferedCall("POST /sandbox/reset", "처음 상태로 되돌리기", "Reset to the initial state"));

    JsonObject json() {
        return JsonObject.empty().with("call", route).with("does", english).with("does_ko", korean);
    }
}

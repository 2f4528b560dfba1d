package dev.bonin.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.identity.IdentityStatus;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code /sandbox/openapi.json} tells the truth about the sandbox. */
class OpenApiTest {
    private static final Pattern REFERENCE = Pattern.compile("\"\\$ref\":\"([^\"]+)\"");
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_]+)\\}");

    @AutoClose
    private final Sandbox sandbox = Sandbox.start();

    private final Caller caller = new Caller(sandbox);
    private final StoreCaller store = StoreCaller.of(sandbox);
    private final JsonObject document = Caller.json(caller.get("/sandbox/openapi.json"));
    private final JsonObject paths = (JsonObject) document.find("paths").orElseThrow();
    private final SchemaCheck check = new SchemaCheck(document);

    @Test
    void everyRouteIsInItAndNoOther() {
        List<String> described = new ArrayList<>();
        paths.members()
                .forEach((path, operations) -> ((JsonObject) operations)
                        .members()
                        .keySet()
                        .forEach(method -> described.add(method.toUpperCase(Locale.ROOT) + " " + path)));
        assertThat(described).containsExactlyInAnyOrderElementsOf(sandbox.routes());
    }

    @Test
    void everyOperationHasANameAnswersAndItsPathParameters() {
        List<String> names = new ArrayList<>();
        paths.members()
                .forEach((path, operations) -> ((JsonObject) operations)
                        .members()
                        .forEach((method, value) -> {
                            JsonObject operation = (JsonObject) value;
                            names.add(operation.findString("operationId").orElseThrow());
                            assertThat(((JsonObject) operation.find("responses").orElseThrow()).members())
                                    .as(path)
                                    .isNotEmpty();
                            assertThat(pathParameters(operation))
                                    .as(path)
                                    .isEqualTo(PARAMETER
                                            .matcher(path)
                                            .results()
                                            .map(found -> found.group(1))
                                            .toList());
                        }));
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceLeadsSomewhereAndEverySchemaIsUsed() {
        Set<String> referred = REFERENCE
                .matcher(document.print())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        assertThat(check.at(document, "components", "schemas").members().keySet().stream()
                        .map(name -> "#/components/schemas/" + name))
                .containsExactlyInAnyOrderElementsOf(referred);
    }

    @Test
    void answersOfV1AreAsDescribed() {
        String credentials = Caller.credentials(sandbox.merchant()).print();
        fits("/users/getToken", "post", caller.postJson("/users/getToken", credentials));
        fits("/users/getToken", "post", caller.postJson("/users/getToken", "{}"));
        for (String persona : List.of("adult", "foreigner", "always-fails", "no-ci")) {
            fits("/certifications/{imp_uid}", "get", caller.certification(sandbox.certify(persona)));
        }
        for (String channel : List.of("channel-key-sandbox-danal-plain", "channel-key-sandbox-kcp-plain")) {
            String impUid = sandbox.certify(CertificationOrder.of("adult").throughChannel(channel));
            fits("/certifications/{imp_uid}", "get", caller.certification(impUid));
        }
        fits("/certifications/{imp_uid}", "get", caller.certification("imp_000000000000"));
        answersOfOtp();
    }

    private void answersOfOtp() {
        String body =
                "{\"name\":\"홍길동\",\"phone\":\"01000000001\",\"birth\":\"900505\",\"gender_digit\":\"1\",\"carrier\":\"SKT\"}";
        HttpResponse<String> requested =
                caller.postJson("/certifications/otp/request", body, "Authorization", caller.token());
        fits("/certifications/otp/request", "post", requested);
        String path = "/certifications/otp/confirm/"
                + Caller.payload(requested).findString("imp_uid").orElseThrow();
        String code = sandbox.messages().get(0).code();
        for (String otp : List.of(code + "0", code)) {
            fits(
                    "/certifications/otp/confirm/{imp_uid}",
                    "post",
                    caller.postJson(path, "{\"otp\":\"" + otp + "\"}", "Authorization", caller.token()));
        }
    }

    @Test
    void answersOfV2AreAsDescribed() {
        String one = "/identity-verifications/{identityVerificationId}";
        for (IdentityStatus status : IdentityStatus.values()) {
            String id = sandbox.verify(IdentityVerificationOrder.of("adult").in(status));
            fits(one, "get", store.get(id));
        }
        fits(one, "get", store.get(sandbox.certify("adult")));
        fits(one, "get", store.get("nobody"));
        fits(one + "/send", "post", store.send("sent", SendBody.adult()));
        fits(one + "/send", "post", store.send("refused", SendBody.mismatch()));
        fits(one + "/resend", "post", store.resend("sent"));
        fits(one + "/confirm", "post", store.confirm("sent", "{\"otp\":\"x\"}"));
        String code = sandbox.messages().get(1).code();
        fits(one + "/confirm", "post", store.confirm("sent", "{\"otp\":\"" + code + "\"}"));
        fits("/identity-verifications", "get", store.list("{}"));
        sandbox.verify(IdentityVerificationOrder.of("no-ci").checkedBy(Agency.KAKAO));
        fits("/identity-verifications", "get", store.list("{\"page\":{\"size\":100}}"));
    }

    @Test
    void answersOfTheControlApiAreAsDescribed() {
        store.send("sent", SendBody.adult());
        for (String path : List.of("/sandbox/messages", "/sandbox/personas", "/sandbox/calls", "/sandbox/clock")) {
            fits(path, "get", caller.get(path));
        }
        fits("/sandbox/certifications", "post", caller.postJson("/sandbox/certifications", "{\"persona\":\"adult\"}"));
        fits("/sandbox/certifications", "post", caller.postJson("/sandbox/certifications", "{\"persona\":\"x\"}"));
        fits("/sandbox/faults", "post", caller.postJson("/sandbox/faults", "{\"fault\":\"status\"}"));
        fits("/sandbox/faults", "get", caller.get("/sandbox/faults"));
        fits("/sandbox/faults", "delete", caller.delete("/sandbox/faults"));
        String own =
                "{\"id\":\"own\",\"name\":\"나래\",\"gender\":\"female\",\"birthday\":\"2004-02-29\",\"phone\":\"01000007777\"}";
        fits("/sandbox/personas", "post", caller.postJson("/sandbox/personas", own));
        fits("/sandbox/personas", "post", caller.postJson("/sandbox/personas", own));
        fits("/sandbox/personas/{id}", "delete", caller.delete("/sandbox/personas/own"));
        fits("/sandbox/personas/{id}", "delete", caller.delete("/sandbox/personas/own"));
        fits("/sandbox/reset", "post", caller.postJson("/sandbox/reset", "{}"));
    }

    private void fits(String path, String method, HttpResponse<String> answer) {
        JsonObject responses = check.at(paths, path, method, "responses");
        String status = Integer.toString(answer.statusCode());
        assertThat(responses.members()).as(path).containsKey(status);
        JsonObject schema = check.at(responses, status, "content", "application/json", "schema");
        assertThat(check.faults(answer.body(), schema))
                .as(path + ": " + answer.body())
                .isEmpty();
    }

    private static List<String> pathParameters(JsonObject operation) {
        JsonArray parameters = (JsonArray) operation.find("parameters").orElse(new JsonArray(List.of()));
        return parameters.elements().stream()
                .map(parameter -> (JsonObject) parameter)
                .filter(parameter -> parameter.findString("in").orElseThrow().equals("path"))
                .map(parameter -> parameter.findString("name").orElseThrow())
                .toList();
    }
}

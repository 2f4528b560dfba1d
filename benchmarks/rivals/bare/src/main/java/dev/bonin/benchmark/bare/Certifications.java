package dev.bonin.benchmark.bare;

import java.io.IOException;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Fetches certifications from PortOne. */
final class Certifications {
    /** The static PortOne accepts any token. */
    private static final String TOKEN = "benchmark-token";

    private final HttpClient http;
    private final String upstream;
    private final JsonMapper json = JsonMapper.builder().build();

    Certifications(HttpClient http, String upstream) {
        this.http = http;
        this.upstream = upstream;
    }

    JsonNode find(String impUid) throws IOException {
        var call = new HttpGet(upstream + "/certifications/" + impUid);
        call.setHeader(HttpHeaders.AUTHORIZATION, TOKEN);
        return http.execute(call, this::certification);
    }

    private JsonNode certification(ClassicHttpResponse answer) throws IOException {
        if (answer.getCode() != HttpStatus.SC_OK) {
            throw new IOException("PortOne answered with " + answer.getCode());
        }
        return json.readTree(EntityUtils.toByteArray(answer.getEntity())).path("response");
    }
}

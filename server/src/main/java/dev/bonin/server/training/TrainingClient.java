package dev.bonin.server.training;

import java.io.IOException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.io.entity.StringEntity;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the server as a page does. It uses the same HTTP client as the server's calls to PortOne, to train that, too.
 */
final class TrainingClient implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CloseableHttpClient http =
            HttpClients.custom().disableAutomaticRetries().build();
    private final String url;

    TrainingClient(int port) {
        this.url = "http://localhost:" + port + "/certifications";
    }

    /** Returns the {@code merchant_uid} of a new request. */
    String start() throws IOException {
        var started = JSON.readTree(post(url + "/requests", "{}"));
        return started.path("merchant_uid").stringValue("");
    }

    void finish(String impUid) throws IOException {
        post(url, "{\"imp_uid\":\"" + impUid + "\"}");
    }

    private String post(String to, String json) throws IOException {
        var request = new HttpPost(to);
        request.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return http.execute(request, TrainingClient::body);
    }

    private static String body(ClassicHttpResponse answer) throws IOException {
        try {
            var body = EntityUtils.toString(answer.getEntity());
            if (answer.getCode() / 100 != 2) {
                throw new IOException("The training server answered with " + answer.getCode());
            }
            return body;
        } catch (ParseException unreadable) {
            throw new IOException("The training server's answer cannot be read", unreadable);
        }
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}

package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An application that keeps accounts of people who were verified for it. */
record Members(ShopServer shop) {

    /** A verification that is redeemed, for a purpose that keeps people and refuses nobody. */
    String verified(CertificationOrder who) {
        var order = shop.order();
        var answer = SentBrowser.of(shop.server()).claimed(order.pageToken()).finish(order.id(), who);
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.body());
        }
        var redeemed = shop.redeem(order.id(), JsonPath.read(answer.body(), "$.code"));
        if (redeemed.statusCode() != 200) {
            throw new IllegalStateException(redeemed.body());
        }
        return order.id();
    }

    String verified(String persona) {
        return verified(CertificationOrder.of(persona));
    }

    HttpResponse<String> link(String account, String verification) {
        return shop.put(path(account) + "/person", ShopServer.json(Map.of("verification_id", verification)));
    }

    /** Signs somebody up, and tells the id of the person. */
    String signedUp(String account, String persona) {
        var linked = link(account, verified(persona));
        if (linked.statusCode() != 201) {
            throw new IllegalStateException(linked.body());
        }
        return JsonPath.read(linked.body(), "$.person_id");
    }

    HttpResponse<String> relink(String account, String verification, String reason) {
        var body = JsonPath.parse(Map.of("verification_id", verification, "replace", true, "reason", reason));
        return shop.put(path(account) + "/person", body.jsonString());
    }

    HttpResponse<String> find(String account) {
        return shop.server().send(shop.calling(path(account)));
    }

    HttpResponse<String> unlink(String account) {
        return shop.delete(path(account));
    }

    HttpResponse<String> lookUp(String verification) {
        var body = ShopServer.json(Map.of("verification_id", verification));
        return shop.server()
                .send(shop.calling("/v1/accounts/lookup")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> ban(String person, Map<String, String> body) {
        return shop.put("/v1/persons/" + person + "/ban", ShopServer.json(body));
    }

    HttpResponse<String> unban(String person) {
        return shop.delete("/v1/persons/" + person + "/ban");
    }

    static String path(String account) {
        return "/v1/accounts/"
                + URLEncoder.encode(account, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

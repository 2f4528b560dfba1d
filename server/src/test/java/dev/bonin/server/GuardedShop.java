package dev.bonin.server;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.sandbox.certification.CertificationOrder;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop that children under 14 may join if their guardian consents, by HTTP as pages and servers call. */
record GuardedShop(RunningServer server, ShopServer shop) {
    static final String WORDING = "수집하는 정보: 이름, 생년월일\n이용 목적: 회원 관리\n보유 기간: 탈퇴할 때까지\n동의하지 않으실 수 있으며, 그러면 가입할 수 없습니다.";
    private static final String PURPOSE = "bonin.purposes.default";

    static GuardedShop start(String returnUrl, String... more) {
        var settings = new ArrayList<>(List.of(ShopServer.settings("shop", returnUrl)));
        settings.add("bonin.applications.shop.scopes=name");
        settings.add(PURPOSE + ".keep=person");
        settings.add(PURPOSE + ".guardian=under_14");
        settings.addAll(List.of(more));
        var server = RunningServer.start(settings.toArray(String[]::new));
        return new GuardedShop(server, ShopServer.of(server, "shop", returnUrl));
    }

    /** A child that was verified, and the code that its browser brought. */
    record Child(String id, String code) {}

    Child child() {
        var order = shop.order();
        var answer =
                SentBrowser.of(server).claimed(order.pageToken()).finish(order.id(), CertificationOrder.of("thirteen"));
        if (answer.statusCode() != 202) {
            throw new IllegalStateException(answer.body());
        }
        return new Child(order.id(), JsonPath.read(answer.body(), "$.code"));
    }

    Map<String, String> invitation(String code) {
        return new HashMap<>(Map.of(
                "code",
                code,
                "subject",
                ShopServer.SUBJECT,
                "expect_purpose",
                "default",
                "wording_version",
                "2026-11",
                "wording",
                WORDING));
    }

    HttpResponse<String> invite(Child child) {
        return invite(child.id(), invitation(child.code()));
    }

    HttpResponse<String> invite(String id, Map<String, String> members) {
        return shop.post("/" + id + "/guardian", ShopServer.json(members));
    }

    /** The secret of a new link. */
    String link(Child child) {
        var url = url(child);
        return url.substring(url.indexOf('#') + 1);
    }

    String url(Child child) {
        return JsonPath.read(invite(child).body(), "$.url");
    }

    /** A guardian who was verified by the link in a browser of their own. */
    record Guardian(SentBrowser browser, String link, String verification) {
        HttpResponse<String> visit() {
            return browser.post("/certifications/guardian", ShopServer.json(members()));
        }

        HttpResponse<String> decide(Map<String, String> vote) {
            var members = members();
            members.putAll(vote);
            return browser.post("/certifications/guardian/decision", ShopServer.json(members));
        }

        HttpResponse<String> consent() {
            String sha256 = JsonPath.read(visit().body(), "$.wording.sha256");
            return decide(Map.of("decision", "consented", "wording_sha256", sha256, "relationship", "legal_guardian"));
        }

        HttpResponse<String> refuse() {
            String sha256 = JsonPath.read(visit().body(), "$.wording.sha256");
            return decide(Map.of("decision", "refused", "wording_sha256", sha256));
        }

        private Map<String, String> members() {
            return new HashMap<>(Map.of("link", link, "verification_id", verification));
        }
    }

    Guardian guardian(String link) {
        var started =
                SentBrowser.of(server).post("/certifications/guardian/start", ShopServer.json(Map.of("link", link)));
        String id = JsonPath.read(started.body(), "$.merchant_uid");
        var browser = SentBrowser.of(server).claimed(started);
        browser.finish(id, CertificationOrder.of("adult"));
        return new Guardian(browser, link, id);
    }
}

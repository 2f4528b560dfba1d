package dev.bonin.sandbox.control;

import dev.bonin.sandbox.certification.CertificationOrder;
import dev.bonin.sandbox.certification.Overrides;
import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import java.util.Set;

/** A {@link CertificationOrder} as JSON: the order's own members, and members of PortOne's record as overrides. */
final class OrderText {
    private static final Set<String> OWN_NAMES =
            Set.of("persona", "merchant", "tier", "channel", "agency", "merchant_uid", "origin", "absent", "extra");

    private OrderText() {}

    /**
     * Reads an order.
     *
     * @throws IllegalArgumentException if a value is unknown
     * @throws Refusal if a member is invalid; the message names it
     */
    static CertificationOrder read(JsonObject text) {
        Members members = new Members(text);
        String agency = members.textOrNull("agency");
        return CertificationOrder.of(members.text("persona"))
                .atMerchant(members.textOrNull("merchant"))
                .ofTier(members.textOrNull("tier"))
                .throughChannel(members.textOrNull("channel"))
                .checkedBy(agency == null ? null : agency(agency))
                .withMerchantUid(members.textOrNull("merchant_uid"))
                .withOrigin(members.textOrNull("origin"))
                .with(new Overrides(text.without(OWN_NAMES), members.texts("absent"), members.object("extra")));
    }

    private static Agency agency(String code) {
        return Agency.find(code)
                .orElseThrow(() -> Refusal.badRequest("agency: unknown (expected: a word such as sms, pass, kakao)"));
    }
}

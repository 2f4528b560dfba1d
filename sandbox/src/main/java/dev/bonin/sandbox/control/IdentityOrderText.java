package dev.bonin.sandbox.control;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.identity.IdentityOverrides;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import java.util.Optional;
import java.util.Set;

/**
 * An {@link IdentityVerificationOrder} as JSON: the order's own members, and members of PortOne's record as overrides.
 * {@code id} is the order's: {@code answeredId} overrides the one in the record.
 */
final class IdentityOrderText {
    private static final String ANSWERED_ID = "answeredId";
    private static final Set<String> OWN_NAMES =
            Set.of("persona", "id", "storeId", "channelKey", "agency", "absent", "extra", ANSWERED_ID);

    private IdentityOrderText() {}

    /**
     * Reads an order.
     *
     * @throws IllegalArgumentException if a value is unknown
     * @throws Refusal if a member is invalid; the message names it
     */
    static IdentityVerificationOrder read(JsonObject text) {
        Members members = new Members(text);
        IdentityVerificationOrder order = IdentityVerificationOrder.of(members.text("persona"))
                .withId(members.textOrNull("id"))
                .atStore(members.textOrNull("storeId"))
                .throughChannel(members.textOrNull("channelKey"))
                .checkedBy(agency(members).orElse(null))
                .with(new IdentityOverrides(text.without(OWN_NAMES), members.texts("absent"), members.object("extra")));
        return members.findText(ANSWERED_ID).map(id -> order.with("id", id)).orElse(order);
    }

    private static Optional<Agency> agency(Members members) {
        return Optional.ofNullable(members.textOrNull("agency"))
                .map(code -> Agency.find(code)
                        .orElseThrow(() ->
                                Refusal.badRequest("agency: unknown (expected: a word such as sms, pass, kakao)")));
    }
}

package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.carrier.Claim;
import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.TypedRefusal;
import dev.bonin.sandbox.identity.Attempt;
import dev.bonin.sandbox.identity.Bypass;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.identity.SendOrder;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.DiSite;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.IdentityNumber;
import dev.bonin.sandbox.persona.InventedPhone;
import dev.bonin.sandbox.store.Store;
import dev.bonin.sandbox.store.StoreChannel;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code send}. What is required is that of PortOne's OpenAPI file and, for {@code bypass}, of its guide
 * for NHN KCP.
 */
final class SendText {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{8,15}");
    private static final Pattern SEVEN_DIGITS = Pattern.compile("[0-9]{7}");
    private static final int MAX_CUSTOMER_ID = 200;

    private final Members body;
    private final Members customer;
    private final StoreChannel channel;
    private final LocalDate today;

    private SendText(Members body, StoreChannel channel, LocalDate today) {
        this.body = body;
        this.customer = new Members(body.object("customer"));
        this.channel = channel;
        this.today = today;
    }

    /**
     * Reads the body.
     *
     * @param today in Seoul; a later birthday is refused
     * @throws TypedRefusal CHANNEL_NOT_FOUND if the store has no such channel
     * @throws Refusal if a member is missing or invalid; the message names it
     */
    static SendOrder read(Members body, Store store, LocalDate today) {
        String key = body.text("channelKey");
        StoreChannel channel = store.findChannel(key)
                .orElseThrow(() -> TypedRefusal.of(ErrorType.CHANNEL_NOT_FOUND, "채널이 존재하지 않습니다."));
        return new SendText(body, channel, today).order();
    }

    private SendOrder order() {
        if (provider() == Provider.INICIS_UNIFIED) {
            throw Refusal.badRequest("channelKey: KG Inicis (expected: a channel of Danal or NHN KCP)");
        }
        boolean app = method().equals("APP");
        String name = required("name");
        String phone = phone();
        required("ipAddress");
        Carrier operator = Carrier.findOperator(body.text("operator"))
                .orElseThrow(() -> Refusal.badRequest("operator: unknown (expected: SKT, KT, LGU, SKT_MVNO, ...)"));
        IdentityNumber number = identityNumber(app);
        RequestedCustomer requested = new RequestedCustomer(customerId(), name, phone, null, null, null);
        Attempt attempt = new Attempt(channel, requested, body.textOrNull("customData"), operator, readBypass());
        return new SendOrder(attempt, new Claim(name, phone, operator, number), app);
    }

    private String method() {
        String method = body.text("method");
        if (!Set.of("SMS", "APP").contains(method)) {
            throw Refusal.badRequest("method: unknown (expected: SMS or APP)");
        }
        return method;
    }

    private String required(String name) {
        return Optional.ofNullable(customer.textOrNull(name))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refusal.badRequest("customer." + name + ": missing (expected: a string)"));
    }

    private @Nullable String customerId() {
        String id = customer.textOrNull("id");
        if (id != null && provider() == Provider.DANAL && id.length() > MAX_CUSTOMER_ID) {
            throw Refusal.badRequest("customer.id: too long (expected: at most " + MAX_CUSTOMER_ID + " for Danal)");
        }
        return id;
    }

    /** Real numbers are refused by the sandbox alone, so that nobody's is ever in its records. */
    private String phone() {
        String phone = required("phoneNumber");
        if (!DIGITS.matcher(phone).matches()) {
            throw Refusal.badRequest("customer.phoneNumber: unreadable (expected: digits only)");
        }
        if (!InventedPhone.is(phone)) {
            throw Refusal.badRequest(
                    "customer.phoneNumber: may be real (expected in the sandbox: 0100000 and four digits)");
        }
        return phone;
    }

    /** Required for text messages (OpenAPI), and by NHN KCP always (guide). */
    private @Nullable IdentityNumber identityNumber(boolean app) {
        String text = customer.textOrNull("identityNumber");
        if (text == null && app && provider() != Provider.KCP_V2) {
            return null;
        }
        return Optional.ofNullable(text)
                .filter(digits -> SEVEN_DIGITS.matcher(digits).matches())
                .flatMap(this::identityNumber)
                .orElseThrow(
                        () -> Refusal.badRequest(
                                "customer.identityNumber: missing or unreadable (expected: seven digits of a registration number)"));
    }

    private Optional<IdentityNumber> identityNumber(String digits) {
        return IdentityNumber.of(digits.substring(0, 6), digits.substring(6), today);
    }

    /** The schema says an object, the guides speak of a text that holds one: both are read. */
    private Bypass readBypass() {
        JsonObject bypass = body.object()
                .findString("bypass")
                .map(text -> Request.jsonObject("bypass", text))
                .orElseGet(() -> body.object("bypass"));
        if (provider() == Provider.KCP_V2) {
            KcpBypass.check(bypass);
        }
        return Bypass.none().withSite(DiSite.named(provider(), bypass));
    }

    private Provider provider() {
        return channel.contract().provider();
    }
}

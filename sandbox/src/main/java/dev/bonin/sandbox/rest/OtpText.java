package dev.bonin.sandbox.rest;

import dev.bonin.sandbox.carrier.Claim;
import dev.bonin.sandbox.certification.OtpOrder;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.DiSite;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.IdentityNumber;
import dev.bonin.sandbox.persona.InventedPhone;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code otp/request}. What is required is that of PortOne's V1 OpenAPI file and, for {@code bypass}, of
 * its guide for NHN KCP, except that a merchant's first channel for phones is used if none is named: older clients name
 * none.
 */
final class OtpText {
    private static final Set<String> CARRIERS = Set.of("SKT", "KT", "LGT");
    private static final Set<String> METHODS = Set.of("SMS", "APP");

    /** PortOne says letters and digits, but its guide's own example has an underscore. */
    private static final Pattern KCP_MERCHANT_UID = Pattern.compile("[A-Za-z0-9_]{1,40}");

    private final BodyFields body;
    private final Channel channel;
    private final LocalDate today;

    private OtpText(BodyFields body, Channel channel, LocalDate today) {
        this.body = body;
        this.channel = channel;
        this.today = today;
    }

    /**
     * Reads the body.
     *
     * @param today in Seoul; a later birthday is refused
     * @throws Refusal if a field is missing or invalid; the message names it
     */
    static OtpOrder read(BodyFields body, Merchant merchant, LocalDate today) {
        return new OtpText(body, channel(body, merchant), today).order();
    }

    private static Channel channel(BodyFields body, Merchant merchant) {
        Channel channel = named(body, merchant)
                .orElseGet(() -> merchant.channels().stream()
                        .filter(OtpText::isForPhones)
                        .findFirst()
                        .orElseGet(merchant::defaultChannel));
        if (!isForPhones(channel)) {
            throw Refusal.badRequest("channel_key: KG Inicis (expected: a channel of Danal or NHN KCP)");
        }
        return channel;
    }

    /** The guide for NHN KCP writes {@code channelKey}, the OpenAPI file {@code channel_key}. */
    private static Optional<Channel> named(BodyFields body, Merchant merchant) {
        Optional<String> key = body.find("channel_key").or(() -> body.find("channelKey"));
        if (key.isPresent()) {
            return Optional.of(merchant.findChannel(key.get())
                    .orElseThrow(() -> Refusal.badRequest("channel_key: unknown (expected: a channel of yours)")));
        }
        return body.find("pg")
                .map(pg -> merchant.findChannelByPg(pg)
                        .orElseThrow(() ->
                                Refusal.badRequest("pg: unknown (expected: a provider of yours, such as danal)")));
    }

    private static boolean isForPhones(Channel channel) {
        return channel.provider() != Provider.INICIS_UNIFIED;
    }

    private OtpOrder order() {
        boolean app = method().equals("APP");
        String name = body.require("name");
        String phone = phone();
        IdentityNumber number = number();
        Carrier carrier = carrier();
        Claim claim = new Claim(name, phone, carrier, number);
        return new OtpOrder(channel, merchantUid(), site(), claim, app);
    }

    private String method() {
        String method = body.find("verification_method").orElse("SMS");
        boolean known = METHODS.contains(method);
        if (!known || (method.equals("APP") && channel.provider() != Provider.KCP_V2)) {
            throw Refusal.badRequest("verification_method: not possible (expected: SMS, or APP with NHN KCP)");
        }
        return method;
    }

    /** Real numbers are refused by the sandbox alone, so that nobody's is ever in its records. */
    private String phone() {
        String phone = digits(body.require("phone"));
        if (!InventedPhone.is(phone)) {
            throw Refusal.badRequest("phone: may be real (expected in the sandbox: 0100000 and four digits)");
        }
        return phone;
    }

    private IdentityNumber number() {
        String birth = digits(body.require("birth"));
        if (birth.length() != 6) {
            throw Refusal.badRequest("birth: unreadable (expected: six digits, YYMMDD)");
        }
        return IdentityNumber.of(birth, body.require("gender_digit"), today)
                .orElseThrow(() -> Refusal.badRequest(
                        "birth, gender_digit: nobody's (expected: a day in the past, and a digit from 1 to 8)"));
    }

    private Carrier carrier() {
        String code = body.require("carrier");
        if (!CARRIERS.contains(code)) {
            throw Refusal.badRequest(
                    "carrier: unknown (expected: SKT, KT or LGT, with is_mvno for a virtual operator)");
        }
        return Carrier.valueOf(body.flag("is_mvno", false) ? code + "_MVNO" : code);
    }

    private @Nullable String merchantUid() {
        String merchantUid = body.textOrNull("merchant_uid");
        boolean kcp = channel.provider() == Provider.KCP_V2;
        if (kcp && merchantUid != null && !KCP_MERCHANT_UID.matcher(merchantUid).matches()) {
            throw Refusal.badRequest("merchant_uid: not accepted (expected by NHN KCP: 1 to 40 letters and digits)");
        }
        return merchantUid;
    }

    private @Nullable String site() {
        JsonObject bypass = body.object("bypass");
        if (channel.provider() == Provider.KCP_V2) {
            KcpBypass.check(bypass);
        }
        return DiSite.named(channel.provider(), bypass);
    }

    private static String digits(String text) {
        return text.replaceAll("[^0-9]", "");
    }
}

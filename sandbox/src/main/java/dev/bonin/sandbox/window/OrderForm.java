package dev.bonin.sandbox.window;

import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.InventedPhone;
import dev.bonin.sandbox.window.WindowOrder.Prefill;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the form that {@code iamport.js} posts when it opens a window. */
final class OrderForm {
    private static final int MAX_AGE = 150;
    private static final int MAX_NAME = 40;
    private static final int MAX_COMPANY = 60;
    private static final int MAX_SHOWN = 60;

    /** The browser's carrier codes differ from those of the REST API (PortOne guide, cft). */
    private static final Map<String, String> CARRIERS = Map.of("SKT", "SKT", "KTF", "KT", "LGT", "LGT", "MVNO", "MVNO");

    private final Map<String, String> fields;
    private @Nullable ReturnPath returnPath;

    OrderForm(Map<String, String> fields) {
        this.fields = fields;
    }

    CertificationRequest read(Merchants merchants) throws OrderProblem {
        ReturnPath path = readReturnPath();
        returnPath = path;
        Merchant merchant = merchants
                .findByCode(fields.getOrDefault("imp_code", ""))
                .orElseThrow(() -> problem("unknown_merchant", "imp_code", "a merchant code of this sandbox"));
        Channel channel = readChannel(merchant);
        return new CertificationRequest(
                readOwner(merchant),
                channel,
                given("merchant_uid").orElse(null),
                given("origin").orElse(null),
                readWindow(channel, path));
    }

    /** Only Danal takes an age and values that the page already knows (PortOne guide, cft). */
    private WindowOrder readWindow(Channel channel, ReturnPath path) throws OrderProblem {
        WindowOrder order = WindowOrder.of(channel, path);
        WindowOrder named = given("company")
                .map(name -> order.withCompany(cut(name, MAX_COMPANY)))
                .orElse(order);
        return channel.provider() == Provider.DANAL
                ? named.withMinAge(readMinAge()).withPrefill(readPrefill())
                : named;
    }

    private ReturnPath readReturnPath() throws OrderProblem {
        if (fields.getOrDefault("mode", "").equals("redirect")) {
            return ReturnPath.ToAddress.of(fields.getOrDefault("m_redirect_url", ""))
                    .orElseThrow(() -> problem("unsafe_redirect", "m_redirect_url", "http:// or https:// and a host"));
        }
        String origin = fields.getOrDefault("opener_origin", "");
        return ReturnPath.ToPage.ofPopup(origin, fields.getOrDefault("attempt", ""))
                .orElseThrow(() -> problem("bad_parameter", "opener_origin", "scheme, host and port of the page"));
    }

    private Channel readChannel(Merchant merchant) throws OrderProblem {
        Optional<String> key = given("channelKey");
        if (key.isPresent()) {
            return merchant.findChannel(key.get())
                    .orElseThrow(() -> problem("unknown_channel", "channelKey", "a channel of the merchant"));
        }
        Optional<String> pg = given("pg");
        if (pg.isPresent()) {
            return merchant.findChannelByPg(pg.get())
                    .orElseThrow(() -> problem("unknown_channel", "pg", "a provider of the merchant, such as danal"));
        }
        return merchant.defaultChannel();
    }

    /** {@code IMP.agency} names a sub-merchant, {@code IMP.init} none. */
    private Merchant readOwner(Merchant merchant) throws OrderProblem {
        try {
            return merchant.ofTier(given("tier").orElse(null));
        } catch (IllegalArgumentException unreadable) {
            throw problem("bad_parameter", "tier", "three upper-case letters or digits");
        }
    }

    private @Nullable Integer readMinAge() throws OrderProblem {
        Optional<String> text = given("min_age");
        if (text.isEmpty()) {
            return null;
        }
        try {
            int age = Integer.parseInt(text.get());
            if (age >= 0 && age <= MAX_AGE) {
                return age;
            }
        } catch (NumberFormatException notANumber) {
            throw problem("bad_parameter", "min_age", "full years, 0 to " + MAX_AGE);
        }
        throw problem("bad_parameter", "min_age", "full years, 0 to " + MAX_AGE);
    }

    private Prefill readPrefill() throws OrderProblem {
        String carrier = null;
        if (given("carrier").isPresent()) {
            carrier = CARRIERS.get(fields.getOrDefault("carrier", ""));
            if (carrier == null) {
                throw problem("carrier_9010", "carrier", "one of SKT, KTF, LGT, MVNO");
            }
        }
        String name = given("name").map(text -> cut(text, MAX_NAME)).orElse(null);
        return new Prefill(name, inventedPhone(), null, carrier, false);
    }

    /** Drops a number that may be real: the sandbox does not store it. */
    private @Nullable String inventedPhone() {
        return given("phone")
                .map(text -> text.replaceAll("[^0-9]", ""))
                .filter(InventedPhone::is)
                .orElse(null);
    }

    private Optional<String> given(String name) {
        return Optional.ofNullable(fields.get(name)).filter(text -> !text.isEmpty());
    }

    private OrderProblem problem(String code, String field, String rule) {
        String value = given(field).map(text -> cut(text, MAX_SHOWN)).orElse("(none)");
        String detail = field + ": " + value + " (expected: " + rule + ")";
        return new OrderProblem(code, detail, returnPath, given("merchant_uid").orElse(null));
    }

    private static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}

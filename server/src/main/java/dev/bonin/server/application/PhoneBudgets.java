package dev.bonin.server.application;

import dev.bonin.application.Application;
import dev.bonin.person.PhoneNumber;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.web.limit.CallerBudgets;
import dev.bonin.web.limit.NamedBudget;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How many messages an application may have sent in a minute, to one phone and for one verification, and how many codes
 * may be tried, on this node. The agencies have limits of their own; these keep a form from becoming a way to annoy a
 * person.
 */
final class PhoneBudgets {
    private static final String HMAC = "HmacSHA256";
    private static final int TO_ONE_PHONE = 3;
    private static final int CODES = 10;
    private static final int REMEMBERED = 50_000;

    /** Load tests run against the sandbox. */
    private static final int SANDBOX_FACTOR = 100;

    private final NamedBudget messages;
    private final NamedBudget phones;
    private final NamedBudget codes;

    /** Of this process: a phone number is not held as it is. */
    private final SecretKeySpec key;

    /** Which phone the messages of the newest verifications go to. */
    private final Map<String, String> phoneOf = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > REMEMBERED;
        }
    });

    PhoneBudgets(CallerBudgets budgets, int ordersPerMinute, Mode mode, RandomGenerator random) {
        var factor = mode == Mode.SANDBOX ? SANDBOX_FACTOR : 1;
        this.messages = budgets.byName("messages", ordersPerMinute);
        this.phones = budgets.byName("messages", TO_ONE_PHONE * factor);
        this.codes = budgets.byName("codes", CODES * factor);
        var bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, HMAC);
    }

    /** Takes a first message to a phone. */
    void takeMessage(Application caller, VerificationRequest verification, PhoneNumber phone) {
        phoneOf.put(verification.id().value(), hash(phone));
        takeMessage(caller, verification);
    }

    /** Takes another message to the same phone. */
    void takeMessage(Application caller, VerificationRequest verification) {
        var id = verification.id().value();
        messages.take(caller.name());
        phones.take(id);
        var phone = phoneOf.get(id);
        if (phone != null) {
            phones.take(phone);
        }
    }

    void takeCode(VerificationRequest verification) {
        codes.take(verification.id().value());
    }

    private String hash(PhoneNumber phone) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(phone.reveal().getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every Java has " + HMAC, missing);
        }
    }
}

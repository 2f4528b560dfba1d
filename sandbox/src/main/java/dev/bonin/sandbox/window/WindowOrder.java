package dev.bonin.sandbox.window;

import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.Channel;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.persona.Person;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a page asks of a window, in PortOne V1 or V2.
 *
 * @param agencies those that the person can choose
 * @param carriers those that the person can choose
 * @param minAge full years (만 나이); null if the page gave none or the provider ignores it
 * @param company the name of the requesting service, as shown to the person
 */
public record WindowOrder(
        Provider provider,
        List<Agency> agencies,
        Set<Carrier> carriers,
        @Nullable Integer minAge,
        String company,
        Prefill prefill,
        ReturnPath returnPath) {
    private static final String DEFAULT_COMPANY = "PortOne";

    public WindowOrder {
        agencies = List.copyOf(agencies);
        carriers = Set.copyOf(carriers);
    }

    /** Returns an order with all that the channel offers, for a service whose name is not known. */
    public static WindowOrder of(Channel channel, ReturnPath returnPath) {
        Set<Carrier> all = Set.of(Carrier.values());
        return new WindowOrder(
                channel.provider(), channel.agencies(), all, null, DEFAULT_COMPANY, Prefill.NONE, returnPath);
    }

    public WindowOrder withAgencies(List<Agency> others) {
        return new WindowOrder(provider, others, carriers, minAge, company, prefill, returnPath);
    }

    public WindowOrder withCarriers(Set<Carrier> others) {
        return new WindowOrder(provider, agencies, others, minAge, company, prefill, returnPath);
    }

    public WindowOrder withMinAge(@Nullable Integer years) {
        return new WindowOrder(provider, agencies, carriers, years, company, prefill, returnPath);
    }

    public WindowOrder withCompany(String name) {
        return new WindowOrder(provider, agencies, carriers, minAge, name, prefill, returnPath);
    }

    public WindowOrder withPrefill(Prefill values) {
        return new WindowOrder(provider, agencies, carriers, minAge, company, values, returnPath);
    }

    /**
     * Values that the page already knows; null for what it does not.
     *
     * @param birth6 {@code yyMMdd}
     * @param fixed whether the person cannot change them
     */
    public record Prefill(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String birth6,
            @Nullable String carrier,
            boolean fixed) {
        public static final Prefill NONE = new Prefill(null, null, null, null, false);

        /** Returns whether this person has other values than the fixed ones. */
        boolean excludes(Person person) {
            return fixed
                    && (differs(name, person.name())
                            || differs(phone, person.phone())
                            || differs(birth6, person.birthdaySixDigits()));
        }

        private static boolean differs(@Nullable String value, String actual) {
            return value != null && !value.equals(actual);
        }

        /** Returns a fixed text, without personal data. */
        @Override
        public String toString() {
            return "Prefill";
        }
    }
}

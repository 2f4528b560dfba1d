package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.persona.InventedPhone;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code customer}. Phone numbers that may be real are dropped, so that nobody's is in the sandbox's records. */
final class CustomerText {
    private static final Pattern HANGUL = Pattern.compile("[가-힣 ]+");

    private final Members customer;
    private final List<String> warnings;

    /** @param warnings takes what the page's developer should know */
    CustomerText(Members customer, List<String> warnings) {
        this.customer = customer;
        this.warnings = warnings;
    }

    RequestedCustomer read() {
        return new RequestedCustomer(
                customer.textOrNull("customerId"),
                name(),
                phone(),
                given("birthYear"),
                given("birthMonth"),
                given("birthDay"));
    }

    /**
     * PortOne's schema joins last and first name with a blank, its guide for Danal without one (홍 and 길동): here, a
     * name in Hangul has none.
     */
    private @Nullable String name() {
        String full = given("fullName");
        String first = given("firstName");
        String last = given("lastName");
        if (full != null || first == null || last == null) {
            return full;
        }
        return HANGUL.matcher(last + first).matches() ? last + first : last + " " + first;
    }

    private @Nullable String phone() {
        String text = given("phoneNumber");
        if (text == null) {
            return null;
        }
        String digits = text.replaceAll("[ -]", "");
        if (!digits.equals(text)) {
            warnings.add("customer.phoneNumber: with dashes (expected: digits only)");
        }
        if (InventedPhone.is(digits)) {
            return digits;
        }
        warnings.add("customer.phoneNumber: ignored, since it may be real (expected in the sandbox: 0100000 and four"
                + " digits)");
        return null;
    }

    private @Nullable String given(String name) {
        String text = customer.textOrNull(name);
        return text == null || text.isBlank() ? null : text.strip();
    }
}

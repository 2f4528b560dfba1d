package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.identity.Bypass;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.window.WindowOrder;
import dev.bonin.sandbox.window.WindowOrder.Prefill;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** KG Inicis' unified verification (PortOne's guide; agencies of the browser SDK's schema). */
final class InicisRules implements ProviderRules {
    private static final Pattern YEAR = Pattern.compile("(?:19|20)[0-9]{2}");
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");
    private static final String SMS = "SMS";

    private static final Map<String, Agency> AGENCIES = Map.ofEntries(
            Map.entry("PASS", Agency.PASS),
            Map.entry("TOSS", Agency.TOSS),
            Map.entry("KFTC", Agency.FINANCIAL_CERTIFICATE),
            Map.entry("KAKAO", Agency.KAKAO),
            Map.entry("NAVER", Agency.NAVER),
            Map.entry("SAMSUNG", Agency.SAMSUNG_PASS),
            Map.entry("SHINHAN", Agency.SHINHAN),
            Map.entry("KB", Agency.KB),
            Map.entry("HANA", Agency.HANA),
            Map.entry("WOORI", Agency.WOORI),
            Map.entry("NH", Agency.NH),
            Map.entry("KAKAOBANK", Agency.KAKAOBANK),
            Map.entry("PAYCO", Agency.PAYCO));

    @Override
    public String name() {
        return "inicisUnified";
    }

    @Override
    public void require(Members bypass) throws SdkRefusal {
        if (bypass.textOrNull("flgFixedUser") == null) {
            throw SdkRefusal.unreadable("bypass.inicisUnified.flgFixedUser: missing (expected: Y or N)");
        }
    }

    @Override
    public WindowOrder applyTo(WindowOrder order, RequestedCustomer customer, Members bypass) throws SdkRefusal {
        WindowOrder filled = isYes(bypass, "flgFixedUser", "N") ? order.withPrefill(fixed(customer)) : order;
        String agency = bypass.textOrNull("directAgency");
        return agency == null || agency.isBlank() ? filled : straightTo(agency(agency), filled);
    }

    @Override
    public Bypass effectOf(Members bypass) throws SdkRefusal {
        return Bypass.none().withTyped(isYes(bypass, "FRGNDInfo", "Y"));
    }

    private static boolean isYes(Members bypass, String name, String otherwise) throws SdkRefusal {
        String flag = bypass.textOrNull(name);
        if (flag != null && !Set.of("Y", "N").contains(flag)) {
            throw SdkRefusal.unreadable("bypass.inicisUnified." + name + ": unknown (expected: Y or N)");
        }
        return (flag == null ? otherwise : flag).equals("Y");
    }

    private static Prefill fixed(RequestedCustomer customer) throws SdkRefusal {
        if (customer.name() == null) {
            throw missing("fullName", "a name");
        }
        if (customer.phoneNumber() == null) {
            throw missing("phoneNumber", "0100000 and four digits, in the sandbox");
        }
        String year = require("birthYear", customer.birthYear(), YEAR);
        String month = require("birthMonth", customer.birthMonth(), TWO_DIGITS);
        String day = require("birthDay", customer.birthDay(), TWO_DIGITS);
        return new Prefill(customer.name(), customer.phoneNumber(), year.substring(2) + month + day, null, true);
    }

    private static String require(String name, @Nullable String value, Pattern shape) throws SdkRefusal {
        if (value == null || !shape.matcher(value).matches()) {
            throw missing(name, name.equals("birthYear") ? "four digits" : "two digits");
        }
        return value;
    }

    private static SdkRefusal missing(String name, String expected) {
        return SdkRefusal.unreadable(
                "customer." + name + ": missing or unreadable (expected with flgFixedUser=Y: " + expected + ")");
    }

    /** An agency that refuses the channel's shop is not offered by {@code order}. */
    private static WindowOrder straightTo(Agency agency, WindowOrder order) throws SdkRefusal {
        if (!order.agencies().contains(agency)) {
            throw SdkRefusal.ofProvider("9998", "해당 인증기관을 이용할 수 없는 상점입니다.");
        }
        return order.withAgencies(List.of(agency));
    }

    /** SMS needs a contract of its own; without it the provider speaks of an unknown error (PortOne's guide). */
    private static Agency agency(String code) throws SdkRefusal {
        if (code.equals(SMS)) {
            throw SdkRefusal.ofProvider("9999", "알 수 없는 오류가 발생했습니다.");
        }
        Agency agency = AGENCIES.get(code);
        if (agency == null) {
            throw SdkRefusal.unreadable("bypass.inicisUnified.directAgency: unknown (expected: one of "
                    + String.join(", ", AGENCIES.keySet().stream().sorted().toList()) + ")");
        }
        return agency;
    }
}

package dev.bonin.sandbox.browser;

import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.identity.Bypass;
import dev.bonin.sandbox.identity.RequestedCustomer;
import dev.bonin.sandbox.persona.Carrier;
import dev.bonin.sandbox.window.WindowOrder;
import dev.bonin.sandbox.window.WindowOrder.Prefill;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Danal: name and phone number of the page are fixed; {@code bypass} steers the window only (PortOne's guide). */
final class DanalRules implements ProviderRules {
    private static final int MAX_AGE = 150;
    private static final int MAX_TITLE = 60;
    private static final int MAX_CUSTOMER_ID = 200;

    private static final Map<String, Set<Carrier>> CARRIERS = Map.of(
            "SKT", Set.of(Carrier.SKT),
            "KTF", Set.of(Carrier.KT),
            "LGT", Set.of(Carrier.LGT),
            "MVNO", Set.of(Carrier.SKT_MVNO, Carrier.KT_MVNO, Carrier.LGT_MVNO));

    @Override
    public String name() {
        return "danal";
    }

    @Override
    public WindowOrder applyTo(WindowOrder order, RequestedCustomer customer, Members bypass) throws SdkRefusal {
        String id = customer.id();
        if (id != null && id.length() > MAX_CUSTOMER_ID) {
            throw SdkRefusal.unreadable("customer.customerId: too long (expected: at most " + MAX_CUSTOMER_ID + ")");
        }
        WindowOrder aged = order.withMinAge(minAge(bypass)).withPrefill(fixed(customer));
        WindowOrder chosen = carriers(aged, bypass.textOrNull("IsCarrier"));
        String title = bypass.textOrNull("CPTITLE");
        return title == null || title.isBlank()
                ? chosen
                : chosen.withCompany(title.substring(0, Math.min(title.length(), MAX_TITLE)));
    }

    @Override
    public Bypass effectOf(Members bypass) {
        return Bypass.none();
    }

    private static @Nullable Integer minAge(Members bypass) throws SdkRefusal {
        int age = bypass.integer("AGELIMIT", 0);
        if (age < 0 || age > MAX_AGE) {
            throw SdkRefusal.unreadable("bypass.danal.AGELIMIT: out of range (expected: full years, 0 to 150)");
        }
        return age == 0 ? null : age;
    }

    private static Prefill fixed(RequestedCustomer customer) {
        boolean any = customer.name() != null || customer.phoneNumber() != null;
        return any ? new Prefill(customer.name(), customer.phoneNumber(), null, null, true) : Prefill.NONE;
    }

    private static WindowOrder carriers(WindowOrder order, @Nullable String joined) throws SdkRefusal {
        if (joined == null || joined.isBlank()) {
            return order;
        }
        Set<Carrier> carriers = EnumSet.noneOf(Carrier.class);
        for (String code : joined.split(";", -1)) {
            Set<Carrier> named = CARRIERS.get(code.strip());
            if (named == null) {
                throw SdkRefusal.ofProvider("9010", "[9010] IsCarrier: SKT, KTF, LGT, MVNO를 ;로 연결해 주세요.");
            }
            carriers.addAll(named);
        }
        return order.withCarriers(carriers);
    }
}

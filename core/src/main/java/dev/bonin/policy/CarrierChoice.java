package dev.bonin.policy;

import dev.bonin.person.Carrier;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * {@code carrier:skt+kt}: the phone line belongs to one of these carriers. {@code carrier:no_mvno} means the three
 * carriers with their own network.
 */
record CarrierChoice(String name, Set<Carrier> allowed) implements Choice {
    private static final String EXPECTED =
            "carrier:no_mvno, or some of skt, kt, lgu, skt_mvno, kt_mvno and lgu_mvno, each once, such as carrier:skt+kt";

    CarrierChoice {
        allowed = Set.copyOf(allowed);
    }

    static Policy of(PolicyName name) {
        return new CarrierChoice(
                name.text(),
                name.argument(EXPECTED).equals("no_mvno")
                        ? Set.of(Carrier.SKT, Carrier.KT, Carrier.LGU)
                        : name.values(CarrierChoice::carrier, EXPECTED));
    }

    private static Optional<Carrier> carrier(String word) {
        return Arrays.stream(Carrier.values())
                .filter(carrier -> carrier != Carrier.UNKNOWN)
                .filter(carrier -> carrier.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst();
    }

    @Override
    public Set<IdentityValue> needs() {
        return Set.of(IdentityValue.CARRIER);
    }

    @Override
    public Verdict judge(Identity identity, Circumstances circumstances) {
        return identity.carrier()
                .verified()
                .filter(carrier -> carrier != Carrier.UNKNOWN)
                .map(carrier ->
                        allowed.contains(carrier) ? Verdict.pass() : Verdict.fail(PolicyReason.CARRIER_NOT_ALLOWED))
                .orElseGet(() -> Verdict.unavailable(PolicyReason.CARRIER_UNVERIFIED));
    }
}

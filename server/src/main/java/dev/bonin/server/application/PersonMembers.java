package dev.bonin.server.application;

import dev.bonin.person.Carrier;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.source.PhoneOrder;
import dev.bonin.source.PhoneOrder.Method;
import dev.bonin.web.limit.IpAddress;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the person whom an application has verified by phone. Nothing of them is in an exception. */
final class PersonMembers {
    static final Set<String> NAMES =
            Set.of("session", "name", "phone", "carrier", "identity_number", "method", "ip_address");

    private static final int LONGEST_NAME = 100;

    /** Letters of any script, and what stands between them. */
    private static final Pattern NAME = Pattern.compile("(?=.*\\p{L})[\\p{L}\\p{M}\\p{N} .,'’·()-]+");

    private PersonMembers() {}

    static PhoneOrder order(StrictBody body) {
        var method = constant(Method.values(), "method", body);
        var identityNumber = body.text("identity_number");
        if (identityNumber.isEmpty() && method == Method.SMS) {
            throw BadMember.missing("identity_number");
        }
        if (!identityNumber.map(PhoneOrder::isIdentityNumber).orElse(true)) {
            throw BadMember.malformed("identity_number");
        }
        return new PhoneOrder(name(body), phone(body), carrier(body), identityNumber, method, address(body));
    }

    private static PersonName name(StrictBody body) {
        var name = body.required("name").strip();
        if (name.length() > LONGEST_NAME || !NAME.matcher(name).matches()) {
            throw BadMember.malformed("name");
        }
        return new PersonName(name);
    }

    private static PhoneNumber phone(StrictBody body) {
        return PhoneNumber.withinKorea(body.required("phone"))
                .map(PhoneNumber::new)
                .orElseThrow(() -> BadMember.malformed("phone"));
    }

    private static Carrier carrier(StrictBody body) {
        var carrier = constant(Carrier.values(), "carrier", body);
        if (carrier == Carrier.UNKNOWN) {
            throw BadMember.malformed("carrier");
        }
        return carrier;
    }

    /** Returns an address of either kind; that it is the person's own, only the application knows. */
    private static String address(StrictBody body) {
        var address = body.required("ip_address");
        return IpAddress.parse(address).map(parsed -> address).orElseThrow(() -> BadMember.malformed("ip_address"));
    }

    private static <E extends Enum<E>> E constant(E[] all, String member, StrictBody body) {
        var text = body.required(member);
        return Arrays.stream(all)
                .filter(one -> one.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> BadMember.malformed(member));
    }
}

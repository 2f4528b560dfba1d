package dev.bonin.source;

import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Carrier;
import dev.bonin.person.Ci;
import dev.bonin.person.Di;
import dev.bonin.person.Gender;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.portone.Certification;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who a certification is about, and how sure each value is.
 *
 * <p>With {@code inicis_unified} some agencies let the person type gender and nationality, and the V1 answer does not say which agency it was:
 * there, neither is ever taken as verified. Source: PortOne guide, identity verification, notes on KG Inicis.
 */
final class ReportedIdentity {
    private static final String INICIS_UNIFIED = "inicis_unified";

    private final Certification certification;

    ReportedIdentity(Certification certification) {
        this.certification = certification;
    }

    Identity identity() {
        return new Identity(
                verified(certification.name().value().map(PersonName::new)),
                verified(certification.birthday().value().map(BirthDate::new)),
                typedWithInicis(certification.gender().value().map(ReportedIdentity::gender)),
                typedWithInicis(certification.foreigner().value()),
                verified(certification.phone().value().flatMap(ReportedIdentity::phone)),
                verified(certification.carrier().value().map(ReportedIdentity::carrier)),
                verified(certification.uniqueKey().value().map(Ci::new)),
                verified(certification.uniqueInSite().value().map(Di::new)));
    }

    private static <T> Assured<T> verified(Optional<T> value) {
        return assured(value, Assured::verified);
    }

    private <T> Assured<T> typedWithInicis(Optional<T> value) {
        return certification.pgProvider().equals(INICIS_UNIFIED)
                ? assured(value, Assured::selfAsserted)
                : verified(value);
    }

    private static <T> Assured<T> assured(Optional<T> value, Function<T, Assured<T>> how) {
        return value.map(how).orElseGet(Assured::absent);
    }

    /** A number that is none is worth no more than an absent one. */
    private static Optional<PhoneNumber> phone(String reported) {
        return reported.matches("\\d{4,15}") ? Optional.of(new PhoneNumber(reported)) : Optional.empty();
    }

    private static Gender gender(dev.bonin.portone.Gender reported) {
        return switch (reported) {
            case MALE -> Gender.MALE;
            case FEMALE -> Gender.FEMALE;
            case UNKNOWN -> Gender.UNKNOWN;
        };
    }

    private static Carrier carrier(dev.bonin.portone.Carrier reported) {
        return switch (reported) {
            case SKT -> Carrier.SKT;
            case KT -> Carrier.KT;
            case LGU -> Carrier.LGU;
            case SKT_MVNO -> Carrier.SKT_MVNO;
            case KT_MVNO -> Carrier.KT_MVNO;
            case LGU_MVNO -> Carrier.LGU_MVNO;
            case UNKNOWN -> Carrier.UNKNOWN;
        };
    }
}

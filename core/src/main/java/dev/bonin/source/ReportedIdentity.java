package dev.bonin.source;

import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Carrier;
import dev.bonin.person.Ci;
import dev.bonin.person.Di;
import dev.bonin.person.Gender;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.portone.v1.Certification;
import java.util.Optional;

/** Converts a certification to an identity; the {@link Provenance} of its provider sets the assurance of each value. */
final class ReportedIdentity {
    private final Certification certification;
    private final Provenance provenance;

    ReportedIdentity(Certification certification, Provenance provenance) {
        this.certification = certification;
        this.provenance = provenance;
    }

    Identity identity() {
        return new Identity(
                assured(IdentityValue.NAME, certification.name().value().map(PersonName::new)),
                assured(IdentityValue.BIRTHDAY, certification.birthday().value().map(BirthDate::new)),
                assured(IdentityValue.GENDER, certification.gender().value().map(ReportedIdentity::gender)),
                assured(IdentityValue.FOREIGNER, certification.foreigner().value()),
                assured(IdentityValue.PHONE, certification.phone().value().flatMap(PhoneNumber::tryParse)),
                assured(IdentityValue.CARRIER, certification.carrier().value().map(ReportedIdentity::carrier)),
                assured(IdentityValue.CI, certification.uniqueKey().value().map(Ci::new)),
                assured(IdentityValue.DI, certification.uniqueInSite().value().map(Di::new)));
    }

    private <T> Assured<T> assured(IdentityValue kind, Optional<T> value) {
        var assurance = provenance.assuranceOf(certification.pgProvider(), kind);
        return value.map(content -> new Assured<>(content, assurance)).orElseGet(Assured::absent);
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

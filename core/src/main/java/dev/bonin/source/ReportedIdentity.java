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
import dev.bonin.portone.v2.IdentityVerification;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Converts the values of a report to an identity; the {@link Provenance} of its provider sets the assurance of each
 * value.
 */
final class ReportedIdentity {
    private final String provider;
    private final Provenance provenance;

    private ReportedIdentity(String provider, Provenance provenance) {
        this.provider = provider;
        this.provenance = provenance;
    }

    /** Returns the person of a record of V1. */
    static Identity of(Certification certification, Provenance provenance) {
        var values = new ReportedIdentity(certification.pgProvider(), provenance);
        return new Identity(
                values.name(certification.name().value()),
                values.birthday(certification.birthday().value()),
                values.gender(certification.gender().value()),
                values.foreigner(certification.foreigner().value()),
                values.phone(certification.phone().value()),
                values.carrier(certification.carrier().value()),
                values.ci(certification.uniqueKey().value()),
                values.di(certification.uniqueInSite().value()));
    }

    /** Returns the person of a record of V2; without any value if it has none that an agency verified. */
    static Identity of(IdentityVerification record, String provider, Provenance provenance) {
        var values = new ReportedIdentity(provider, provenance);
        var person = record.verifiedCustomer().value();
        return new Identity(
                values.name(person.flatMap(of -> of.name().value())),
                values.birthday(person.flatMap(of -> of.birthDate().value())),
                values.gender(person.flatMap(of -> of.gender().value())),
                values.foreigner(person.flatMap(of -> of.isForeigner().value())),
                values.phone(person.flatMap(of -> of.phoneNumber().value())),
                values.carrier(person.flatMap(of -> of.operator().value())),
                values.ci(person.flatMap(of -> of.ci().value())),
                values.di(person.flatMap(of -> of.di().value())));
    }

    private Assured<PersonName> name(Optional<String> reported) {
        return assured(IdentityValue.NAME, reported.map(PersonName::new));
    }

    private Assured<BirthDate> birthday(Optional<LocalDate> reported) {
        return assured(IdentityValue.BIRTHDAY, reported.map(BirthDate::new));
    }

    private Assured<Gender> gender(Optional<dev.bonin.portone.Gender> reported) {
        return assured(IdentityValue.GENDER, reported.map(ReportedIdentity::gender));
    }

    private Assured<Boolean> foreigner(Optional<Boolean> reported) {
        return assured(IdentityValue.FOREIGNER, reported);
    }

    private Assured<PhoneNumber> phone(Optional<String> reported) {
        return assured(IdentityValue.PHONE, reported.flatMap(PhoneNumber::tryParse));
    }

    private Assured<Carrier> carrier(Optional<dev.bonin.portone.Carrier> reported) {
        return assured(IdentityValue.CARRIER, reported.map(ReportedIdentity::carrier));
    }

    private Assured<Ci> ci(Optional<String> reported) {
        return assured(IdentityValue.CI, reported.map(Ci::new));
    }

    private Assured<Di> di(Optional<String> reported) {
        return assured(IdentityValue.DI, reported.map(Di::new));
    }

    private <T> Assured<T> assured(IdentityValue kind, Optional<T> value) {
        var assurance = provenance.assuranceOf(provider, kind);
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

package dev.bonin.policy;

import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Carrier;
import dev.bonin.person.Identity;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.standing.Standing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Somebody just certified by Danal, and what policies say of them. */
record Situation(Identity identity, Circumstances circumstances) {
    static final Instant NOON = Instant.parse("2026-11-23T03:00:00Z");

    static Situation at(Instant now) {
        return new Situation(
                Identity.nothing(),
                new Circumstances("signup", "danal", now, now, Optional.empty(), Optional.empty(), Optional.empty()));
    }

    /** Of somebody born then, at noon of {@code today} in Seoul. */
    static Situation of(LocalDate born, LocalDate today) {
        return at(today.atTime(3, 0).toInstant(ZoneOffset.UTC)).born(Assured.verified(new BirthDate(born)));
    }

    Verdict judgedBy(String policy) {
        return new PolicyCatalog(List.of()).policy(policy).judge(identity, circumstances);
    }

    Situation born(LocalDate born) {
        return born(Assured.verified(new BirthDate(born)));
    }

    Situation born(Assured<BirthDate> born) {
        return who(new Identity(
                identity.name(),
                born,
                identity.gender(),
                identity.foreigner(),
                identity.phone(),
                identity.carrier(),
                identity.ci(),
                identity.di()));
    }

    Situation foreigner(Assured<Boolean> foreigner) {
        return who(new Identity(
                identity.name(),
                identity.birthDate(),
                identity.gender(),
                foreigner,
                identity.phone(),
                identity.carrier(),
                identity.ci(),
                identity.di()));
    }

    Situation carrier(Assured<Carrier> carrier) {
        return who(new Identity(
                identity.name(),
                identity.birthDate(),
                identity.gender(),
                identity.foreigner(),
                identity.phone(),
                carrier,
                identity.ci(),
                identity.di()));
    }

    Situation called(Assured<PersonName> name, Assured<PhoneNumber> phone) {
        return who(new Identity(
                name,
                identity.birthDate(),
                identity.gender(),
                identity.foreigner(),
                phone,
                identity.carrier(),
                identity.ci(),
                identity.di()));
    }

    private Situation who(Identity other) {
        return new Situation(other, circumstances);
    }

    Situation certifiedAt(Instant certifiedAt) {
        return where(circumstances.provider(), certifiedAt, circumstances.account(), circumstances.standing());
    }

    Situation provider(String provider) {
        return where(provider, circumstances.certifiedAt(), circumstances.account(), circumstances.standing());
    }

    Situation account(String account) {
        return where(
                circumstances.provider(), circumstances.certifiedAt(), Optional.of(account), circumstances.standing());
    }

    Situation standing(Standing standing) {
        return where(
                circumstances.provider(), circumstances.certifiedAt(), circumstances.account(), Optional.of(standing));
    }

    private Situation where(
            String provider, Instant certifiedAt, Optional<String> account, Optional<Standing> standing) {
        return new Situation(
                identity,
                new Circumstances(
                        circumstances.purpose(),
                        provider,
                        certifiedAt,
                        circumstances.now(),
                        account,
                        standing,
                        circumstances.form()));
    }

    Situation form(Circumstances.FormComparison form) {
        return new Situation(
                identity,
                new Circumstances(
                        circumstances.purpose(),
                        circumstances.provider(),
                        circumstances.certifiedAt(),
                        circumstances.now(),
                        circumstances.account(),
                        circumstances.standing(),
                        Optional.of(form)));
    }
}

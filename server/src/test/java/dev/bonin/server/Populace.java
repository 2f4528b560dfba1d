package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.id.TimedIds;
import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Carrier;
import dev.bonin.person.Ci;
import dev.bonin.person.Di;
import dev.bonin.person.Gender;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonId;
import dev.bonin.person.PersonName;
import dev.bonin.person.PhoneNumber;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyEncryptionKey;
import dev.bonin.sealing.KeyRingFile;
import dev.bonin.sealing.LiveKeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Kept;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/** Many invented people in a server's data folder, put there past the server, and looked up there again. */
final class Populace implements AutoCloseable {
    private static final Keep EVERYTHING = new Keep(true, EnumSet.allOf(IdentityValue.class));

    private final Clock clock = Clock.systemUTC();
    private final TimedIds ids = new TimedIds(clock, new SecureRandom());
    private final BoninDatabase database;
    private final Path folder;
    private PersonSealer sealer;
    private final List<Resident> residents = new ArrayList<>();
    private long certified;

    private record Resident(VerificationId verification, PersonId person) {}

    private Populace(BoninDatabase database, Path folder) {
        this.database = database;
        this.folder = folder;
        this.sealer = sealer(folder, folder.resolve("sandbox.kek"));
    }

    /** In the folder of a server in sandbox mode that was started there once. */
    static Populace in(Path folder) {
        var database = BoninDatabase.open(new DatabaseSettings.Sqlite(folder.resolve("bonin.db")), Mode.SANDBOX);
        return new Populace(database, folder);
    }

    private static PersonSealer sealer(Path folder, Path kek) {
        var rings = LiveKeyRings.open(new KeyRingFile(folder.resolve("keys.ring"), KeyEncryptionKey.of(kek)));
        return new PersonSealer(rings, new SecureRandom());
    }

    void settle(int many) {
        for (int number = 0; number < many; number++) {
            var verification = new VerificationId(ids.next());
            var person = keep(verification, number).person().orElseThrow();
            residents.add(new Resident(verification, person));
        }
    }

    /** Reads the key ring anew, with another key-encryption key. */
    void openWith(Path kek) {
        sealer = sealer(folder, kek);
    }

    /**
     * Each opens as they were, and whoever is verified once more is known, as the same person as before, with the keys
     * of now.
     */
    void assertEverybodyIsThere() {
        sealer.refresh();
        for (int number = 0; number < residents.size(); number++) {
            var resident = residents.get(number);
            var kept = database.verifications().person(resident.verification()).orElseThrow();
            assertThat(sealer.open(
                            kept.identity().orElseThrow(),
                            database.verifications()
                                    .find(resident.verification())
                                    .orElseThrow()
                                    .sealedFor()))
                    .isEqualTo(identity(number));
            var again = keep(new VerificationId(ids.next()), number);
            assertThat(again).isEqualTo(new Kept(Optional.of(resident.person()), true, false));
        }
    }

    private Kept keep(VerificationId verification, int number) {
        var now = clock.instant();
        var impUid = "imp_%012d".formatted(700_000_000_000L + ++certified);
        var completion = new Completion(
                Optional.of(new ImpUid(impUid)), "danal", now, now, now.plus(Duration.ofDays(365)), Judgement.NONE);
        var request = new VerificationRequest(
                verification,
                "signup",
                Mode.SANDBOX,
                PortOneApi.V1,
                Optional.empty(),
                Optional.empty(),
                Redeemable.NONE,
                VerificationState.ACCEPTED,
                0,
                now,
                now,
                Terms.NONE,
                Optional.of(completion));
        var sealed = sealer.seal(identity(number), EVERYTHING, new Provenance(request.sealedFor(), "danal", "M1"));
        return database.verifications()
                .keepBare(request, sealed, event(verification))
                .orElseThrow();
    }

    private AuditEvent event(VerificationId verification) {
        return new AuditEvent(
                ids.next(),
                clock.instant(),
                "",
                new Access("person", "browser", "verification"),
                "signup",
                AuditAction.VERIFICATION_ACCEPTED,
                Optional.of(verification.value()),
                Optional.empty(),
                "provider=danal");
    }

    private static Identity identity(int number) {
        return new Identity(
                Assured.verified(new PersonName("김" + number)),
                Assured.verified(new BirthDate(LocalDate.of(1990, 1, 1).plusDays(number % 10_000))),
                Assured.verified(Gender.FEMALE),
                Assured.absent(),
                Assured.verified(new PhoneNumber("0100000%04d".formatted(number % 10_000))),
                Assured.verified(Carrier.KT),
                Assured.verified(new Ci("ci%086d".formatted(number))),
                Assured.verified(new Di("di%062d".formatted(number))));
    }

    @Override
    public void close() {
        database.close();
    }
}

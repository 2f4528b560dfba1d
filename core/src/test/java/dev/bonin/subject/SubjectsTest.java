package dev.bonin.subject;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.account.AccountLink;
import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.engine.Records;
import dev.bonin.erasure.Erasure.Cause;
import dev.bonin.erasure.LedgerEntry;
import dev.bonin.person.Assured;
import dev.bonin.person.Ci;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonName;
import dev.bonin.rotation.KeyAgreement;
import dev.bonin.sandbox.SettableClock;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.KeyRing;
import dev.bonin.sealing.KeyRings;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.standing.AccountHint;
import dev.bonin.store.InMemoryStores;
import dev.bonin.store.SubjectStore.Membership;
import dev.bonin.subject.SubjectExport.HeldKey;
import dev.bonin.subject.SubjectExport.HeldVerification;
import dev.bonin.subject.SubjectExport.Part;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A person asks what is held about them. */
class SubjectsTest {
    private static final Access ACCESS = new Access("operator:kim", "local", "열람 요구");
    private static final Access PERSON = new Access("person", "browser", "verification");
    private static final Keep NAME_AND_CI = new Keep(true, Set.of(IdentityValue.NAME, IdentityValue.CI));

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-11-23T03:00:00Z"));
    private final InMemoryStores stores = new InMemoryStores();
    private final KeyRing ring = KeyRing.draw(clock);
    private final PersonSealer sealer = new PersonSealer(KeyRings.fixed(ring), new Random(1));
    private final Records records = new Records(stores, KeyRings.fixed(ring), clock, new Random(2), Duration.ZERO);

    SubjectsTest() {
        new KeyAgreement(stores.sealed()).require(ring);
    }

    @Test
    void areToldAllThatIsHeldOfThemAndNothingOfOthers() {
        var first = verified(1, "hong");
        var second = verified(2, "hong");
        verified(3, "kim");

        var export = exported(second, false);

        assertThat(export.verifications())
                .extracting(held -> held.request().id())
                .as("the one that was asked about first")
                .containsExactly(second, first);
        assertThat(export.verifications())
                .extracting(SubjectsTest::name)
                .containsExactly(Optional.of("hong"), Optional.of("hong"));
        assertThat(export.keys()).hasSize(1);
        assertThat(export.cutOff()).isEmpty();
    }

    @Test
    void areToldCiOnlyWhereItIsAskedFor() {
        var id = verified(1, "hong");

        assertThat(exported(id, false).keys()).extracting(HeldKey::value).containsExactly(Optional.empty());
        assertThat(exported(id, false)
                        .verifications()
                        .get(0)
                        .identity()
                        .orElseThrow()
                        .present())
                .containsExactly(IdentityValue.NAME);

        assertThat(exported(id, true).keys()).extracting(HeldKey::value).containsExactly(Optional.of("ci of hong"));
        assertThat(exported(id, true)
                        .verifications()
                        .get(0)
                        .identity()
                        .orElseThrow()
                        .present())
                .containsExactlyInAnyOrder(IdentityValue.NAME, IdentityValue.CI);
    }

    @Test
    void areToldByWhomTheirValuesWereOpenedThisTimeIncluded() {
        var id = verified(1, "hong");

        assertThat(exported(id, false).log())
                .extracting(AuditEvent::action)
                .containsExactlyInAnyOrder(
                        AuditAction.VERIFICATION_ACCEPTED, AuditAction.SUBJECT_EXPORTED, AuditAction.IDENTITY_OPENED);
        assertThat(stores.log().about(id.value(), Optional.empty(), 10))
                .filteredOn(event -> event.access().equals(ACCESS))
                .hasSize(2);
    }

    @Test
    void areToldOfTheirAccount() {
        var id = verified(1, "hong");
        var person = exported(id, false).person().orElseThrow();
        var link = new AccountLink("", "member", person, id, clock.instant());
        stores.accounts().link(link, records.events().of(AuditAction.ACCOUNT_LINKED, ACCESS, ""));

        assertThat(exported(id, false).membership().flatMap(Membership::account))
                .contains(link);
        assertThat(exported(id, false).hint()).isEmpty();
    }

    @Test
    void areToldTheHintOfTheirAccount() {
        var id = verified(1, "hong");
        var person = exported(id, false).person().orElseThrow();
        var link = new AccountLink("", "member", person, id, clock.instant());
        stores.accounts().link(link, records.events().of(AuditAction.ACCOUNT_LINKED, ACCESS, ""));
        var hint = AccountHint.ofEmail("hong@example.com");
        records.accounts().changeHint("", "member", Optional.of(hint), ACCESS);

        assertThat(exported(id, false).hint()).contains(hint);
        assertThat(exported(id, false).log())
                .filteredOn(event -> event.action() == AuditAction.ACCOUNT_HINT_CHANGED)
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).isEmpty());
    }

    @Test
    void areToldThatTheyWereErased() {
        var id = verified(1, "hong");
        records.erasures().erase(id, Cause.OPERATOR, false, ACCESS);

        var export = exported(id, false);

        assertThat(export.person()).isEmpty();
        assertThat(export.verifications()).singleElement().satisfies(held -> {
            assertThat(held.identity()).isEmpty();
            assertThat(held.erased().map(LedgerEntry::cause)).contains(Cause.OPERATOR);
        });
    }

    @Test
    void areToldNothingOfWhatThereIsNot() {
        assertThat(records.subjects().export(id(1), ACCESS, false)).isEmpty();
        assertThat(stores.log().unchainedCount()).isZero();
    }

    @Test
    void areToldWhatIsLeftOut() {
        var first = verified(1, "hong");
        verified(2, "hong");
        var subjects = new Subjects(stores, sealer, records.identities(), records.events(), clock, 2);

        assertThat(subjects.export(first, ACCESS, false).orElseThrow().cutOff())
                .as("three entries about the first one: accepted, exported, opened")
                .containsExactly(Part.ACCESS_LOG);
        verified(3, "hong");
        var export = subjects.export(first, ACCESS, false).orElseThrow();

        assertThat(export.cutOff()).containsExactlyInAnyOrder(Part.VERIFICATIONS, Part.ACCESS_LOG);
        assertThat(export.verifications()).hasSize(2);
    }

    @Test
    void printNothingOfThemselves() {
        var export = exported(verified(1, "hong"), true);

        assertThat(export.toString() + export.keys() + export.verifications())
                .doesNotContain("hong")
                .doesNotContain("ci of");
    }

    private SubjectExport exported(VerificationId id, boolean withCi) {
        return records.subjects().export(id, ACCESS, withCi).orElseThrow();
    }

    private static Optional<String> name(HeldVerification held) {
        return held.identity().flatMap(identity -> identity.name().value()).map(PersonName::reveal);
    }

    private static VerificationId id(int number) {
        return new VerificationId("%032d".formatted(number));
    }

    private VerificationId verified(int number, String name) {
        var now = clock.instant();
        var completion = new Completion(
                Optional.of(new ImpUid("imp_" + number)),
                "danal",
                now,
                now,
                now.plus(Duration.ofDays(365)),
                Judgement.NONE);
        var request = new VerificationRequest(
                id(number),
                "default",
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
        var person = sealer.seal(
                identity(name), NAME_AND_CI, new PersonSealer.Provenance(request.sealedFor(), "danal", "merchant"));
        var event = records.events()
                .about(request.id().value(), "", "default", AuditAction.VERIFICATION_ACCEPTED, PERSON, "");
        stores.verifications().keepBare(request, person, event);
        return request.id();
    }

    private static Identity identity(String name) {
        return new Identity(
                Assured.verified(new PersonName(name)),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.verified(new Ci("ci of " + name)),
                Assured.absent());
    }
}

package dev.bonin.testkit.contract;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.source.Evidence;
import dev.bonin.source.ImpUid;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.ApplicationRequest;
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
import java.util.UUID;

/** Test rows, identified by a number that also is their order in time. */
final class StoredRequests {
    static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    static final Duration KEPT_FOR = Duration.ofDays(365);

    /** The person of a purpose that keeps nothing. */
    static final SealedPerson NOBODY = SealedPerson.nobody();

    private StoredRequests() {}

    /** Returns any entry of the access log. */
    static AuditEvent event() {
        return event(UUID.randomUUID().toString().replace("-", ""), Optional.empty());
    }

    /** Returns an entry about a verification. */
    static AuditEvent event(String id, Optional<VerificationId> about) {
        return new AuditEvent(
                id,
                NOW,
                "",
                new Access("person", "browser", "verification"),
                "default",
                AuditAction.VERIFICATION_ACCEPTED,
                about.map(VerificationId::value),
                Optional.empty(),
                "provider=danal");
    }

    static VerificationRequest started(int number, BindingHash browser) {
        return started(number, browser, Terms.NONE);
    }

    static VerificationRequest started(int number, BindingHash browser, Terms terms) {
        return open(number, Optional.empty(), Optional.of(browser), terms);
    }

    static VerificationRequest startedOnV2(int number, BindingHash browser) {
        return VerificationRequest.open(
                id(number), "default", Mode.SANDBOX, PortOneApi.V2, Terms.NONE, browser, NOW.plusMillis(number));
    }

    static VerificationRequest orderedByApplication(int number) {
        return orderedByApplication(number, Terms.NONE);
    }

    static VerificationRequest orderedByApplication(int number, Terms terms) {
        var asked = new ApplicationRequest(
                "shop",
                "고객 " + number,
                "https://shop.example/done?from=bonin",
                number % 2 == 0 ? Optional.empty() : Optional.of("s&t=ate \"1\""),
                page(number));
        return open(number, Optional.of(asked), Optional.empty(), terms);
    }

    private static VerificationRequest open(
            int number, Optional<ApplicationRequest> application, Optional<BindingHash> browser, Terms terms) {
        return new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                PortOneApi.V1,
                application,
                browser,
                Redeemable.NONE,
                VerificationState.OPEN,
                0,
                NOW.plusMillis(number),
                NOW.plusSeconds(900),
                terms,
                Optional.empty());
    }

    static VerificationRequest bare(int number, String impUid) {
        return new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                PortOneApi.V1,
                Optional.empty(),
                Optional.empty(),
                Redeemable.NONE,
                VerificationState.ACCEPTED,
                0,
                NOW,
                NOW,
                Terms.NONE,
                Optional.of(completion(impUid)));
    }

    static Completion completion(String impUid) {
        return completion(impUid, KEPT_FOR, Judgement.NONE);
    }

    static Completion completion(Evidence evidence) {
        return completion(evidence, KEPT_FOR, Judgement.NONE);
    }

    static Completion completion(String impUid, Duration keptFor, Judgement judgement) {
        return completion(new ImpUid(impUid), keptFor, judgement);
    }

    private static Completion completion(Evidence evidence, Duration keptFor, Judgement judgement) {
        return new Completion(Optional.of(evidence), "danal", NOW.minusSeconds(5), NOW, NOW.plus(keptFor), judgement);
    }

    static BindingHash browser(int number) {
        return new BindingHash("%064x".formatted(number));
    }

    static PageTokenHash page(int number) {
        return new PageTokenHash("%064x".formatted(number));
    }

    static VerificationId id(int number) {
        return new VerificationId("%032d".formatted(number));
    }
}

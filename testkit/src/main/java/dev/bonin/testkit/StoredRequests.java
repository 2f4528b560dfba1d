package dev.bonin.testkit;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.BindingHash;
import dev.bonin.verification.Mode;
import dev.bonin.verification.PageTokenHash;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.Optional;

/** Rows to keep, told apart by a number that also is their order in time. */
final class StoredRequests {
    static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private StoredRequests() {}

    static VerificationRequest started(int number, BindingHash browser) {
        return open(number, Optional.empty(), Optional.of(browser));
    }

    static VerificationRequest orderedByApplication(int number) {
        var asked = new ApplicationRequest(
                "shop",
                "고객 " + number,
                "https://shop.example/done?from=bonin",
                number % 2 == 0 ? Optional.empty() : Optional.of("s&t=ate \"1\""),
                page(number),
                Optional.empty(),
                Optional.empty());
        return open(number, Optional.of(asked), Optional.empty());
    }

    private static VerificationRequest open(
            int number, Optional<ApplicationRequest> application, Optional<BindingHash> browser) {
        return new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                application,
                browser,
                VerificationState.OPEN,
                0,
                NOW.plusMillis(number),
                NOW.plusSeconds(900),
                Optional.empty());
    }

    static VerificationRequest bare(int number, String impUid) {
        return new VerificationRequest(
                id(number),
                "default",
                Mode.SANDBOX,
                Optional.empty(),
                Optional.empty(),
                VerificationState.ACCEPTED,
                0,
                NOW,
                NOW,
                Optional.of(completion(impUid)));
    }

    static Completion completion(String impUid) {
        return new Completion(new ImpUid(impUid), "danal", NOW.minusSeconds(5), NOW);
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

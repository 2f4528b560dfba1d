package dev.bonin.testkit;

import dev.bonin.ceremony.FinishAttempt;
import dev.bonin.ceremony.Started;
import dev.bonin.engine.Bonin;
import dev.bonin.guardian.GuardianRefusal;
import dev.bonin.guardian.GuardianVote;
import dev.bonin.secret.BrowserNonce;
import dev.bonin.secret.PageToken;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Verifies in a Bonin of this JVM, as a servlet does.
 *
 * @param cookie the browser's nonce; null until it has one
 */
record CeremonyInJava(Bonin bonin, AtomicReference<@Nullable BrowserNonce> cookie) implements Ceremony {
    @Override
    public Opened start(String purpose) {
        return opened(bonin.verifications().start(purpose, browser()));
    }

    @Override
    public Reply<Opened, Told> startBy(PageToken link) {
        return bonin.guardianPage()
                .start(link, browser())
                .fold(
                        started -> new Reply.Granted<>(opened(started)),
                        refusal -> new Reply.Refused<>(Told.of(refusal)));
    }

    private Opened opened(Started started) {
        cookie.set(started.browser());
        return new Opened(started.id().value(), started.api(), started.purpose());
    }

    private Optional<BrowserNonce> browser() {
        return Optional.ofNullable(cookie.get());
    }

    @Override
    public Told finish(Opened opened, String evidence) {
        var attempt = switch (opened.api()) {
            case V1 -> new FinishAttempt(evidence, browser(), Optional.of(opened.id()));
            case V2 -> FinishAttempt.ofIdentityVerification(evidence, browser());
        };
        return Told.of(bonin.verifications().finish(attempt));
    }

    @Override
    public GuardianOutcome decide(PageToken link, String verification, boolean consents) {
        var page = bonin.guardianPage();
        var id = new VerificationId(verification);
        return page.visit(link, browser(), Optional.of(id))
                .fold(
                        visit -> {
                            var vote =
                                    new GuardianVote(consents, visit.wording().sha256(), consents);
                            return page.decide(link, browser(), id, vote)
                                    .fold(
                                            made -> GuardianOutcome.decided(made.code(), Optional.empty()),
                                            CeremonyInJava::undecided);
                        },
                        CeremonyInJava::undecided);
    }

    private static GuardianOutcome undecided(GuardianRefusal refusal) {
        return GuardianOutcome.undecided(Told.of(refusal));
    }
}

package dev.bonin.verification;

import dev.bonin.source.SourceException;
import dev.bonin.source.VerificationSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Finishes verifications. One instance serves all threads. */
public final class Verifications {
    private final VerificationIds ids;
    private final ImpUidShape shape = new ImpUidShape();
    private final BrowserBinding binding;
    private final ReportFetch reports;
    private final SameRequest sameRequest = new SameRequest();
    private final CertifiedPerson certified = new CertifiedPerson();
    private final Freshness freshness = new Freshness();
    private final Recording recording;
    private final Answer answer;

    /**
     * A ceremony over {@code source} and {@code store}.
     *
     * @param random makes the ids, so it must be unpredictable: a {@link java.security.SecureRandom} outside of tests
     * @param handlers told of every outcome, in this order
     */
    public Verifications(
            CeremonyRules rules,
            VerificationSource source,
            VerificationStore store,
            Clock clock,
            RandomGenerator random,
            List<VerificationHandler> handlers) {
        this.ids = new VerificationIds(clock, random);
        this.binding = new BrowserBinding(rules.binding());
        this.reports = new ReportFetch(source);
        this.recording = new Recording(store, rules.purpose(), rules.mode(), clock);
        this.answer = new Answer(rules.mode(), handlers);
    }

    /**
     * What the {@code imp_uid} that a browser handed over is worth.
     *
     * @param impUid as it came, not yet checked in any way
     * @throws SourceException if it could not be found out; nothing changed, and the same finish can succeed later
     */
    public Outcome finish(String impUid) {
        var id = ids.next();
        var steps = new ArrayList<Step>();
        return Checked.proven(impUid)
                .then(taking(steps, Step.IMP_UID_SHAPE, shape::check))
                .then(taking(steps, Step.BROWSER_BINDING, binding::check))
                .then(taking(steps, Step.REPORT, reports::check))
                .then(taking(steps, Step.SAME_REQUEST, sameRequest::check))
                .then(taking(steps, Step.CERTIFIED, certified::check))
                .then(taking(steps, Step.FRESH, freshness::check))
                .then(taking(steps, Step.RECORDED, fresh -> recording.check(id, fresh)))
                .fold(recorded -> answer.accepted(recorded, steps), reason -> answer.refused(id, reason, steps));
    }

    private static <T, R> Function<T, Checked<R>> taking(
            List<Step> steps, Step step, Function<? super T, Checked<R>> check) {
        return proven -> {
            steps.add(step);
            return check.apply(proven);
        };
    }
}

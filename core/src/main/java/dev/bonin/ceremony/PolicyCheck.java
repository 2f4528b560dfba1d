package dev.bonin.ceremony;

import dev.bonin.ceremony.AllowedProvider.Believed;
import dev.bonin.ceremony.Freshness.Fresh;
import dev.bonin.policy.Circumstances;
import dev.bonin.policy.Circumstances.FormComparison;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.policy.TypedForm;
import dev.bonin.policy.Verdict;
import dev.bonin.purpose.PurposeRules;
import dev.bonin.sealing.FormSealer;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.Report;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.Standing;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Membership;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationIds;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * F11: the policies of the purpose. All of them are evaluated, even after a failure, so that the person learns all
 * reasons at once. The person's standing is read; nothing is reserved.
 */
final class PolicyCheck {
    private final CeremonyRules rules;
    private final VerificationIds ids;
    private final FinishedRequests store;
    private final PersonSealing sealing;
    private final AccountComparison comparison;
    private final Clock clock;

    PolicyCheck(CeremonyRules rules, VerificationIds ids, FinishedRequests store, PersonSealing sealing, Clock clock) {
        this.rules = rules;
        this.ids = ids;
        this.store = store;
        this.sealing = sealing;
        this.comparison = new AccountComparison(rules.catalog(), store, sealing);
        this.clock = clock;
    }

    /** Proof that the policies were evaluated; contains the verification to store. */
    sealed interface Judged {
        VerificationRequest request();

        Finish finish();

        /** Returns the sealed person, as far as the purpose keeps them. */
        SealedPerson sealed();

        /** Returns the standing; empty unless a policy needs it or the named account is linked to a person. */
        Optional<Standing> standing();

        /** Returns the decisions of shadow policies, which do not affect the outcome. */
        List<Decision> shadow();

        default Judgement judgement() {
            return request().completion().orElseThrow().judgement();
        }

        /** Returns whether the person is stored: accepted, or waiting for a guardian. */
        default boolean isStored() {
            return request().state() != VerificationState.REFUSED;
        }

        default Report report() {
            return finish().report();
        }
    }

    private record Proof(
            VerificationRequest request,
            Finish finish,
            SealedPerson sealed,
            Optional<Standing> standing,
            List<Decision> shadow)
            implements Judged {}

    /**
     * Refuses if the purpose was removed from the configuration after the request started: its policies are unknown, so
     * they cannot be enforced.
     */
    Checked<Judged> check(Believed believed) {
        var fresh = believed.fresh();
        var isGone = fresh.matched()
                .request()
                .filter(request -> !rules.purposes().has(request.purpose()))
                .isPresent();
        return isGone ? Checked.refused(RefusalReason.EXPIRED) : judge(fresh);
    }

    private Checked<Judged> judge(Fresh fresh) {
        var finish = finish(fresh);
        var rule = rules.purposes().of(finish.purpose());
        var sealed = sealing.seal(finish);
        var policies = rules.policies(finish.purpose(), finish.request().terms().policies());
        var standing = Stream.concat(policies.stream(), rule.shadow().stream()).anyMatch(Policy::needsStanding)
                ? Optional.of(standing(finish, sealed))
                : Optional.<Standing>empty();
        var seen = new Seen(finish, circumstances(finish, standing));
        var holder = comparison.standing(finish, policies);
        var compared = holder.map(of -> comparison.decide(finish.report(), circumstances(finish, Optional.of(of))));
        var judgement = identified(judgement(policies, seen, compared, rule), sealed);
        var judged = finish.judged(judgement, rule);
        return Checked.proven(new Proof(judged, finish, sealed, standing.or(() -> holder), seen.watch(rule.shadow())));
    }

    /** A guardian cannot be told from a child without CI and DI, so none can consent for them. */
    private static Judgement identified(Judgement judgement, SealedPerson sealed) {
        return sealed.keys().isEmpty() && judgement.needsGuardian() ? judgement.withoutPerson() : judgement;
    }

    private Finish finish(Fresh fresh) {
        var now = clock.instant();
        var request = fresh.matched()
                .request()
                .orElseGet(() -> VerificationRequest.bare(
                        ids.next(), rules.purposes().ofBareFinish(), rules.mode(), api(fresh), now));
        return new Finish(request, fresh, now);
    }

    private static PortOneApi api(Fresh fresh) {
        return fresh.matched().evidence().api();
    }

    private Standing standing(Finish finish, SealedPerson sealed) {
        var request = finish.request();
        return sealing.withCurrentKeys(
                finish, sealed, person -> store.standing(request.owner(), person, request.account(), finish.at()));
    }

    private Circumstances circumstances(Finish finish, Optional<Standing> standing) {
        var report = finish.report();
        return new Circumstances(
                finish.purpose(),
                report.provider(),
                finish.fresh().certifiedAt(),
                report.toldAt(),
                finish.request().account(),
                standing,
                finish.request().terms().form().map(form -> compared(form, finish)));
    }

    private FormComparison compared(String form, Finish finish) {
        var certified = TypedForm.certified(finish.report().identity());
        return new FormComparison(
                FormSealer.typed(form),
                sealing.forms().equal(form, certified, finish.request().formContext()));
    }

    /** The input of the policies. */
    private record Seen(Finish finish, Circumstances circumstances) {
        List<Decision> judge(List<Policy> policies) {
            var identity = finish.report().identity();
            return policies.stream()
                    .map(policy -> Decision.of(policy, policy.judge(identity, circumstances)))
                    .toList();
        }

        /** Shadow policies never affect the outcome; a failing one is counted as {@code policy_failed}. */
        List<Decision> watch(List<Policy> shadow) {
            return shadow.stream().map(this::watch).toList();
        }

        private Decision watch(Policy policy) {
            try {
                return judge(List.of(policy)).get(0);
            } catch (RuntimeException broken) {
                return Decision.of(policy, Verdict.unavailable("policy_failed"));
            }
        }
    }

    private static Judgement judgement(
            List<Policy> policies, Seen seen, Optional<Decision> compared, PurposeRules rule) {
        var account = policies.stream().anyMatch(Policy::needsStanding)
                ? seen.circumstances().standing().flatMap(PolicyCheck::membership)
                : Optional.<Membership>empty();
        var decisions =
                Stream.concat(seen.judge(policies).stream(), compared.stream()).toList();
        return new Judgement(
                decisions, account, rule.validFor().map(seen.finish().at()::plus), PolicyCatalog.VERSION);
    }

    /**
     * Returns whether the person has an account; empty if that is unknown, because of a conflict, without CI and DI, or
     * if they may have an account under another key.
     */
    private static Optional<Membership> membership(Standing standing) {
        var isUnknown = standing.maybeAmong().contains(Group.ACCOUNTS);
        return switch (standing.match()) {
            case KNOWN, NEW ->
                standing.account().isPresent()
                        ? Optional.of(Membership.EXISTING)
                        : Optional.of(Membership.NEW).filter(isNew -> !isUnknown);
            case CONFLICT, UNCHECKABLE -> Optional.empty();
        };
    }
}

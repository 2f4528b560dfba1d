package dev.bonin.ceremony;

import dev.bonin.policy.Circumstances;
import dev.bonin.policy.Decision;
import dev.bonin.policy.Policy;
import dev.bonin.policy.PolicyCatalog;
import dev.bonin.purpose.PurposeDefaults;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.Report;
import dev.bonin.standing.Standing;
import dev.bonin.verification.FinishedRequests;
import dev.bonin.verification.VerificationRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Compares the person with the owner of the named account, for purposes that check an age: a borrowed phone verifies
 * its owner, and would otherwise make another person's account an adult's. The comparison stores no personal data.
 * Accounts without a linked person are not compared.
 */
final class AccountComparison {
    private static final String POLICY = "same_person_as_account";

    private final PolicyCatalog catalog;
    private final FinishedRequests store;
    private final PersonSealing sealing;

    AccountComparison(PolicyCatalog catalog, FinishedRequests store, PersonSealing sealing) {
        this.catalog = catalog;
        this.store = store;
        this.sealing = sealing;
    }

    /**
     * Returns the person's standing with respect to the account.
     *
     * @param policies the purpose's policies; one of them may make the comparison itself
     * @return empty if no comparison is needed
     */
    Optional<Standing> standing(Finish finish, List<Policy> policies) {
        var request = finish.request();
        var compares = PurposeDefaults.of(request.purpose()).comparesAccount()
                && !policies.isEmpty()
                && request.account().isPresent()
                && policies.stream().noneMatch(policy -> policy.name().equals(POLICY));
        return compares && isLinked(request, finish.at())
                ? Optional.of(sealing.finding(
                                finish,
                                person -> store.standing(request.owner(), person, request.account(), finish.at())))
                        .filter(standing -> standing.samePerson().isPresent())
                : Optional.empty();
    }

    /** Checked first, without a person: the lookup needs no key, and most accounts have no person. */
    private boolean isLinked(VerificationRequest request, Instant now) {
        return store.standing(request.owner(), SealedPerson.nobody(), request.account(), now)
                .samePerson()
                .isPresent();
    }

    Decision decide(Report report, Circumstances circumstances) {
        var policy = catalog.policy(POLICY);
        return Decision.of(policy, policy.judge(report.identity(), circumstances));
    }
}

package dev.bonin.account;

import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.person.KeyScopes;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.verification.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Who may have an account, decided by facts alone. A store gathers the facts in one transaction, asks here, and writes
 * what was decided.
 */
public final class LinkRules {
    /** The reasons against a link. Where several apply, the first is the answer. */
    private static final List<Function<LinkFacts, Optional<AccountRefusal>>> IN_ORDER = List.of(
            until(Reason.BANNED, LinkFacts::holderBannedUntil), // it is the same person, whom the ban would not follow
            when(Reason.UNKNOWN_VERIFICATION, facts -> !facts.isVerified()),
            when(Reason.ALREADY_LINKED, facts -> facts.account().isPresent()),
            until(Reason.BANNED, LinkFacts::bannedUntil),
            until(Reason.REJOIN_WAIT, LinkFacts::waitsUntil),
            when(Reason.STANDING_UNKNOWN, LinkFacts::isMaybeKept),
            when(Reason.VERIFICATION_USED, LinkFacts::isUsed));

    private LinkRules() {}

    private static Function<LinkFacts, Optional<AccountRefusal>> when(Reason reason, Predicate<LinkFacts> applies) {
        return facts -> Optional.of(facts).filter(applies).map(unused -> AccountRefusal.of(reason));
    }

    private static Function<LinkFacts, Optional<AccountRefusal>> until(
            Reason reason, Function<LinkFacts, Optional<Instant>> end) {
        return facts -> end.apply(facts)
                .map(until -> new AccountRefusal(reason, Optional.of(until).filter(Instant.MAX::isAfter)));
    }

    /**
     * Returns why the person may not have the account; empty where it is linked, which uses the verification up and
     * ends the person's wait.
     */
    public static Optional<AccountRefusal> judge(LinkFacts facts) {
        return IN_ORDER.stream().flatMap(rule -> rule.apply(facts).stream()).findFirst();
    }

    /**
     * Returns the answer to a link that its account alone decides: the same link again, or an account that is linked
     * already. Empty where the account is free, so that {@link #judge} decides.
     *
     * @param account what the account is linked to so far
     */
    public static Optional<Reply<AccountLink, AccountRefusal>> ofAccount(
            AccountLink asked, Optional<AccountLink> account) {
        return account.map(known -> isSame(asked, known) ? new Reply.Granted<>(known) : refused(whyNot(asked, known)));
    }

    private static Reason whyNot(AccountLink asked, AccountLink known) {
        return known.person().equals(asked.person()) ? Reason.ALREADY_LINKED : Reason.ACCOUNT_TAKEN;
    }

    /**
     * Returns the answer to a move that its account alone decides: the same move again, or an account that is not
     * linked. Empty where the account has another link, so that {@link #judge} decides.
     *
     * @param account what the account is linked to so far
     */
    public static Optional<Reply<AccountLink, AccountRefusal>> ofMovedAccount(
            AccountLink asked, Optional<AccountLink> account) {
        if (account.isEmpty()) {
            return Optional.of(refused(Reason.UNKNOWN_ACCOUNT));
        }
        return account.filter(known -> isSame(asked, known)).map(Reply.Granted::new);
    }

    private static boolean isSame(AccountLink asked, AccountLink known) {
        return known.verification().equals(asked.verification());
    }

    /**
     * Returns why a verification cannot be used to look an account up; empty where it can, and is used up by it,
     * whatever {@link #lookedUp} then answers.
     *
     * @param isAccepted whether it is accepted and not erased
     * @param isUsed whether it has looked an account up before
     */
    public static Optional<AccountRefusal> ofLookUp(boolean isAccepted, boolean isUsed) {
        if (!isAccepted) {
            return Optional.of(AccountRefusal.of(Reason.UNKNOWN_VERIFICATION));
        }
        return isUsed ? Optional.of(AccountRefusal.of(Reason.VERIFICATION_USED)) : Optional.empty();
    }

    /**
     * Returns the account of a person who was looked up. Refused where there is none, and the person may all the same
     * be one of those who have an account.
     *
     * @param scopes of all keys of the person
     * @param kept the people of the application
     */
    public static Reply<Optional<AccountLink>, AccountRefusal> lookedUp(
            Optional<AccountLink> account, KeyScopes scopes, KeptPeople kept) {
        return account.isEmpty() && kept.maybeAmong(scopes).contains(Group.ACCOUNTS)
                ? refused(Reason.STANDING_UNKNOWN)
                : new Reply.Granted<>(account);
    }

    private static <T> Reply<T, AccountRefusal> refused(Reason reason) {
        return new Reply.Refused<>(AccountRefusal.of(reason));
    }
}

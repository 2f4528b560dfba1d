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
 * Decides, from facts only, who may have an account. A store reads the facts in one transaction, calls this class, and
 * writes the decision.
 */
public final class LinkRules {
    /** The reasons to refuse a link. If several apply, the first one is returned. */
    private static final List<Function<LinkFacts, Optional<AccountRefusal>>> IN_ORDER = List.of(
            until(Reason.BANNED, LinkFacts::holderBannedUntil), // the same person: the move would evade the ban
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
     * Returns why the person may not have the account; empty if the link is allowed. The link then uses up the
     * verification and ends the person's wait.
     */
    public static Optional<AccountRefusal> judge(LinkFacts facts) {
        return IN_ORDER.stream().flatMap(rule -> rule.apply(facts).stream()).findFirst();
    }

    /**
     * Returns the reply to a link if the state of its account determines it: the same link again, or an account that is
     * already linked. Empty if the account is free; then {@link #judge} decides.
     *
     * @param account the current link of the account
     */
    public static Optional<Reply<AccountLink, AccountRefusal>> ofAccount(
            AccountLink asked, Optional<AccountLink> account) {
        return account.map(known -> isSame(asked, known) ? new Reply.Granted<>(known) : refused(whyNot(asked, known)));
    }

    private static Reason whyNot(AccountLink asked, AccountLink known) {
        return known.person().equals(asked.person()) ? Reason.ALREADY_LINKED : Reason.ACCOUNT_TAKEN;
    }

    /**
     * Returns the reply to a move if the state of its account determines it: the same move again, or an account that is
     * not linked. Empty if the account has another link; then {@link #judge} decides.
     *
     * @param account the current link of the account
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
     * Returns why a verification cannot be used to look up an account; empty if it can. It is then used up, whatever
     * {@link #lookedUp} returns.
     *
     * @param isAccepted whether the verification is accepted and not erased
     * @param isUsed whether it was already used to look up an account
     */
    public static Optional<AccountRefusal> ofLookUp(boolean isAccepted, boolean isUsed) {
        if (!isAccepted) {
            return Optional.of(AccountRefusal.of(Reason.UNKNOWN_VERIFICATION));
        }
        return isUsed ? Optional.of(AccountRefusal.of(Reason.VERIFICATION_USED)) : Optional.empty();
    }

    /**
     * Returns the account of the person. Refused if there is none, but the person may be one of those who have an
     * account.
     *
     * @param scopes the scopes of all keys of the person
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

package dev.bonin.account;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.person.PersonId;
import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.SealedRow;
import dev.bonin.standing.AccountHint;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.PeopleApart;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.KeptRequests;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Ensures one account per person. Link during sign-up, before the account is used: of two concurrent sign-ups of one
 * person, one link is granted and the other refused. Safe for use by several threads. Every call may throw a {@code
 * StoreException}; nothing changed then.
 */
public final class Accounts {
    /** How many people are listed for each set of scopes. */
    private static final int MOST_NAMED = 20;

    private final AccountStore store;
    private final UsableVerifications verifications;
    private final PersonSealer sealer;
    private final AuditEvents events;
    private final Clock clock;
    private final Duration rejoinWait;

    /**
     * Creates the accounts of all applications.
     *
     * @param rejoinWait how long a person who left may not rejoin; zero to allow it at once
     */
    public Accounts(
            AccountStore store,
            KeptRequests verifications,
            KeptIdentities identities,
            AuditEvents events,
            Clock clock,
            Duration rejoinWait) {
        this.store = store;
        this.verifications = new UsableVerifications(verifications, identities, clock);
        this.sealer = identities.hints();
        this.events = events;
        this.clock = clock;
        this.rejoinWait = rejoinWait;
    }

    /**
     * Links an account to the person of a verification. The application must have redeemed the verification, or its own
     * browser must have finished it, at most ten minutes ago.
     *
     * @param application the application that the account and the verification belong to; empty text if Bonin is part
     *     of the application
     * @param access who links, from where and why; stored in the access log
     */
    public Reply<AccountLink, AccountRefusal> link(
            String application, String account, VerificationId verification, Access access) {
        return link(application, account, verification, Optional.empty(), access);
    }

    /**
     * Links an account as {@link #link(String, String, VerificationId, Access)}, with a hint that tells the person
     * later which account they have. It is told only to that person, once they are verified again.
     */
    public Reply<AccountLink, AccountRefusal> link(
            String application, String account, VerificationId verification, AccountHint hint, Access access) {
        return link(application, account, verification, Optional.of(hint), access);
    }

    /** Links an account as above, with a hint if there is one. */
    public Reply<AccountLink, AccountRefusal> link(
            String application,
            String account,
            VerificationId verification,
            Optional<AccountHint> hint,
            Access access) {
        return verifications
                .forAccount(application, account, verification)
                .fold(
                        usable -> sealing(
                                hint,
                                application,
                                account,
                                row -> store.link(
                                        usable.link(account, clock.instant()),
                                        row,
                                        event(usable, AuditAction.ACCOUNT_LINKED, access, ""))),
                        Reply.Refused::new);
    }

    /** Seals a hint for the store; again with another key, if an operator added one since this process read them. */
    private <R> R sealing(
            Optional<AccountHint> hint, String application, String account, Function<Optional<SealedRow>, R> work) {
        Supplier<Optional<SealedRow>> row = () -> hint.map(told -> sealer.sealHint(told.text(), application, account));
        try {
            return work.apply(row.get());
        } catch (KeysOutdatedException added) {
            sealer.refresh();
            return work.apply(row.get());
        }
    }

    /**
     * Replaces the hint of a linked account, for example because its address changed.
     *
     * @param hint empty to remove it
     * @return false if the account is not linked
     */
    public boolean changeHint(String application, String account, Optional<AccountHint> hint, Access access) {
        var event = events.ofApplication(application, AuditAction.ACCOUNT_HINT_CHANGED, access, "");
        return sealing(hint, application, account, row -> store.hint(application, account, row, event));
    }

    /**
     * Moves an account to the person of a new verification. CI and DI of a person change with the resident registration
     * number (주민등록번호 변경), and then only an operator who has seen proof can confirm that it is the same person. {@code
     * access} contains the reason.
     */
    public Reply<AccountLink, AccountRefusal> relink(
            String application, String account, VerificationId verification, Access access) {
        var before = store.find(application, account)
                .map(link -> "from=" + link.person().value());
        return verifications
                .forAccount(application, account, verification)
                .fold(
                        usable -> store.relink(
                                usable.link(account, clock.instant()),
                                event(usable, AuditAction.ACCOUNT_RELINKED, access, before.orElse(""))),
                        Reply.Refused::new);
    }

    /**
     * Returns the account of a verification's person; a granted empty value if they have none. A verification can be
     * looked up once, and must be as recent as for {@link #link}.
     */
    public Reply<Optional<AccountLink>, AccountRefusal> lookUp(
            String application, VerificationId verification, Access access) {
        return verifications
                .ofPerson(application, verification)
                .fold(
                        usable -> store.lookUp(
                                application,
                                verification,
                                usable.person(),
                                clock.instant(),
                                event(usable, AuditAction.ACCOUNT_LOOKED_UP, access, "")),
                        Reply.Refused::new);
    }

    /** Returns the link of an account; empty if it is not linked. */
    public Optional<AccountLink> find(String application, String account) {
        return store.find(application, account);
    }

    /**
     * Ends a link because its person left. The person's keys are deleted with it or, if there is a wait, at its end,
     * unless a verification or a ban still needs them.
     *
     * @return empty if the account was not linked
     */
    public Optional<Unlinked> unlink(String application, String account, Access access) {
        var now = clock.instant();
        var rejoinAfter = Optional.of(rejoinWait)
                .filter(wait -> !wait.isZero())
                .map(now::plus)
                .map(end -> end.truncatedTo(ChronoUnit.MILLIS));
        var event = events.ofApplication(application, AuditAction.ACCOUNT_UNLINKED, access, rejoinDetail(rejoinAfter));
        return store.unlink(application, account, rejoinAfter, event).map(link -> new Unlinked(link, rejoinAfter));
    }

    private static String rejoinDetail(Optional<Instant> rejoinAfter) {
        return rejoinAfter.map(after -> "rejoin_after=" + after).orElse("");
    }

    /**
     * Bans a person from linking an account. An existing link stays; the application has to close that account.
     *
     * @param until when the ban ends; empty for a permanent ban
     * @return false if this application does not know the person
     */
    public boolean ban(String application, PersonId person, Optional<Instant> until, Access access) {
        var event = events.ofApplication(application, AuditAction.PERSON_BANNED, access, untilDetail(until));
        return store.ban(new Ban(application, person, clock.instant(), until), event.of(person));
    }

    private static String untilDetail(Optional<Instant> until) {
        return until.map(end -> "until=" + end).orElse("");
    }

    /**
     * Ends a ban.
     *
     * @return false if the person was not banned
     */
    public boolean unban(String application, PersonId person, Access access) {
        var event = events.ofApplication(application, AuditAction.PERSON_UNBANNED, access, "");
        return store.unban(application, person, event.of(person));
    }

    /**
     * Resolves a conflict, in which CI and DI belong to two people who are proven to be one. Releases the DI of {@code
     * person}, the one without this CI; the next verification assigns it to the person of the CI. Nothing else is
     * merged: {@link #relink} or unlink the account of {@code person}.
     *
     * @param access who has seen the proof, and which
     * @return false if this application does not know the person, or stores no DI of theirs
     */
    public boolean releaseDi(String application, PersonId person, Access access) {
        var event = events.ofApplication(application, AuditAction.PERSON_DI_RELEASED, access, "");
        return store.releaseDi(application, person, event.of(person));
    }

    /** Returns the account of a person; empty if they have none in this application. */
    public Optional<AccountLink> ofPerson(String application, PersonId person) {
        return store.ofPerson(application, person);
    }

    /**
     * Returns the people of an application who cannot be distinguished from others by CI or DI, so that new people are
     * refused as {@code standing_unknown}. If there are any, counts all stored people.
     */
    public PeopleApart apart(String application) {
        return store.keptPeople().getOrDefault(application, KeptPeople.NOBODY).areApart()
                ? PeopleApart.of(store.keptSets(application, MOST_NAMED))
                : PeopleApart.of(List.of());
    }

    /** Returns the same for every application that has such people, by application name. */
    public Map<String, PeopleApart> apart() {
        var found = new TreeMap<String, PeopleApart>();
        store.keptPeople().forEach((application, kept) -> {
            if (kept.areApart()) {
                found.put(application, PeopleApart.of(store.keptSets(application, MOST_NAMED)));
            }
        });
        found.values().removeIf(PeopleApart::isEmpty);
        return found;
    }

    /**
     * Deletes up to {@code most} bans and waits that ended by {@code now}, and the people stored only for them. This
     * cannot be undone, so several clocks should agree on the time.
     *
     * @return the number of deleted bans and waits
     */
    public int forgetOver(Instant now, int most) {
        return store.forgetOver(now, most);
    }

    private AuditEvent event(UsableVerifications.Usable usable, AuditAction action, Access access, String detail) {
        VerificationRequest request = usable.request();
        return events.about(request.id().value(), request.owner(), request.purpose(), action, access, detail)
                .of(usable.person());
    }
}

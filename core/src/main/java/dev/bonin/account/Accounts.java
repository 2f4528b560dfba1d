package dev.bonin.account;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditEvents;
import dev.bonin.person.PersonId;
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

/**
 * One account per person. Link in the course of a sign-up, before the account is used: where two sign-ups of one person
 * meet, one link is granted, and the other refused. One instance serves all threads; every call may throw a
 * {@code StoreException}, and then nothing changed.
 */
public final class Accounts {
    /** How many people of each set are named: enough to begin with. */
    private static final int MOST_NAMED = 20;

    private final AccountStore store;
    private final UsableVerifications verifications;
    private final AuditEvents events;
    private final Clock clock;
    private final Duration rejoinWait;

    /** @param rejoinWait for how long somebody who has left may not come back; zero where they may at once */
    public Accounts(
            AccountStore store,
            KeptRequests verifications,
            KeptIdentities identities,
            AuditEvents events,
            Clock clock,
            Duration rejoinWait) {
        this.store = store;
        this.verifications = new UsableVerifications(verifications, identities, clock);
        this.events = events;
        this.clock = clock;
        this.rejoinWait = rejoinWait;
    }

    /**
     * Links an account to the person of a verification, which an application has redeemed, or a browser of its own has
     * finished, at most ten minutes ago.
     *
     * @param application whose account and verification it is; empty text where Bonin is part of the application
     * @param access who does it, from where and what for: kept in the access log
     */
    public Reply<AccountLink, AccountRefusal> link(
            String application, String account, VerificationId verification, Access access) {
        return verifications
                .forAccount(application, account, verification)
                .fold(
                        usable -> store.link(
                                usable.link(account, clock.instant()),
                                event(usable, AuditAction.ACCOUNT_LINKED, access, "")),
                        Reply.Refused::new);
    }

    /**
     * Moves an account to the person of a new verification: CI and DI of a person change with the registration number
     * (주민등록번호 변경), and then nothing but somebody who has seen proof can tell that it is the same. The reason is in
     * {@code access}.
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
     * Which account the person of a verification has, told once; empty inside where they have none. It has to be as
     * fresh as for {@link #link}.
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

    /** Who an account is linked to; empty if it is not. */
    public Optional<AccountLink> find(String application, String account) {
        return store.find(application, account);
    }

    /**
     * Ends a link: its holder has left. What finds the person again goes with it, or when the wait is over.
     *
     * @return empty if nothing was linked
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
     * Bans a person from having an account; one that they have stays linked, and is the application's to close.
     *
     * @param until when it ends; empty where it does not
     * @return false if this application knows no such person
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
     * Ends a conflict: where CI and DI lead to two people who are proven to be one, the DI of the one who has no CI of
     * this person is let go, and comes to the person of the CI with their next verification. Nothing else is merged: an
     * account of the other one is moved by {@link #relink}, or unlinked.
     *
     * @param access who has seen the proof, and which
     * @return false if this application knows no such person, or no DI of theirs
     */
    public boolean releaseDi(String application, PersonId person, Access access) {
        var event = events.ofApplication(application, AuditAction.PERSON_DI_RELEASED, access, "");
        return store.releaseDi(application, person, event.of(person));
    }

    /** Returns the account of a person; empty where they have none in this application. */
    public Optional<AccountLink> ofPerson(String application, PersonId person) {
        return store.ofPerson(application, person);
    }

    /**
     * Returns who of an application's people cannot be told from others by CI or DI, so that newcomers are
     * {@code standing_unknown}. Where there are any, it counts all who are kept.
     */
    public PeopleApart apart(String application) {
        return store.keptPeople().getOrDefault(application, KeptPeople.NOBODY).areApart()
                ? PeopleApart.of(store.keptSets(application, MOST_NAMED))
                : PeopleApart.of(List.of());
    }

    /** Returns the same for every application where there are any, by its name. */
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
     * Forgets bans and waits that are over by {@code now}, and who was kept for them alone. It cannot be undone, so
     * several clocks should agree on the time.
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

package dev.bonin.account;

import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptSet;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where accounts are kept. Every call is one transaction, returns only when it is kept, and may throw a
 * {@code StoreException}. Unique constraints decide between simultaneous calls: an account has one person, and a person
 * one account. As long as somebody has an account, is banned, or has to wait, what finds them again is kept, too, also
 * after their verification was erased.
 */
public interface AccountStore {

    /**
     * Links an account, if it is free and the person is, who is neither banned nor waiting at {@code link.linkedAt()}.
     * The verification is used up by it. Refused with {@code STANDING_UNKNOWN} where this application keeps an account,
     * a ban or a wait of somebody whom the person cannot be told from ({@link KeptPeople}); of two such people who are
     * linked at once, one is. The very same link again, by the same verification, is granted again and changes nothing.
     *
     * @param event kept with it
     */
    Reply<AccountLink, AccountRefusal> link(AccountLink link, AuditEvent event);

    /**
     * Moves a linked account to another person, who has none and is neither banned nor waiting, while its person is not
     * banned either; otherwise as {@link #link}. Both are taken for one person, so the new one need not be told from
     * the one before, but from everybody else by keys of their own: those of the one before are gone afterwards.
     */
    Reply<AccountLink, AccountRefusal> relink(AccountLink link, AuditEvent event);

    Optional<AccountLink> find(String application, String account);

    /** Returns the account of a person; empty where they have none in this application. */
    Optional<AccountLink> ofPerson(String application, PersonId person);

    /**
     * Returns by which scopes people are kept, of every application that keeps anybody. It takes a few steps, however
     * many people there are.
     */
    Map<String, KeptPeople> keptPeople();

    /**
     * Returns by which scopes how many people of one application are kept, and who. It counts all of them.
     *
     * @param most how many people of each set are named
     */
    List<KeptSet> keptSets(String application, int most);

    /**
     * The account of a verification's person, told once.
     *
     * @param event kept with it, whether or not there is an account
     * @return empty inside where the person has no account; refused with {@code VERIFICATION_USED} the second time, and
     *     with {@code STANDING_UNKNOWN} where the person has none, but may have one under a key that cannot be compared
     */
    Reply<Optional<AccountLink>, AccountRefusal> lookUp(
            String application, VerificationId verification, PersonId person, Instant at, AuditEvent event);

    /**
     * Ends a link.
     *
     * @param rejoinAfter until when its person may not come back; empty where they may at once
     * @param event kept with it, told of the person
     * @return what was linked; empty if nothing was, and nothing changed
     */
    Optional<AccountLink> unlink(String application, String account, Optional<Instant> rejoinAfter, AuditEvent event);

    /**
     * Bans a person, or changes until when.
     *
     * @param event kept with it
     * @return false if this application knows no such person; nothing changed then
     */
    boolean ban(Ban ban, AuditEvent event);

    /**
     * Ends a ban.
     *
     * @param event kept with it
     * @return false if there is none; nothing changed then
     */
    boolean unban(String application, PersonId person, AuditEvent event);

    /**
     * Has the DIs of a person find nobody any more. What they lead to next is decided when they come next.
     *
     * @param event kept with it
     * @return false if this application knows no such person, or no DI of theirs; nothing changed then
     */
    boolean releaseDi(String application, PersonId person, AuditEvent event);

    /**
     * Forgets up to {@code most} bans and waits that are over by {@code now}, and the people whom nothing else needs.
     *
     * @return how many bans and waits
     */
    int forgetOver(Instant now, int most);
}

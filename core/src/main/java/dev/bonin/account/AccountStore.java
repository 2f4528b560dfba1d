package dev.bonin.account;

import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedRow;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptSet;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores account links, bans and waits. Each call is one transaction, returns only after it is committed, and may throw
 * a {@code StoreException}. Unique constraints decide between concurrent calls: an account has one person, and a person
 * has one account in an application. The keys of a person are stored as long as the person has an account, is banned or
 * has to wait, even after the verification was erased.
 */
public interface AccountStore {

    /**
     * Links an account to a person, and uses up the verification. Both must be free, and the person neither banned nor
     * waiting at {@code link.linkedAt()}. Refused with {@code STANDING_UNKNOWN} if this application stores an account,
     * a ban or a wait of a person who cannot be distinguished from this one ({@link KeptPeople}); of two such people
     * linked concurrently, one is refused. Repeating the same link with the same verification is granted and changes
     * nothing.
     *
     * @param hint what the person is told about the account from now on, sealed for it; empty for nothing
     * @param event stored in the same transaction
     * @throws dev.bonin.rotation.KeysOutdatedException if the hint is not sealed with a live key; nothing changed
     */
    Reply<AccountLink, AccountRefusal> link(AccountLink link, Optional<SealedRow> hint, AuditEvent event);

    /** Links an account without a hint. */
    default Reply<AccountLink, AccountRefusal> link(AccountLink link, AuditEvent event) {
        return link(link, Optional.empty(), event);
    }

    /**
     * Replaces the hint of a linked account, or removes it.
     *
     * @param hint sealed for this account; empty to remove it
     * @param event stored in the same transaction, with the person added
     * @return false if the account is not linked; nothing changed then
     * @throws dev.bonin.rotation.KeysOutdatedException if the hint is not sealed with a live key; nothing changed
     */
    boolean hint(String application, String account, Optional<SealedRow> hint, AuditEvent event);

    /**
     * Moves a linked account to another person, who has no account and is neither banned nor waiting. The previous
     * person must not be banned. Otherwise as {@link #link}. Both are treated as the same person: the new one need not
     * be distinguishable from the previous one, but must be from all others by their own keys, since those of the
     * previous one are deleted.
     */
    Reply<AccountLink, AccountRefusal> relink(AccountLink link, AuditEvent event);

    Optional<AccountLink> find(String application, String account);

    /** Returns the account of a person; empty if they have none in this application. */
    Optional<AccountLink> ofPerson(String application, PersonId person);

    /**
     * Returns the scopes of the keys of the stored people, by application. Takes a few queries, regardless of the
     * number of people.
     */
    Map<String, KeptPeople> keptPeople();

    /**
     * Returns, for each set of scopes, how many people of an application are stored under it, and some of them. Counts
     * all of them.
     *
     * @param most how many people are listed for each set
     */
    List<KeptSet> keptSets(String application, int most);

    /**
     * Returns the account of a verification's person. A verification can be looked up once.
     *
     * @param event stored in the same transaction, whether or not there is an account
     * @return a granted empty value if the person has no account; refused with {@code VERIFICATION_USED} the second
     *     time, and with {@code STANDING_UNKNOWN} if the person has no account but may have one under a key that cannot
     *     be compared
     */
    Reply<Optional<AccountLink>, AccountRefusal> lookUp(
            String application, VerificationId verification, PersonId person, Instant at, AuditEvent event);

    /**
     * Ends a link, and deletes its hint.
     *
     * @param rejoinAfter when its person may rejoin; empty if at once
     * @param event stored in the same transaction, with the person added
     * @return the ended link; empty if the account was not linked, and nothing changed
     */
    Optional<AccountLink> unlink(String application, String account, Optional<Instant> rejoinAfter, AuditEvent event);

    /**
     * Bans a person, or changes the end of a ban.
     *
     * @param event stored in the same transaction
     * @return false if this application does not know the person; nothing changed then
     */
    boolean ban(Ban ban, AuditEvent event);

    /**
     * Ends a ban.
     *
     * @param event stored in the same transaction
     * @return false if the person is not banned; nothing changed then
     */
    boolean unban(String application, PersonId person, AuditEvent event);

    /**
     * Deletes the DIs of a person, so that they no longer find this person. The next verification with such a DI
     * decides which person it belongs to.
     *
     * @param event stored in the same transaction
     * @return false if this application does not know the person, or stores no DI of theirs; nothing changed then
     */
    boolean releaseDi(String application, PersonId person, AuditEvent event);

    /**
     * Deletes up to {@code most} bans and waits that ended by {@code now}, and the people stored only for them.
     *
     * @return the number of deleted bans and waits
     */
    int forgetOver(Instant now, int most);
}

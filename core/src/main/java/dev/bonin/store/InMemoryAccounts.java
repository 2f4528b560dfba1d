package dev.bonin.store;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.AccountRefusal.Reason;
import dev.bonin.account.AccountStore;
import dev.bonin.account.Ban;
import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptPeople.Group;
import dev.bonin.standing.KeptSet;
import dev.bonin.standing.Standing;
import dev.bonin.standing.Standing.Match;
import dev.bonin.verification.Reply;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Accounts in memory, under the lock of the store that they belong to. */
final class InMemoryAccounts implements AccountStore {
    private final Object lock;
    private final RequestRows requests;
    private final PersonRows persons;
    private final InMemoryAuditLog log;
    private final Map<Account, AccountLink> links = new HashMap<>();
    private final Map<PersonId, AccountLink> ofPersons = new HashMap<>();
    private final Map<PersonId, Instant> waits = new HashMap<>();
    private final Map<PersonId, Ban> bans = new HashMap<>();
    private final KeptRows kept;
    private final Set<VerificationId> linked = new HashSet<>();
    private final Set<VerificationId> lookedUp = new HashSet<>();

    private record Account(String application, String name) {}

    InMemoryAccounts(Object lock, RequestRows requests, PersonRows persons, InMemoryAuditLog log) {
        this.lock = lock;
        this.requests = requests;
        this.persons = persons;
        this.log = log;
        this.kept = new KeptRows(links.values(), bans.values(), waits.keySet(), persons);
        persons.keepWhile(this::needs);
    }

    /** Whether somebody has to be found again, whatever becomes of their verifications. */
    private boolean needs(PersonId person) {
        return ofPersons.containsKey(person) || waits.containsKey(person) || bans.containsKey(person);
    }

    Standing standing(SealedPerson sealed, String application, Optional<String> account, Instant now) {
        var named = account.map(name -> links.get(new Account(application, name)));
        if (sealed.keys().isEmpty()) {
            return Standing.uncheckable(named.isPresent());
        }
        var found = persons.find(sealed.keys());
        var person = found.stream().findFirst();
        var own = person.map(ofPersons::get);
        var scopes = person.map(persons::scopes).map(sealed.scopes()::and).orElse(sealed.scopes());
        return new Standing(
                        match(found),
                        found,
                        own.map(AccountLink::account),
                        named.map(link -> person.equals(Optional.of(link.person()))),
                        person.flatMap(who -> bannedUntil(who, now)),
                        person.flatMap(who -> waitsUntil(who, now)))
                .maybeAmong(kept.of(application).maybeAmong(scopes));
    }

    private static Match match(List<PersonId> found) {
        return switch (found.size()) {
            case 0 -> Match.NEW;
            case 1 -> Match.KNOWN;
            default -> Match.CONFLICT;
        };
    }

    Optional<Instant> bannedUntil(PersonId person, Instant now) {
        return Optional.ofNullable(bans.get(person))
                .map(ban -> ban.until().orElse(Instant.MAX))
                .filter(now::isBefore);
    }

    Optional<Instant> waitsUntil(PersonId person, Instant now) {
        return Optional.ofNullable(waits.get(person)).filter(now::isBefore);
    }

    @Override
    public Reply<AccountLink, AccountRefusal> link(AccountLink link, AuditEvent event) {
        synchronized (lock) {
            var account = links.get(accountOf(link));
            if (account != null && account.verification().equals(link.verification())) {
                return new Reply.Granted<>(account);
            }
            if (account != null) {
                return refused(account.person().equals(link.person()) ? Reason.ALREADY_LINKED : Reason.ACCOUNT_TAKEN);
            }
            return connect(link, Optional.empty(), event);
        }
    }

    @Override
    public Reply<AccountLink, AccountRefusal> relink(AccountLink link, AuditEvent event) {
        synchronized (lock) {
            var account = links.get(accountOf(link));
            if (account == null) {
                return refused(Reason.UNKNOWN_ACCOUNT);
            }
            if (account.verification().equals(link.verification())) {
                return new Reply.Granted<>(account);
            }
            var banned = banned(account.person(), link.linkedAt());
            if (banned.isPresent()) {
                return new Reply.Refused<>(banned.get());
            }
            return connect(link, Optional.of(account.person()), event);
        }
    }

    /** @param before whose account it is so far, taken for the same person */
    private Reply<AccountLink, AccountRefusal> connect(AccountLink link, Optional<PersonId> before, AuditEvent event) {
        var refusal = refusal(link, before);
        if (refusal.isPresent()) {
            return new Reply.Refused<>(refusal.get());
        }
        linked.add(link.verification());
        links.put(accountOf(link), link);
        before.ifPresent(person -> {
            ofPersons.remove(person);
            persons.leave(person);
        });
        ofPersons.put(link.person(), link);
        waits.remove(link.person());
        log.append(event);
        return new Reply.Granted<>(link);
    }

    private Optional<AccountRefusal> refusal(AccountLink link, Optional<PersonId> before) {
        var person = link.person();
        if (!isAccepted(link.verification()) || !persons.isKnown(person, link.application())) {
            return Optional.of(AccountRefusal.of(Reason.UNKNOWN_VERIFICATION));
        }
        if (ofPersons.containsKey(person)) {
            return Optional.of(AccountRefusal.of(Reason.ALREADY_LINKED));
        }
        var banned = banned(person, link.linkedAt());
        if (banned.isPresent()) {
            return banned;
        }
        var waiting = waitsUntil(person, link.linkedAt());
        if (waiting.isPresent()) {
            return Optional.of(AccountRefusal.until(Reason.REJOIN_WAIT, waiting.get()));
        }
        var others = kept.of(link.application(), other -> !before.equals(Optional.of(other)));
        if (!others.maybeAmong(persons.scopes(person)).isEmpty()) {
            return Optional.of(AccountRefusal.of(Reason.STANDING_UNKNOWN));
        }
        return linked.contains(link.verification())
                ? Optional.of(AccountRefusal.of(Reason.VERIFICATION_USED))
                : Optional.empty();
    }

    /** Also of whoever had the account before: it is the same person, whom the ban would not follow. */
    private Optional<AccountRefusal> banned(PersonId person, Instant at) {
        return bannedUntil(person, at)
                .map(until ->
                        new AccountRefusal(Reason.BANNED, Optional.of(until).filter(Instant.MAX::isAfter)));
    }

    private boolean isAccepted(VerificationId verification) {
        return requests.find(verification)
                .filter(request -> request.state() == VerificationState.ACCEPTED)
                .isPresent();
    }

    @Override
    public Optional<AccountLink> find(String application, String account) {
        synchronized (lock) {
            return Optional.ofNullable(links.get(new Account(application, account)));
        }
    }

    @Override
    public Optional<AccountLink> ofPerson(String application, PersonId person) {
        synchronized (lock) {
            return Optional.ofNullable(ofPersons.get(person))
                    .filter(link -> link.application().equals(application));
        }
    }

    @Override
    public Map<String, KeptPeople> keptPeople() {
        synchronized (lock) {
            return kept.byApplication();
        }
    }

    @Override
    public List<KeptSet> keptSets(String application, int most) {
        synchronized (lock) {
            return kept.sets(application, most);
        }
    }

    @Override
    public Reply<Optional<AccountLink>, AccountRefusal> lookUp(
            String application, VerificationId verification, PersonId person, Instant at, AuditEvent event) {
        synchronized (lock) {
            if (!isAccepted(verification)) {
                return refused(Reason.UNKNOWN_VERIFICATION);
            }
            if (!lookedUp.add(verification)) {
                return refused(Reason.VERIFICATION_USED);
            }
            log.append(event);
            var account = ofPerson(application, person);
            return account.isEmpty() && mayHaveAnAccount(person, application)
                    ? refused(Reason.STANDING_UNKNOWN)
                    : new Reply.Granted<>(account);
        }
    }

    private boolean mayHaveAnAccount(PersonId person, String application) {
        return kept.of(application).maybeAmong(persons.scopes(person)).contains(Group.ACCOUNTS);
    }

    @Override
    public Optional<AccountLink> unlink(
            String application, String account, Optional<Instant> rejoinAfter, AuditEvent event) {
        synchronized (lock) {
            var link = Optional.ofNullable(links.remove(new Account(application, account)));
            link.map(AccountLink::person).ifPresent(person -> {
                ofPersons.remove(person);
                rejoinAfter.ifPresent(after -> waits.put(person, after));
                persons.leave(person);
                log.append(event.of(person));
            });
            return link;
        }
    }

    @Override
    public boolean ban(Ban ban, AuditEvent event) {
        synchronized (lock) {
            if (!persons.isKnown(ban.person(), ban.application())) {
                return false;
            }
            bans.put(ban.person(), ban);
            log.append(event);
            return true;
        }
    }

    @Override
    public boolean unban(String application, PersonId person, AuditEvent event) {
        synchronized (lock) {
            var ban = Optional.ofNullable(bans.get(person))
                    .filter(known -> known.application().equals(application));
            ban.ifPresent(known -> {
                bans.remove(person);
                persons.leave(person);
                log.append(event);
            });
            return ban.isPresent();
        }
    }

    @Override
    public boolean releaseDi(String application, PersonId person, AuditEvent event) {
        synchronized (lock) {
            var released = persons.isKnown(person, application) && persons.releaseDi(person);
            if (released) {
                log.append(event);
            }
            return released;
        }
    }

    @Override
    public int forgetOver(Instant now, int most) {
        synchronized (lock) {
            var over = new ArrayList<PersonId>();
            over.addAll(removed(waits, until -> !until.isAfter(now), most));
            over.addAll(removed(bans, ban -> !ban.until().orElse(Instant.MAX).isAfter(now), most - over.size()));
            over.forEach(persons::leave);
            return over.size();
        }
    }

    private static <V> List<PersonId> removed(Map<PersonId, V> rows, Predicate<V> isOver, int most) {
        var over = rows.entrySet().stream()
                .filter(row -> isOver.test(row.getValue()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
        over.forEach(rows::remove);
        return over;
    }

    boolean isAnyOf(String application) {
        return links.keySet().stream().anyMatch(account -> account.application().equals(application));
    }

    /** With the verification, whose person is forgotten. */
    void forget(VerificationId verification) {
        linked.remove(verification);
        lookedUp.remove(verification);
    }

    private static Account accountOf(AccountLink link) {
        return new Account(link.application(), link.account());
    }

    private static <T> Reply<T, AccountRefusal> refused(Reason reason) {
        return new Reply.Refused<>(AccountRefusal.of(reason));
    }
}

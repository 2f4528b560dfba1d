package dev.bonin.store;

import dev.bonin.account.AccountLink;
import dev.bonin.account.AccountRefusal;
import dev.bonin.account.AccountStore;
import dev.bonin.account.Ban;
import dev.bonin.account.LinkFacts;
import dev.bonin.account.LinkRules;
import dev.bonin.audit.AuditEvent;
import dev.bonin.person.PersonId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.sealing.SealedRow;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.standing.KeptPeople;
import dev.bonin.standing.KeptSet;
import dev.bonin.standing.Standing;
import dev.bonin.standing.StandingFacts;
import dev.bonin.verification.KeptRequests.KeptAccount;
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

/** Accounts in memory. */
final class InMemoryAccounts implements AccountStore {
    private final RequestRows requests;
    private final PersonRows persons;
    private final InMemoryAuditLog log;
    private final Map<Account, AccountLink> links = new HashMap<>();
    private final Map<PersonId, AccountLink> ofPersons = new HashMap<>();
    private final Map<PersonId, Instant> waits = new HashMap<>();
    private final Map<PersonId, Ban> bans = new HashMap<>();
    private final Map<Account, SealedRow> hints = new HashMap<>();
    private final RingKeyRows ringKeys;
    private final KeptRows kept;
    private final Set<VerificationId> linked = new HashSet<>();
    private final Set<VerificationId> lookedUp = new HashSet<>();

    private record Account(String application, String name) {}

    InMemoryAccounts(RequestRows requests, PersonRows persons, RingKeyRows ringKeys, InMemoryAuditLog log) {
        this.ringKeys = ringKeys;
        this.requests = requests;
        this.persons = persons;
        this.log = log;
        this.kept = new KeptRows(links.values(), bans.values(), waits.keySet(), persons);
        persons.keepWhile(this::needs);
    }

    /** Returns whether the keys of a person must stay stored, whatever happens to their verifications. */
    private boolean needs(PersonId person) {
        return ofPersons.containsKey(person) || waits.containsKey(person) || bans.containsKey(person);
    }

    Standing standing(SealedPerson sealed, String application, Optional<String> account, Instant now) {
        var named = account.map(name -> links.get(new Account(application, name)));
        if (sealed.keys().isEmpty()) {
            return Standing.uncheckable(named.isPresent());
        }
        var found = persons.match(sealed).owners();
        var person = found.stream().findFirst();
        return new StandingFacts(
                        found,
                        named.map(AccountLink::person),
                        person.map(ofPersons::get).map(AccountLink::account),
                        person.flatMap(this::banEnd),
                        person.flatMap(this::waitEnd),
                        person.map(persons::scopes).map(sealed.scopes()::and).orElse(sealed.scopes()),
                        kept.of(application))
                .at(now);
    }

    Optional<Instant> banEnd(PersonId person) {
        return Optional.ofNullable(bans.get(person)).map(ban -> ban.until().orElse(Instant.MAX));
    }

    Optional<Instant> waitEnd(PersonId person) {
        return Optional.ofNullable(waits.get(person));
    }

    @Override
    public Reply<AccountLink, AccountRefusal> link(AccountLink link, Optional<SealedRow> hint, AuditEvent event) {
        hint.ifPresent(this::requireLive);
        return LinkRules.ofAccount(link, account(link)).orElseGet(() -> {
            var reply = connect(link, Optional.empty(), event);
            if (reply instanceof Reply.Granted<AccountLink, AccountRefusal>) {
                put(accountOf(link), hint);
            }
            return reply;
        });
    }

    private void requireLive(SealedRow hint) {
        ringKeys.registered().requireLive(hint.dataKey().ringKey(), KeyUse.SEALING);
    }

    private void put(Account account, Optional<SealedRow> hint) {
        Optional.ofNullable(hints.remove(account))
                .ifPresent(before ->
                        persons.dataKeys().remove(Holder.HINT, before.dataKey().id()));
        hint.ifPresent(row -> {
            hints.put(account, row);
            persons.dataKeys().put(Holder.HINT, row.dataKey());
        });
    }

    @Override
    public boolean hint(String application, String account, Optional<SealedRow> hint, AuditEvent event) {
        hint.ifPresent(this::requireLive);
        var link = find(application, account);
        link.ifPresent(linked -> {
            put(accountOf(linked), hint);
            log.append(event.of(linked.person()));
        });
        return link.isPresent();
    }

    Optional<KeptAccount> accountOf(String application, PersonId person) {
        return ofPerson(application, person)
                .map(link -> new KeptAccount(application, link.account(), hintOf(accountOf(link))));
    }

    private Optional<SealedRow> hintOf(Account account) {
        return Optional.ofNullable(hints.get(account))
                .map(row -> new SealedRow(
                        persons.dataKeys().find(Holder.HINT, row.dataKey().id()).orElseThrow(), row.sealed()));
    }

    @Override
    public Reply<AccountLink, AccountRefusal> relink(AccountLink link, AuditEvent event) {
        var account = account(link);
        return LinkRules.ofMovedAccount(link, account)
                .orElseGet(() -> connect(link, account.map(AccountLink::person), event));
    }

    private Optional<AccountLink> account(AccountLink link) {
        return Optional.ofNullable(links.get(accountOf(link)));
    }

    /**
     * Links an account.
     *
     * @param holder the person who has the account so far, treated as the same person
     */
    private Reply<AccountLink, AccountRefusal> connect(AccountLink link, Optional<PersonId> holder, AuditEvent event) {
        var refusal = LinkRules.judge(facts(link, holder));
        if (refusal.isPresent()) {
            return new Reply.Refused<>(refusal.get());
        }
        linked.add(link.verification());
        links.put(accountOf(link), link);
        holder.ifPresent(person -> {
            ofPersons.remove(person);
            persons.leave(person);
        });
        ofPersons.put(link.person(), link);
        waits.remove(link.person());
        log.append(event);
        return new Reply.Granted<>(link);
    }

    private LinkFacts facts(AccountLink link, Optional<PersonId> holder) {
        var person = link.person();
        return new LinkFacts(
                link.linkedAt(),
                isAccepted(link.verification()) && persons.isKnown(person, link.application()),
                linked.contains(link.verification()),
                Optional.ofNullable(ofPersons.get(person)),
                banEnd(person),
                waitEnd(person),
                holder.flatMap(this::banEnd),
                persons.scopes(person),
                kept.of(link.application(), other -> !holder.equals(Optional.of(other))));
    }

    private boolean isAccepted(VerificationId verification) {
        return requests.find(verification)
                .filter(request -> request.state() == VerificationState.ACCEPTED)
                .isPresent();
    }

    @Override
    public Optional<AccountLink> find(String application, String account) {
        return Optional.ofNullable(links.get(new Account(application, account)));
    }

    @Override
    public Optional<AccountLink> ofPerson(String application, PersonId person) {
        return Optional.ofNullable(ofPersons.get(person))
                .filter(link -> link.application().equals(application));
    }

    @Override
    public Map<String, KeptPeople> keptPeople() {
        return kept.byApplication();
    }

    @Override
    public List<KeptSet> keptSets(String application, int most) {
        return kept.sets(application, most);
    }

    @Override
    public Reply<Optional<AccountLink>, AccountRefusal> lookUp(
            String application, VerificationId verification, PersonId person, Instant at, AuditEvent event) {
        var refusal = LinkRules.ofLookUp(isAccepted(verification), lookedUp.contains(verification));
        if (refusal.isPresent()) {
            return new Reply.Refused<>(refusal.get());
        }
        lookedUp.add(verification);
        log.append(event);
        return LinkRules.lookedUp(ofPerson(application, person), persons.scopes(person), kept.of(application));
    }

    @Override
    public Optional<AccountLink> unlink(
            String application, String account, Optional<Instant> rejoinAfter, AuditEvent event) {
        var link = Optional.ofNullable(links.remove(new Account(application, account)));
        link.map(AccountLink::person).ifPresent(person -> {
            ofPersons.remove(person);
            put(new Account(application, account), Optional.empty());
            rejoinAfter.ifPresent(after -> waits.put(person, after));
            persons.leave(person);
            log.append(event.of(person));
        });
        return link;
    }

    @Override
    public boolean ban(Ban ban, AuditEvent event) {
        if (!persons.isKnown(ban.person(), ban.application())) {
            return false;
        }
        bans.put(ban.person(), ban);
        log.append(event);
        return true;
    }

    @Override
    public boolean unban(String application, PersonId person, AuditEvent event) {
        var ban = Optional.ofNullable(bans.get(person))
                .filter(known -> known.application().equals(application));
        ban.ifPresent(known -> {
            bans.remove(person);
            persons.leave(person);
            log.append(event);
        });
        return ban.isPresent();
    }

    @Override
    public boolean releaseDi(String application, PersonId person, AuditEvent event) {
        var released = persons.isKnown(person, application) && persons.releaseDi(person);
        if (released) {
            log.append(event);
        }
        return released;
    }

    @Override
    public int forgetOver(Instant now, int most) {
        var over = new ArrayList<PersonId>();
        over.addAll(removed(waits, until -> !until.isAfter(now), most));
        over.addAll(removed(bans, ban -> !ban.until().orElse(Instant.MAX).isAfter(now), most - over.size()));
        over.forEach(persons::leave);
        return over.size();
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

    private static Account accountOf(AccountLink link) {
        return new Account(link.application(), link.account());
    }
}

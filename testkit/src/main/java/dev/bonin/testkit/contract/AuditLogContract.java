package dev.bonin.testkit.contract;

import static dev.bonin.testkit.contract.StoredRequests.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditChain;
import dev.bonin.audit.AuditEvent;
import dev.bonin.audit.AuditFilter;
import dev.bonin.audit.AuditHead;
import dev.bonin.audit.AuditLog;
import dev.bonin.audit.ChainedEvent;
import dev.bonin.audit.Incidents;
import dev.bonin.person.PersonId;
import dev.bonin.store.Stores;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link AuditLog}. */
abstract class AuditLogContract {
    private static final int AT_ONCE = 64;
    private static final PersonId PERSON = new PersonId("a".repeat(32));

    @SuppressWarnings("NullAway.Init") // set before each test
    private AuditLog log;

    /** Returns empty stores that share their data. */
    protected abstract Stores emptyStores();

    @BeforeEach
    final void createTheLog() {
        log = emptyStores().log();
    }

    @Test
    final void keepsEveryValueOfAnEntry() {
        var full = new AuditEvent(
                id(1),
                NOW.plusMillis(7),
                "shop",
                new Access("operator:김", "2001:db8::7", "고객 요청 \"7\""),
                "signup",
                AuditAction.IDENTITY_OPENED,
                Optional.of("v".repeat(32)),
                Optional.of(PERSON),
                "values=name,ci");
        log.append(full);
        log.append(event(2, NOW));

        assertThat(log.unchained(10)).containsExactly(full, event(2, NOW));
        log.chain(10);
        assertThat(log.chained(1, 10)).extracting(ChainedEvent::event).containsExactly(full, event(2, NOW));
    }

    @Test
    final void beginsWithNothing() {
        assertThat(log.head()).isEqualTo(AuditHead.START);
        assertThat(log.chain(10)).isZero();
        assertThat(log.chained(1, 10)).isEmpty();
        assertThat(log.drop(NOW, 10, AuditLogContract::dropEntry)).isZero();
        assertThat(log.about("unknown", Optional.of(PERSON), 10)).isEmpty();
    }

    @Test
    final void chainsTheOldestFirstAndSomeAtATime() {
        append(1, 5);

        assertThat(log.chain(3)).isEqualTo(3);

        assertChained(1, 3);
        assertThat(log.unchainedCount()).isEqualTo(2);
        assertThat(log.unchained(1)).extracting(AuditEvent::id).containsExactly(id(4));
        assertThat(log.chain(10)).isEqualTo(2);
        assertChained(1, 5);
        assertThat(log.chained(2, 2)).extracting(ChainedEvent::sequence).containsExactly(2L, 3L);
        assertThat(log.chain(10)).isZero();
        assertThat(log.unchained(10)).isEmpty();
    }

    @Test
    final void tellsForAnIncidentWhoseValuesWereOpenedWithinATime() {
        append(1, 20);
        var other = new AuditEvent(
                id(21),
                NOW.plusSeconds(21),
                "club",
                new Access("operator:김", "local", "r"),
                "signup",
                AuditAction.IDENTITY_OPENED,
                Optional.of("w".repeat(32)),
                Optional.empty(),
                "values=birthday,phone");
        log.append(other);
        log.chain(100);

        var filter = AuditFilter.between(Optional.of(NOW.plusSeconds(11)), Optional.of(NOW.plusSeconds(22)));
        var incident = new Incidents(log, id -> Optional.of(PERSON), 100).examine(filter, Optional.empty());

        assertThat(incident.entries()).isEqualTo(11);
        assertThat(incident.opened().values()).containsEntry("birthday", 1).containsEntry("phone", 1);
        assertThat(incident.opened().people()).containsExactly(PERSON);
        assertThat(incident.chain().from()).isEqualTo(11);
        assertThat(incident.chain().to()).isEqualTo(21);
        assertThat(incident.chain().isIntact()).isTrue();
    }

    @Test
    final void givesEachEntryOnePlaceIfManyNodesChain() throws Exception {
        append(1, 300);

        var chained = Simultaneously.run(AT_ONCE, number -> () -> log.chain(7));

        var sum = chained.stream().mapToInt(Integer::intValue).sum();
        assertThat(log.unchainedCount()).isEqualTo(300 - sum);
        log.chain(300);
        assertChained(1, 300);
    }

    @Test
    final void takesEntriesWhileItIsChained() throws Exception {
        Simultaneously.run(AT_ONCE, number -> () -> {
            log.append(event(1 + number, NOW));
            return log.chain(10);
        });

        log.chain(AT_ONCE);
        assertThat(log.unchainedCount()).isZero();
        assertThat(log.head().sequence()).isEqualTo(AT_ONCE);
        assertHangsTogether(1);
    }

    @Test
    final void remembersWhereItBeginsWhenItsBeginningIsDropped() {
        append(1, 5);
        log.chain(10);
        var third = log.chained(3, 1).get(0);
        var end = log.head();

        assertThat(log.drop(NOW.plusSeconds(5), 2, AuditLogContract::dropEntry)).isEqualTo(2);
        assertThat(log.drop(NOW.plusSeconds(4), 10, AuditLogContract::dropEntry))
                .isOne();

        assertThat(log.head()).isEqualTo(new AuditHead(3, third.hash(), end.sequence(), end.hash()));
        assertThat(log.chained(1, 10)).extracting(ChainedEvent::sequence).containsExactly(4L, 5L);
        assertThat(log.unchained(10)).extracting(AuditEvent::detail).containsExactly("up_to=2", "up_to=3");
        append(6, 6);
        log.chain(1);
        assertHangsTogether(4);
    }

    @Test
    final void keepsAnOldEntryBehindAYoungerOneAndOneWithoutAPlace() {
        log.append(event(1, NOW.plusSeconds(10)));
        log.append(event(2, NOW));
        log.chain(10);
        log.append(event(3, NOW));

        assertThat(log.drop(NOW.plusSeconds(5), 10, AuditLogContract::dropEntry))
                .isZero();
        assertThat(log.chained(1, 10)).hasSize(2);
        assertThat(log.unchainedCount()).isOne();
    }

    @Test
    final void listsEntriesOfAVerificationOrItsPersonNewestFirst() {
        log.append(about(1, "one", Optional.empty()));
        log.append(about(2, "one", Optional.of(PERSON)));
        log.append(about(3, "another", Optional.of(PERSON)));
        log.append(about(4, "another", Optional.empty()));
        log.chain(2);

        assertThat(log.about("one", Optional.of(PERSON), 10))
                .extracting(AuditEvent::id)
                .containsExactly(id(3), id(2), id(1));
        assertThat(log.about("one", Optional.of(PERSON), 2))
                .extracting(AuditEvent::id)
                .containsExactly(id(3), id(2));
        assertThat(log.about("another", Optional.empty(), 10))
                .extracting(AuditEvent::id)
                .containsExactly(id(4), id(3));
    }

    private void append(int from, int to) {
        IntStream.rangeClosed(from, to).forEach(number -> log.append(event(number, NOW.plusSeconds(number))));
    }

    private void assertChained(int from, int to) {
        assertHangsTogether(from);
        assertThat(log.chained(from, 1_000))
                .extracting(entry -> entry.event().id())
                .containsExactlyElementsOf(IntStream.rangeClosed(from, to)
                        .mapToObj(AuditLogContract::id)
                        .toList());
    }

    private void assertHangsTogether(long from) {
        var head = log.head();
        assertThat(head.baseSequence()).isEqualTo(from - 1);
        var hash = head.baseHash();
        long sequence = head.baseSequence();
        for (var entry : log.chained(from, 1_000)) {
            sequence++;
            hash = AuditChain.hash(hash, sequence, entry.event());
            assertThat(entry).isEqualTo(new ChainedEvent(sequence, hash, entry.event()));
        }
        assertThat(head).isEqualTo(new AuditHead(from - 1, head.baseHash(), sequence, hash));
    }

    private static AuditEvent event(int number, Instant at) {
        return new AuditEvent(
                id(number),
                at,
                "",
                Access.system("test"),
                "",
                AuditAction.AUDIT_EXPORTED,
                Optional.empty(),
                Optional.empty(),
                "");
    }

    private static AuditEvent dropEntry(long upTo) {
        return new AuditEvent(
                id(100 + (int) upTo),
                NOW,
                "",
                Access.system("retention"),
                "",
                AuditAction.AUDIT_DROPPED,
                Optional.empty(),
                Optional.empty(),
                "up_to=" + upTo);
    }

    @Test
    final void findsAnActionHoweverManyEntriesFollow() {
        log.append(about(1, "one", Optional.of(PERSON)));
        var action = about(1, "one", Optional.of(PERSON)).action();
        var other = Stream.of(AuditAction.values())
                .filter(one -> one != action)
                .findFirst()
                .orElseThrow();
        IntStream.rangeClosed(2, 150).forEach(number -> log.append(about(number, "another", Optional.empty())));

        assertThat(log.has("one", action)).isTrue();
        assertThat(log.has("one", other)).isFalse();
        assertThat(log.has("two", action)).isFalse();
    }

    private static AuditEvent about(int number, String verification, Optional<PersonId> person) {
        return new AuditEvent(
                id(number),
                NOW,
                "",
                Access.system("test"),
                "default",
                AuditAction.IDENTITY_OPENED,
                Optional.of(verification),
                person,
                "values=name");
    }

    private static String id(int number) {
        return "%032d".formatted(number);
    }
}

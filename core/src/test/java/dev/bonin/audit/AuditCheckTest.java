package dev.bonin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.AuditFinding.Broken;
import dev.bonin.audit.AuditFinding.Intact;
import dev.bonin.audit.AuditFinding.Kind;
import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever changes the log is found out, and so is where. */
class AuditCheckTest {
    private static final int ENTRIES = 1_203;
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");

    private final ScriptedLog log = new ScriptedLog();

    @BeforeEach
    void write() {
        LongStream.rangeClosed(1, ENTRIES).forEach(number -> log.append(event(number)));
    }

    private static AuditEvent event(long number) {
        return new AuditEvent(
                "id%05d".formatted(number),
                NOW.plusSeconds(number),
                "shop",
                new Access("application:shop", "192.0.2.1", "redeem"),
                "signup",
                AuditAction.VERIFICATION_REDEEMED,
                Optional.of("v" + number),
                Optional.of(new PersonId("p".repeat(32))),
                "values=name");
    }

    @Test
    void findsNothingInALogThatNobodyTouched() {
        assertThat(check()).isEqualTo(new Intact(ENTRIES, log.head, 0, false));
        assertThat(new AuditCheck(new ScriptedLog()).run(Optional.empty()))
                .isEqualTo(new Intact(0, AuditHead.START, 0, false));
    }

    @Test
    void findsNothingWhereTheBeginningWasDroppedForItsAge() {
        log.drop(NOW.plusSeconds(601), 1_000, ScriptedLog::told);

        assertThat(check()).isEqualTo(new Intact(ENTRIES - 600 + 1, log.head, 0, false));
    }

    @Test
    void missesABeginningThatNobodySaysWasDropped() {
        var sixth = log.rows.get(5);
        log.rows.subList(0, 6).clear();
        log.head = new AuditHead(6, sixth.hash(), log.head.sequence(), log.head.hash());

        assertThat(check()).isEqualTo(new Broken(6, Optional.empty(), Kind.BEGINNING_MISSING));
        log.append(ScriptedLog.told(5));
        assertThat(check()).as("told of another drop").isInstanceOf(Broken.class);
    }

    @Test
    void believesWhatTellsOfADropThatWasJustMade() {
        log.toldUnchained = true;
        log.drop(NOW.plusSeconds(601), 1_000, ScriptedLog::told);

        assertThat(check()).isEqualTo(new Intact(ENTRIES - 600, log.head, 0, false));
    }

    @Test
    void isNotConfusedByWhatHappensMeanwhile() {
        log.beforeReading = () -> {
            log.beforeReading = () -> {};
            log.drop(NOW.plusSeconds(11), 10, ScriptedLog::told);
            log.append(event(ENTRIES + 1));
        };

        assertThat(check()).isInstanceOf(Intact.class);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                changed("id", e -> copy(e, "other", e.at(), e.application(), e.access(), e.purpose(), e.detail())),
                changed(
                        "at",
                        e -> copy(
                                e, e.id(), e.at().plusMillis(1), e.application(), e.access(), e.purpose(), e.detail())),
                changed("application", e -> copy(e, e.id(), e.at(), "", e.access(), e.purpose(), e.detail())),
                changed("actor", e -> by(e, new Access("application:cafe", "192.0.2.1", "redeem"))),
                changed("source", e -> by(e, new Access("application:shop", "192.0.2.2", "redeem"))),
                changed("reason", e -> by(e, new Access("application:shop", "192.0.2.1", "redeem!"))),
                changed("purpose", e -> copy(e, e.id(), e.at(), e.application(), e.access(), "", e.detail())),
                changed("detail", e -> copy(e, e.id(), e.at(), e.application(), e.access(), e.purpose(), "values=")),
                changed("action", e -> about(e, AuditAction.IDENTITY_OPENED, e.verification(), e.person())),
                changed("verification", e -> about(e, e.action(), Optional.of("v0"), e.person())),
                changed("verification removed", e -> about(e, e.action(), Optional.empty(), e.person())),
                changed("person", e -> about(e, e.action(), e.verification(), Optional.empty())),
                changed(
                        "moved from one field to the next",
                        e -> copy(e, e.id(), e.at(), "sho", e.access(), "psignup", e.detail())));
    }

    private static Arguments changed(String what, UnaryOperator<AuditEvent> how) {
        return Arguments.of(what, how);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void namesAnEntryThatSaysSomethingElse(String what, UnaryOperator<AuditEvent> how) {
        for (int at : new int[] {0, 700, ENTRIES - 1}) {
            var before = log.rows.get(at);
            log.rows.set(at, new ChainedEvent(before.sequence(), before.hash(), how.apply(before.event())));

            assertThat(check())
                    .isEqualTo(new Broken(
                            at + 1L, Optional.of(log.rows.get(at).event().id()), Kind.CHANGED));
            log.rows.set(at, before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 499, 500, ENTRIES - 1})
    void namesAnEntryWhoseHashIsAnother(int at) {
        var before = log.rows.get(at);
        log.rows.set(at, new ChainedEvent(before.sequence(), "f".repeat(64), before.event()));

        assertThat(check())
                .isEqualTo(new Broken(at + 1L, Optional.of(before.event().id()), Kind.CHANGED));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 499, 500, 700, ENTRIES - 2})
    void namesAnEntryThatIsGone(int at) {
        log.rows.remove(at);

        assertThat(check()).isEqualTo(new Broken(at + 1L, Optional.empty(), Kind.MISSING));
    }

    @Test
    void noticesThatTheEndIsGone() {
        log.rows.remove(ENTRIES - 1);
        assertThat(check()).isEqualTo(new Broken(ENTRIES, Optional.empty(), Kind.END_MISSING));

        log.rows.clear();
        assertThat(check()).isEqualTo(new Broken(1, Optional.empty(), Kind.END_MISSING));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void namesTheFirstOfTwoThatChangedPlaces(int apart) {
        var one = log.rows.get(700);
        var other = log.rows.get(700 + apart);
        log.rows.set(700, new ChainedEvent(one.sequence(), other.hash(), other.event()));
        log.rows.set(700 + apart, new ChainedEvent(other.sequence(), one.hash(), one.event()));

        assertThat(check()).isEqualTo(new Broken(701, Optional.of(other.event().id()), Kind.MISPLACED));
    }

    @Test
    void namesAnEntryThatWasPutIn() {
        var inserted = event(5_000);
        for (int at = 700; at < log.rows.size(); at++) {
            var row = log.rows.get(at);
            log.rows.set(at, new ChainedEvent(row.sequence() + 1, row.hash(), row.event()));
        }
        log.rows.add(700, new ChainedEvent(701, "a".repeat(64), inserted));
        log.head = new AuditHead(0, AuditHead.START.hash(), ENTRIES + 1L, log.head.hash());

        assertThat(check()).isEqualTo(new Broken(701, Optional.of(inserted.id()), Kind.MISPLACED));
    }

    @Test
    void namesAnEntryBeforeTheBeginning() {
        var first = log.rows.get(0);
        log.drop(NOW.plusSeconds(601), 1_000, ScriptedLog::told);
        log.rows.add(0, first);

        assertThat(check()).isEqualTo(new Broken(1, Optional.of(first.event().id()), Kind.MISPLACED));
    }

    @Nested
    class TheHead {
        @Test
        void isFoundOutWhenItSaysAnotherHash() {
            log.head = new AuditHead(0, AuditHead.START.hash(), ENTRIES, "e".repeat(64));
            assertThat(check()).isEqualTo(new Broken(ENTRIES, Optional.empty(), Kind.HEAD_CHANGED));
        }

        @Test
        void isFoundOutWhenItEndsBeforeTheEntriesDo() {
            var last = log.rows.get(ENTRIES - 3);
            log.head = new AuditHead(0, AuditHead.START.hash(), last.sequence(), last.hash());
            assertThat(check()).isEqualTo(new Broken(last.sequence(), Optional.empty(), Kind.HEAD_CHANGED));
        }

        @Test
        void isFoundOutWhenItEndsAfterTheEntriesDo() {
            log.head = new AuditHead(0, AuditHead.START.hash(), ENTRIES + 1L, log.head.hash());
            assertThat(check()).isEqualTo(new Broken(ENTRIES + 1L, Optional.empty(), Kind.END_MISSING));
        }

        @Test
        void isFoundOutWhenItBeginsElsewhere() {
            var before = log.head;
            log.head = new AuditHead(0, "1".repeat(64), before.sequence(), before.hash());
            assertThat(check()).isEqualTo(new Broken(0, Optional.empty(), Kind.HEAD_CHANGED));

            log.head = new AuditHead(1, log.rows.get(0).hash(), before.sequence(), before.hash());
            assertThat(check()).isEqualTo(new Broken(1, Optional.of("id00001"), Kind.MISPLACED));
        }
    }

    @Nested
    class AgainstWhatWasKeptElsewhere {
        private final Checkpoint[] kept = new Checkpoint[1];

        @BeforeEach
        void keep() {
            kept[0] = Checkpoint.of(log.head);
            log.append(event(ENTRIES + 1L));
        }

        @Test
        void theSameChainIsIntactAndSaysThatItWasCompared() {
            assertThat(against()).isEqualTo(new Intact(ENTRIES + 1L, log.head, 0, true));
        }

        @Test
        void aWholeChainMadeAnewIsFoundOut() {
            log.rows.clear();
            log.head = AuditHead.START;
            LongStream.rangeClosed(2, ENTRIES + 5L).forEach(number -> log.append(event(number)));

            assertThat(check()).isInstanceOf(Intact.class);
            assertThat(against()).isEqualTo(new Broken(ENTRIES, Optional.of("id01204"), Kind.REWRITTEN));
        }

        @Test
        void aChainMadeShorterIsFoundOut() {
            log.rows.clear();
            log.head = AuditHead.START;
            LongStream.rangeClosed(1, 10).forEach(number -> log.append(event(number)));

            assertThat(check()).isInstanceOf(Intact.class);
            assertThat(against()).isEqualTo(new Broken(11, Optional.empty(), Kind.END_MISSING));
        }

        @Test
        void isComparedWithTheBeginningButNotBeforeIt() {
            log.drop(NOW.plusSeconds(ENTRIES + 1L), 2_000, ScriptedLog::told);
            assertThat(against()).isEqualTo(new Intact(2, log.head, 0, true));

            kept[0] = new Checkpoint(7, "0".repeat(64));
            assertThat(against()).isEqualTo(new Intact(2, log.head, 0, false));
        }

        @Test
        void isReadAsItIsWritten() {
            assertThat(Checkpoint.tryParse(kept[0].toString())).contains(kept[0]);
            for (var odd :
                    new String[] {"", "1", "1:", ":" + "a".repeat(64), "01:" + "a".repeat(64), "1:" + "A".repeat(64)}) {
                assertThat(Checkpoint.tryParse(odd)).as(odd).isEmpty();
            }
        }

        private AuditFinding against() {
            return new AuditCheck(log).run(Optional.of(kept[0]));
        }
    }

    private AuditFinding check() {
        return new AuditCheck(log).run(Optional.empty());
    }

    private static AuditEvent by(AuditEvent e, Access access) {
        return copy(e, e.id(), e.at(), e.application(), access, e.purpose(), e.detail());
    }

    private static AuditEvent about(
            AuditEvent e, AuditAction action, Optional<String> verification, Optional<PersonId> person) {
        return new AuditEvent(
                e.id(), e.at(), e.application(), e.access(), e.purpose(), action, verification, person, e.detail());
    }

    private static AuditEvent copy(
            AuditEvent e, String id, Instant at, String application, Access access, String purpose, String detail) {
        return new AuditEvent(id, at, application, access, purpose, e.action(), e.verification(), e.person(), detail);
    }
}

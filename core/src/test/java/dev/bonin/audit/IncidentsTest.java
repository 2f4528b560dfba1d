package dev.bonin.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.audit.AuditFinding.Broken;
import dev.bonin.audit.AuditFinding.Intact;
import dev.bonin.audit.Incident.Accesses;
import dev.bonin.person.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the log says about a time range, when somebody has to report it. */
class IncidentsTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final Access SHOP = new Access("application:shop", "10.0.0.7", "read");
    private static final Access KIM = new Access("operator:kim", "local", "a request");
    private static final PersonId ANNA = new PersonId("a".repeat(32));
    private static final PersonId BORA = new PersonId("b".repeat(32));

    private final ScriptedLog log = new ScriptedLog();
    private final Map<String, PersonId> persons = new HashMap<>(Map.of("v1", ANNA, "v2", ANNA, "v3", BORA));

    @Test
    void countsThePeopleWhoseValuesWereOpenedAndWhichValues() {
        append(1, "shop", SHOP, AuditAction.VERIFICATION_ACCEPTED, "v1", "provider=danal");
        append(2, "shop", SHOP, AuditAction.VERIFICATION_REDEEMED, "v1", "values=birthday,name");
        append(3, "shop", SHOP, AuditAction.IDENTITY_OPENED, "v1", "values=name");
        append(4, "shop", SHOP, AuditAction.IDENTITY_OPENED, "v2", "values=name");
        append(5, "club", KIM, AuditAction.IDENTITY_OPENED, "v3", "values=phone");
        append(6, "club", KIM, AuditAction.SUBJECT_EXPORTED, "v4", "with_ci=true");

        var incident = examine(all());

        assertThat(incident.entries()).isEqualTo(6);
        assertThat(incident.first()).contains(at(1));
        assertThat(incident.last()).contains(at(6));
        assertThat(incident.actions()).containsEntry(AuditAction.IDENTITY_OPENED, 3L);
        var opened = incident.opened();
        assertThat(opened.times()).isEqualTo(5);
        assertThat(opened.verifications()).containsExactly("v1", "v2", "v3", "v4");
        assertThat(opened.people()).containsExactlyInAnyOrder(ANNA, BORA);
        assertThat(opened.withoutPerson()).containsExactly("v4");
        assertThat(opened.atLeast()).isEqualTo(2);
        assertThat(opened.atMost()).isEqualTo(3);
        assertThat(opened.values()).isEqualTo(Map.of("name", 2, "birthday", 1, "phone", 1, "ci", 1, "di", 1));
        assertThat(incident.accesses())
                .containsExactly(
                        new Accesses("application:shop", "10.0.0.7", 3, 2, at(2), at(4)),
                        new Accesses("operator:kim", "local", 2, 2, at(5), at(6)));
    }

    @Test
    void tellsFirstAndLastByTimeWhereClocksOfNodesDiffer() {
        open(3, "v1");
        open(5, "v2");
        open(2, "v3");
        open(4, "v1");

        var incident = examine(all());

        assertThat(incident.first()).contains(at(2));
        assertThat(incident.last()).contains(at(5));
        assertThat(incident.accesses())
                .containsExactly(new Accesses("application:shop", "10.0.0.7", 4, 3, at(2), at(5)));
    }

    @Test
    void printsNothingThatSomebodyWroteIntoTheLogForAValue() {
        append(1, "shop", SHOP, AuditAction.IDENTITY_OPENED, "v1", "values=name,\u001b[2J,x\nwhole chain: intact");

        assertThat(examine(all()).opened().values()).isEqualTo(Map.of("name", 1, "unrecognized", 1));
    }

    @Test
    void endsAtTheLargestNumberThatARowCanHave() {
        open(1, "v1");
        log.rows.add(new ChainedEvent(Long.MAX_VALUE, "", log.rows.get(0).event()));

        assertThat(examine(all()).entries()).isEqualTo(2);
    }

    @Test
    void countsOnePersonAtLeastIfNobodyIsKnownAnyMore() {
        persons.clear();
        open(1, "v1");
        open(2, "v2");

        assertThat(examine(all()).opened().atLeast()).isEqualTo(1);
        assertThat(examine(all()).opened().atMost()).isEqualTo(2);
    }

    @Test
    void takesWhatWasAskedForOnly() {
        append(1, "shop", SHOP, AuditAction.IDENTITY_OPENED, "v1", "values=name");
        append(2, "club", KIM, AuditAction.IDENTITY_OPENED, "v2", "values=name");
        append(3, "", KIM, AuditAction.IDENTITY_OPENED, "v3", "values=name");

        assertThat(examine(filter("shop", null, null)).opened().verifications()).containsExactly("v1");
        assertThat(examine(filter("", null, null)).opened().verifications()).containsExactly("v3");
        assertThat(examine(filter(null, "signup", null)).entries()).isEqualTo(3);
        assertThat(examine(filter(null, "other", null)).entries()).isZero();
        assertThat(examine(filter(null, null, "operator:kim")).opened().verifications())
                .containsExactly("v2", "v3");
        assertThat(examine(between(2, 3)).opened().verifications()).containsExactly("v2");
    }

    @Test
    void findsNothingWhereThereIsNothing() {
        var incident = examine(all());

        assertThat(incident.entries()).isZero();
        assertThat(incident.first()).isEmpty();
        assertThat(incident.opened().atMost()).isZero();
        assertThat(incident.opened().atLeast()).isZero();
        assertThat(incident.chain().isIntact()).isTrue();
    }

    @Test
    void saysThatTheRangeIsIntactThoughAnEntryOutsideWasChanged() {
        openTen();
        change(2);

        var chain = examine(between(5, 8)).chain();

        assertThat(chain.isIntact()).isTrue();
        assertThat(chain.from()).isEqualTo(5);
        assertThat(chain.to()).isEqualTo(7);
        assertThat(chain.whole()).isInstanceOf(Broken.class);
    }

    @Test
    void namesEveryEntryOfTheRangeThatWasChanged() {
        openTen();
        change(5);
        change(6);

        assertThat(examine(between(4, 7)).chain().broken()).containsExactly(5L, 6L);
    }

    @ParameterizedTest
    @CsvSource({"5, 1", "7, 10"})
    void findsThatTheTimeOfTheFirstOrTheLastEntryWasMovedOutOfTheRange(long entry, int time) {
        openTen();
        move(entry, time);

        assertThat(examine(between(5, 8)).chain().broken()).containsExactly(entry);
    }

    @Test
    void findsThatTheTimesOfSeveralEntriesWereMovedOutOfTheRange() {
        openTen();
        move(5, 1);
        move(6, 2);
        move(8, 9);

        assertThat(examine(between(5, 9)).chain().broken()).containsExactly(5L, 6L, 8L);
    }

    @Test
    void findsThatAnEntryWasMovedOutOfTheRangeTogetherWithItsHash() {
        openTen();
        move(7, 9);
        hashAnew(7, 7);
        assertThat(examine(between(5, 8)).chain().broken()).containsExactly(8L);

        move(5, 1);
        hashAnew(5, 5);
        assertThat(examine(between(5, 8)).chain().broken()).containsExactly(6L, 8L);
    }

    @Test
    void cannotProveARangeBeforeAnEntryThatMayHideThatAllWereChangedWithTheirHashes() {
        openTen();
        change(3);
        hashAnew(3, 7);

        var chain = examine(between(2, 5)).chain();

        assertThat(chain.broken()).isEmpty();
        assertThat(chain.unproven()).isEqualTo(8);
        assertThat(chain.isIntact()).isFalse();
    }

    @Test
    void provesARangeByAnEndThatWasKeptBeforeALaterEntryWasChanged() {
        openTen();
        var sixth = log.rows.get(5);
        change(9);

        assertThat(examine(between(2, 4)).chain().isIntact()).isFalse();
        assertThat(incidents()
                        .examine(between(2, 4), Optional.of(new Checkpoint(6, sixth.hash())))
                        .chain()
                        .isIntact())
                .isTrue();
    }

    @Test
    void findsThatTheWholeChainWasRebuiltOverTheRange() {
        openTen();
        var kept = Optional.of(Checkpoint.of(log.head));
        change(3);
        hashAnew(3, 10);
        log.head = new AuditHead(0, AuditHead.START.hash(), 10, log.rows.get(9).hash());

        assertThat(examine(between(2, 5)).chain().isIntact()).isTrue();
        assertThat(incidents().examine(between(2, 5), kept).chain().broken()).containsExactly(10L);
    }

    @Test
    void findsThatTheEndOfTheRangeWasRemovedWithAllThatFollowed() {
        openTen();
        log.rows.removeIf(row -> row.sequence() > 6);

        assertThat(examine(between(5, 9)).chain().broken()).containsExactly(7L);
    }

    @Test
    void refusesToCountMoreThanThereIsMemoryFor() {
        openTen();

        var incidents = new Incidents(log, id -> Optional.empty(), 9);

        assertThat(incidents.examine(between(1, 10), Optional.empty()).opened().verifications())
                .hasSize(9);
        assertThatExceptionOfType(TooManyOpenedException.class)
                .isThrownBy(() -> incidents.examine(all(), Optional.empty()))
                .withMessage("values of more than 9 verifications were opened");
    }

    @Test
    void noticesThatTheEndOrTheBeginningOfTheRangeWasRemoved() {
        openTen();
        log.rows.removeIf(row -> row.sequence() == 7 || row.sequence() == 4);

        assertThat(examine(between(5, 8)).chain().broken()).containsExactly(5L, 8L);
    }

    @Test
    void noticesThatAllOfTheRangeWasRemoved() {
        openTen();
        log.rows.removeIf(row -> row.sequence() >= 4 && row.sequence() <= 6);

        var chain = examine(between(4, 7)).chain();

        assertThat(chain.from()).isZero();
        assertThat(chain.broken()).containsExactly(7L);
    }

    @Test
    void goesOnAfterAnEntryThatCannotBeParsed() {
        openTen();
        log.unreadable.add(5L);

        var incident = examine(all());

        assertThat(incident.entries()).isEqualTo(9);
        assertThat(incident.chain().broken()).containsExactly(5L, 6L);
        assertThat(examine(between(8, 11)).chain().isIntact()).isTrue();
    }

    @Test
    void comparesWithAnEndThatWasKeptElsewhere() {
        openTen();
        var end = Optional.of(Checkpoint.of(log.head));

        assertThat(incidents().examine(all(), end).chain().whole()).isInstanceOf(Intact.class);

        log.rows.clear();
        log.head = AuditHead.START;
        open(1, "v9");
        assertThat(incidents().examine(all(), end).chain().whole()).isInstanceOf(Broken.class);
    }

    @Test
    void isIntactWhereTheOldestEntriesWereDroppedByAge() {
        openTen();
        log.drop(at(4), 10, ScriptedLog::told);

        assertThat(examine(all()).chain().isIntact()).isTrue();
    }

    private Incidents incidents() {
        return new Incidents(log, id -> Optional.ofNullable(persons.get(id)), 1_000);
    }

    private Incident examine(AuditFilter filter) {
        return incidents().examine(filter, Optional.empty());
    }

    private static AuditFilter all() {
        return AuditFilter.between(Optional.empty(), Optional.empty());
    }

    private static AuditFilter between(int from, int to) {
        return AuditFilter.between(Optional.of(at(from)), Optional.of(at(to)));
    }

    private static AuditFilter filter(@Nullable String application, @Nullable String purpose, @Nullable String actor) {
        return new AuditFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.ofNullable(application),
                Optional.ofNullable(purpose),
                Optional.ofNullable(actor));
    }

    private void openTen() {
        for (int number = 1; number <= 10; number++) {
            open(number, "v" + number);
        }
    }

    private void open(int number, String verification) {
        append(number, "shop", SHOP, AuditAction.IDENTITY_OPENED, verification, "values=name");
    }

    private void append(
            int number, String application, Access access, AuditAction action, String verification, String detail) {
        log.append(new AuditEvent(
                "id" + number,
                at(number),
                application,
                access,
                "signup",
                action,
                Optional.of(verification),
                Optional.empty(),
                detail));
    }

    private static Instant at(int number) {
        return NOW.plus(Duration.ofHours(number));
    }

    private void move(long sequence, int time) {
        log.rows.replaceAll(row ->
                row.sequence() == sequence ? new ChainedEvent(sequence, row.hash(), at(time, row.event())) : row);
    }

    private static AuditEvent at(int time, AuditEvent event) {
        return new AuditEvent(
                event.id(),
                at(time),
                event.application(),
                event.access(),
                event.purpose(),
                event.action(),
                event.verification(),
                event.person(),
                event.detail());
    }

    /** What somebody does who knows how hashes are made. */
    private void hashAnew(long first, long last) {
        for (long sequence = first; sequence <= last; sequence++) {
            var before = log.rows.get((int) sequence - 2).hash();
            var event = log.rows.get((int) sequence - 1).event();
            log.rows.set(
                    (int) sequence - 1, new ChainedEvent(sequence, AuditChain.hash(before, sequence, event), event));
        }
    }

    /** What somebody does who can write to the rows. */
    private void change(long sequence) {
        log.rows.replaceAll(row -> row.sequence() == sequence
                ? new ChainedEvent(sequence, row.hash(), row.event().of(BORA))
                : row);
    }
}

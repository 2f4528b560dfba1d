package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.audit.AuditCheck;
import dev.bonin.audit.AuditFinding;
import dev.bonin.audit.AuditFinding.Broken;
import dev.bonin.audit.AuditFinding.Intact;
import dev.bonin.audit.AuditFinding.Kind;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.person.Assured;
import dev.bonin.person.Ci;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.person.PersonId;
import dev.bonin.person.PersonName;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.KeptIdentities;
import dev.bonin.verification.Mode;
import dev.bonin.verification.StoreException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that somebody changed by hand are noticed, and nothing of them is shown. */
class TamperedRowsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // there before each test
    private BoninDatabase database;

    @SuppressWarnings("NullAway.Init") // there before each test
    private PersonSealer sealer;

    @BeforeEach
    void keepTwoPeopleAndTheirEntries() {
        database = BoninDatabase.open(new DatabaseSettings.Sqlite(file()), Mode.SANDBOX);
        sealer = new Keys().sealerFor(database.sealed());
        keep(1, "홍길동");
        keep(2, "김철수");
        for (int number = 3; number <= 5; number++) {
            database.log().append(Rows.event(Rows.id(number)));
        }
        database.log().chain(10);
        assertThat(check()).isInstanceOf(Intact.class);
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Path file() {
        return folder.resolve("bonin.db");
    }

    private void keep(int number, String name) {
        keep(number, name, Set.of(IdentityValue.NAME));
    }

    private void keep(int number, String name, Set<IdentityValue> values) {
        var identity = new Identity(
                Assured.verified(new PersonName(name)),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.absent(),
                Assured.verified(new Ci("ci " + number)),
                Assured.absent());
        var accepted = Rows.open(number).accepted(Rows.completion(number));
        var from = new Provenance(accepted.sealedFor(), "danal", "");
        database.verifications().open(Rows.open(number), 8);
        var person = sealer.seal(identity, new Keep(true, values), from);
        database.verifications().accept(Rows.id(number), Rows.completion(number), person, Rows.event(Rows.id(number)));
    }

    private Optional<String> nameOf(int number) {
        var verification = database.verifications().find(Rows.id(number)).orElseThrow();
        return database.verifications()
                .person(Rows.id(number))
                .flatMap(kept -> kept.identity())
                .map(values -> sealer.open(values, verification.sealedFor()))
                .flatMap(identity -> identity.name().value())
                .map(PersonName::reveal);
    }

    @Test
    void openNothingWhereTheValuesOfTwoWereSwapped() {
        assertThat(nameOf(1)).contains("홍길동");
        execute("UPDATE bonin_identity SET sealed = (SELECT o.sealed FROM bonin_identity o"
                + " WHERE o.verification_id <> bonin_identity.verification_id)");

        assertThatExceptionOfType(SealingException.class).isThrownBy(() -> nameOf(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"purpose = 'other'", "finished_at = finished_at + 1"})
    void openNothingWhereTheVerificationWasMadeAnotherOne(String change) {
        execute("UPDATE bonin_verification SET " + change + " WHERE id = '"
                + Rows.id(1).value() + "'");

        assertThatExceptionOfType(SealingException.class).isThrownBy(() -> nameOf(1));
        assertThat(nameOf(2)).contains("김철수");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "person_id = (SELECT o.person_id FROM bonin_identity o WHERE o.verification_id = '%s')",
                "person_id = NULL",
                "person_link = NULL",
                "person_link = ''",
                "person_link = sealed",
                "person_link = (SELECT o.person_link FROM bonin_identity o WHERE o.verification_id = '%s')"
            })
    void nameNobodyWhereTheyNameSomebodyElse(String change) {
        keep(3, "이영희", Set.of());
        for (int number = 1; number <= 3; number++) {
            var changed = number;
            var next = Rows.id(number % 3 + 1).value();
            assertThat(personOf(number)).isPresent();

            execute("UPDATE bonin_identity SET " + change.replace("%s", next) + " WHERE verification_id = '"
                    + Rows.id(number).value() + "'");

            assertThatExceptionOfType(SealingException.class).isThrownBy(() -> personOf(changed));
        }
    }

    private Optional<PersonId> personOf(int number) {
        var verifications = database.verifications();
        return new KeptIdentities(verifications, sealer, database.log(), Clock.systemUTC(), new Random(1))
                .person(verifications.find(Rows.id(number)).orElseThrow());
    }

    @Test
    void openNothingWhereTheKeyIsThatOfAnother() {
        execute(
                "UPDATE bonin_identity SET (wrapped, ring_key_id) = (SELECT o.wrapped, o.ring_key_id FROM bonin_identity o"
                        + " WHERE o.verification_id = '" + Rows.id(1).value() + "')");

        assertThat(nameOf(1)).contains("홍길동");
        assertThatExceptionOfType(SealingException.class).isThrownBy(() -> nameOf(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"wrapped", "ring_key_id"})
    void openNothingWhereTheKeyIsGone(String column) {
        execute("UPDATE bonin_identity SET " + column + " = NULL WHERE verification_id = '"
                + Rows.id(1).value() + "'");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> nameOf(1))
                .withMessage("the data key of a sealed row is missing");
        assertThat(nameOf(2)).contains("김철수");
    }

    @Test
    void openNoHintWhereItsKeyIsGone() {
        var person = personOf(1).orElseThrow();
        execute("INSERT INTO bonin_account_link (application, account, person_id, verification_id, linked_at, hint)"
                + " VALUES ('', 'hong', '" + person.value() + "', '"
                + Rows.id(1).value() + "', 0, 'sealed')");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> database.verifications().accountOf("", person))
                .withMessage("the data key of a sealed row is missing");
    }

    @Test
    void cannotBeChangedOnceTheyHaveTheirPlaceInTheLog() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> execute("UPDATE bonin_audit_event SET detail = 'nothing' WHERE seq = 2"))
                .withMessageContaining("an entry of the access log has its place");
        assertThat(check()).isInstanceOf(Intact.class);
    }

    @Test
    void showInTheChainOfTheLog() {
        execute("DROP TRIGGER bonin_audit_event_stays");

        execute("UPDATE bonin_audit_event SET detail = 'nothing' WHERE seq = 2");

        assertThat(broken().sequence()).isEqualTo(2);
        assertThat(broken().kind()).isEqualTo(Kind.CHANGED);
    }

    @Test
    void areMissedInTheLogWhenTheyAreDeleted() {
        execute("DELETE FROM bonin_audit_event WHERE seq = 3");

        assertThat(broken().sequence()).isEqualTo(3);
        assertThat(broken().kind()).isEqualTo(Kind.MISSING);
    }

    @Test
    void areMissedAtTheEndOfTheLog() {
        execute("DELETE FROM bonin_audit_event WHERE seq = 5");

        assertThat(broken().kind()).isEqualTo(Kind.END_MISSING);
    }

    @Test
    void areFoundInTheWrongPlaceOfTheLog() {
        execute("DROP TRIGGER bonin_audit_event_stays");
        execute("UPDATE bonin_audit_event SET seq = seq + 100 WHERE seq IN (2, 3)");
        execute("UPDATE bonin_audit_event SET seq = CASE seq WHEN 102 THEN 3 ELSE 2 END WHERE seq > 100");

        assertThat(broken().sequence()).isEqualTo(2);
    }

    @Test
    void areNamedInTheLogEvenWhereTheyMakeNoSense() {
        execute("DROP TRIGGER bonin_audit_event_stays");
        for (var nonsense : List.of("actor = ''", "action = 'dance'", "person_id = 'x'")) {
            execute("UPDATE bonin_audit_event SET " + nonsense + " WHERE seq = 3");

            assertThat(broken().sequence()).isEqualTo(3);
            assertThat(broken().kind()).isEqualTo(Kind.CHANGED);
        }
        execute("UPDATE bonin_audit_event SET detail = 'nothing' WHERE seq = 2");

        assertThat(broken().sequence()).as("the first of them").isEqualTo(2);
    }

    private AuditFinding check() {
        return new AuditCheck(database.log()).run(Optional.empty());
    }

    private Broken broken() {
        var finding = check();
        assertThat(finding).isInstanceOf(Broken.class);
        return (Broken) finding;
    }

    private void execute(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new AssertionError(refused.getMessage(), refused);
        }
    }
}

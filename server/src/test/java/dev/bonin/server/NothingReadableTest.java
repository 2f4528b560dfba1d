package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.bonin.jdbc.PostgreSql;
import dev.bonin.person.Identity;
import dev.bonin.verification.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever gets hold of the database's files, its log and what it wrote ahead reads nothing of anybody in them. */
class NothingReadableTest {
    private static final int VERIFICATIONS = 1000;
    private static final List<String> PERSONAS =
            List.of("adult", "thirteen", "fourteen-today", "leap-day", "foreigner", "mvno", "no-ci", "renamed");
    private static final String[] KEEPING_ALL = {
        "bonin.purposes.signup.keep=person,name,birthday,phone,gender,foreigner,carrier,ci,di",
        "bonin.purposes.signup.policies=", // people without CI, too, and the same ones again
        "bonin.purposes.signup.erase-after=30d"
    };

    private final Set<String> values = new ConcurrentSkipListSet<>();

    @Test
    void inAFileOfSqlite(@TempDir Path folder) throws IOException {
        try (var server = RunningServer.startWith(this::note, with("bonin.data=" + folder))) {
            var last = verifyMany(server);

            assertNothingIsIn(folder, last);
        }
        assertNothingIsIn(folder, List.of());
    }

    @Test
    void inTheFolderOfAPostgreSqlServer(@TempDir Path folder) throws IOException {
        try (var database = PostgreSql.start(folder)) {
            var settings = database.settings();
            try (var server = RunningServer.startWith(
                    this::note,
                    with(
                            "bonin.store.url=" + settings.url(),
                            "bonin.store.user=" + settings.user(),
                            "bonin.store.password=" + settings.password()))) {
                var last = verifyMany(server);

                assertNothingIsIn(folder, last);
            }
            database.stop(); // writes down what it still had in memory
            assertNothingIsIn(folder, List.of());
        }
    }

    private static String[] with(String... settings) {
        return Stream.concat(Stream.of(KEEPING_ALL), Stream.of(settings)).toArray(String[]::new);
    }

    /**
     * @return what is there to be found, so that a search in the wrong place does not pass for one that finds nothing
     */
    private List<String> verifyMany(RunningServer server) {
        var id = "";
        for (int i = 0; i < VERIFICATIONS; i++) {
            var browser = server.browser();
            var answer = browser.finish(browser.certify(PERSONAS.get(i % PERSONAS.size())));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            id = JsonPath.read(answer.body(), "$.verification_id");
        }
        assertThat(values).hasSizeGreaterThan(4 * PERSONAS.size());
        return List.of(id, "danal");
    }

    private void note(Outcome outcome) {
        outcome.fold(accepted -> accepted.identity().map(this::noteAll), refused -> refused);
    }

    private Identity noteAll(Identity person) {
        person.name().value().ifPresent(name -> values.add(name.reveal()));
        person.birthDate().value().ifPresent(date -> values.add(date.reveal().toString()));
        person.phone().value().ifPresent(phone -> values.add(phone.reveal()));
        person.ci().value().ifPresent(ci -> values.add(ci.reveal()));
        person.di().value().ifPresent(di -> values.add(di.reveal()));
        return person;
    }

    private void assertNothingIsIn(Path folder, Collection<String> thatIsThere) throws IOException {
        var text = new StringBuilder();
        try (var files = Files.walk(folder)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                text.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        assertThat(thatIsThere).allMatch(there -> text.indexOf(there) >= 0);
        for (var value : values) {
            assertThat(text.indexOf(bytes(value)))
                    .as("a person's value as it is")
                    .isNegative();
            assertThat(text.indexOf(base64(value)))
                    .as("a person's value in base64")
                    .isNegative();
        }
    }

    private static String bytes(String value) {
        return new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    /** As far as it does not depend on what follows. */
    private static String base64(String value) {
        var whole = Base64.getEncoder().withoutPadding().encodeToString(value.getBytes(StandardCharsets.UTF_8));
        return whole.substring(0, whole.length() - 2);
    }
}

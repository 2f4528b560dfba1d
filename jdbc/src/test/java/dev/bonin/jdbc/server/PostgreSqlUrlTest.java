package dev.bonin.jdbc.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bonin.jdbc.FreePorts;
import dev.bonin.jdbc.PostgreSqlServer;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostgreSqlUrlTest {
    @RegisterExtension
    static final PostgreSqlServer SERVER = new PostgreSqlServer();

    @ParameterizedTest
    @CsvSource({
        "jdbc:postgresql://db/bonin?sslmode=secret-zzz, an unknown sslmode",
        "jdbc:postgresql://bonin:secret-zzz@db/bonin, bonin.store.user",
        "jdbc:postgresql://db/bonin?options=secret-zzz%2, percent sign"
    })
    void isRefusedWithTheReasonAndNothingOfItself(String url, String reason) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Server.of(new DatabaseSettings.Server(url, "bonin", "secret-zzz", 1))
                        .open())
                .withMessageContaining(reason)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.BROKEN))
                .satisfies(failure -> assertThat(failure.getMessage()).doesNotContain("secret-zzz"));
    }

    /** An operator's options are theirs, and yet no call waits longer or commits less. */
    @Test
    void keepsTheOperatorsOptionsBesideOurs() {
        var own = SERVER.empty();
        var settings = new DatabaseSettings.Server(
                own.url() + "?options=-c%20geqo=off%20-c%20synchronous_commit=off&tcpKeepAlive=true",
                own.user(),
                own.password(),
                1);
        try (var transactions = Server.of(settings).open()) {
            assertThat(transactions.<String>read(connection -> Sql.of(
                                    "SELECT concat_ws(' ', current_setting('geqo'), current_setting('synchronous_commit'),"
                                            + " current_setting('statement_timeout'), current_setting('lock_timeout'))")
                            .list(connection, row -> row.getString(1))
                            .get(0)))
                    .isEqualTo("off on 5s 3s");
        }
    }

    /** As after a failover: one of the hosts is gone, and the driver takes the one that takes writes. */
    @Test
    void findsThePrimaryAmongSeveralHosts() throws Exception {
        var own = SERVER.empty();
        var gone = FreePorts.of(1).get(0);
        var url = own.url().replace("//localhost:", "//localhost:" + gone + ",localhost:");
        var settings = new DatabaseSettings.Server(
                url + "?targetServerType=primary&hostRecheckSeconds=1", own.user(), own.password(), 1);

        try (var transactions = Server.of(settings).open()) {
            assertThat(transactions.<String>read(connection -> Sql.of("SHOW transaction_read_only")
                            .list(connection, row -> row.getString(1))
                            .get(0)))
                    .isEqualTo("off");
        }
    }
}

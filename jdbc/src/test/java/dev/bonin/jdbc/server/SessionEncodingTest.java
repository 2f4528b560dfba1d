package dev.bonin.jdbc.server;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import dev.bonin.jdbc.MariaDbServer;
import dev.bonin.verification.StoreException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An application's sessions, in the encoding that its URL names. */
class SessionEncodingTest {
    @RegisterExtension
    static final MariaDbServer SERVER = new MariaDbServer();

    private static DataSource source(String parameters) {
        var server = SERVER.running().settingsOfMySql();
        var source = new MysqlDataSource();
        source.setUrl(server.url() + parameters);
        source.setUser(server.user());
        source.setPassword(server.password());
        return source;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?characterEncoding=UTF-8", "?useUnicode=true&characterEncoding=utf8"})
    void areTakenWithEveryCharacter(String parameters) {
        assertThatCode(() -> Dialects.of(source(parameters))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"?characterEncoding=ISO-8859-1", "?characterEncoding=EUC-KR"})
    void areRefusedWhereTwoAccountsCouldBecomeOne(String parameters) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> Dialects.of(source(parameters)))
                .withMessageContaining("UTF-8");
    }

    @Test
    void areRefusedWhereThePoolChangesWhatTheDriverHasSet() {
        var pool = new HikariDataSource();
        try (pool) {
            pool.setDataSource(source(""));
            pool.setConnectionInitSql("SET NAMES latin1");
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> Dialects.of(pool))
                    .withMessageContaining("SET NAMES");
        }
    }
}

package dev.bonin.jdbc.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlFailuresTest {
    /** As MariaDB Connector/J 3.5.8 and MySQL Connector/J 9.7.0 tell it of MySQL 9.7.4, with a number of 0. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "RSA public key is not available client side (option serverRsaPublicKeyFile not set)",
                "Public Key Retrieval is not allowed"
            })
    void sayWhatToDoWhereAPasswordIsNotSentInClear(String told) {
        var pool = new SQLTransientConnectionException("bonin - Connection is not available");
        pool.initCause(new SQLNonTransientConnectionException(told, "08001"));

        assertThat(Failures.of(pool)).isInstanceOfSatisfying(StoreException.class, refusal -> {
            assertThat(refusal.kind()).isEqualTo(Kind.BROKEN);
            assertThat(refusal).hasMessageContaining("sslMode=").hasMessageContaining("allowPublicKeyRetrieval=true");
        });
    }

    /** MySQL asks an unknown user for another way of signing in, which MariaDB's driver does not have. */
    @Test
    void takeAnUnknownWayOfSigningInForAnUnknownUser() {
        var failure = new SQLException("Client does not support authentication protocol", "08004", 1251);

        assertThat(Failures.of(failure)).hasMessage("the database refuses this user or password (1251)");
    }
}

package dev.bonin.jdbc.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of a server that cost what it has acknowledged; some of them can only be set at its start. */
class MySqlProbeTest {
    private static final Map<String, String> DURABLE = Map.of(
            "innodb_flush_log_at_trx_commit", "1",
            "sync_binlog", "1",
            "log_bin", "ON",
            "innodb_doublewrite", "ON",
            "innodb_flush_method", "O_DIRECT");

    private static MySqlProbe with(String name, String value) {
        var variables = new HashMap<>(DURABLE);
        variables.put(name, value);
        return new MySqlProbe(variables);
    }

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit, 0",
        "sync_binlog, 0",
        "innodb_doublewrite, OFF",
        "innodb_doublewrite, DETECT_ONLY",
        "innodb_flush_method, nosync",
        "innodb_flush_method, littlesync"
    })
    void findsWhatAPowerCutCosts(String name, String value) {
        assertThat(with(name, value).risk()).contains(name + "=" + value);
        assertThat(with(name, value).warning())
                .hasValueSatisfying(warning ->
                        assertThat(warning).contains("the server's " + name + " is " + value, "Set " + name + "="));
    }

    @ParameterizedTest
    @CsvSource({
        "innodb_flush_log_at_trx_commit, 3",
        "innodb_doublewrite, DETECT_AND_RECOVER",
        "innodb_flush_method, fsync",
        "innodb_flush_method, ''"
    })
    void findsNothingInWhatIsDurable(String name, String value) {
        assertThat(with(name, value).risk()).isEmpty();
        assertThat(with(name, value).warning()).isEmpty();
    }

    @Test
    void namesAllOfThem() {
        assertThat(new MySqlProbe(Map.of("innodb_flush_log_at_trx_commit", "2", "innodb_doublewrite", "OFF")).risk())
                .contains("innodb_flush_log_at_trx_commit=2, innodb_doublewrite=OFF");
        assertThat(new MySqlProbe(Map.of("sync_binlog", "0", "log_bin", "OFF")).risk())
                .as("there is no binary log")
                .isEmpty();
        assertThat(MySqlProbe.ofNone().risk()).isEmpty();
    }
}

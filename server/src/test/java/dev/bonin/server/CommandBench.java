package dev.bonin.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.BoninDatabase;
import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.server.command.BoninCommand;
import dev.bonin.verification.Mode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The command line and a server on one folder. */
final class CommandBench implements AutoCloseable {
    private final DataFolder data = DataFolder.create();
    private final StringWriter complaints = new StringWriter();

    CommandBench() {
        System.setProperty("bonin.data", data.path().toString());
    }

    RunningServer server(String... settings) {
        var all = new String[settings.length + 1];
        System.arraycopy(settings, 0, all, 0, settings.length);
        all[settings.length] = "bonin.data=" + data.path();
        return RunningServer.start(all);
    }

    String succeed(String... arguments) {
        var output = new StringWriter();
        assertThat(run(output, arguments)).as(complaints.toString()).isZero();
        return output.toString();
    }

    /** What it says, wherever it says it. */
    String fail(String... arguments) {
        var output = new StringWriter();
        assertThat(run(output, arguments)).as(output.toString()).isEqualTo(1);
        return output + complaints.toString();
    }

    int run(String... arguments) {
        return run(new StringWriter(), arguments);
    }

    String complaints() {
        return complaints.toString();
    }

    /** What it says where no output arrives, as on a full disk. */
    String failOnFullDisk(String... arguments) {
        assertThat(run(new FullDisk(), arguments)).as(complaints.toString()).isEqualTo(1);
        return complaints.toString();
    }

    /** Takes nothing. */
    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] text, int from, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private int run(Writer output, String... arguments) {
        complaints.getBuffer().setLength(0);
        return BoninCommand.commandLine()
                .setOut(new PrintWriter(output))
                .setErr(new PrintWriter(complaints))
                .execute(arguments);
    }

    /** What somebody does who can write to the file. */
    void tamper(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection("jdbc:sqlite:" + data.path().resolve("bonin.db"));
                var execution = connection.createStatement()) {
            execution.execute("DROP TRIGGER IF EXISTS bonin_audit_event_stays");
            execution.execute(statement);
        }
    }

    BoninDatabase database() {
        return BoninDatabase.open(new DatabaseSettings.Sqlite(data.path().resolve("bonin.db")), Mode.SANDBOX);
    }

    @Override
    public void close() {
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("bonin."))
                .forEach(System::clearProperty);
        data.close();
    }
}

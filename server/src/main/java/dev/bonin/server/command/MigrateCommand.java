package dev.bonin.server.command;

import dev.bonin.boot.ConfiguredStores;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Creates and migrates the tables, for operators whose server may not. */
@Command(
        name = "migrate",
        description =
                "Creates and migrates the tables in the database that the settings name. With bonin.store.migrate=false"
                        + " the server does not do so itself, and its user needs no more than SELECT, INSERT, UPDATE and DELETE.",
        mixinStandardHelpOptions = true,
        versionProvider = BoninVersion.class)
final class MigrateCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(names = "--print", description = "Only print the SQL that is missing, to be run by somebody else.")
    private boolean print;

    @Override
    public Integer call() {
        return OperatorWork.run(spec, context -> {
            var properties = context.properties();
            var out = spec.commandLine().getOut();
            if (ConfiguredStores.isTemporary(properties)) {
                return OperatorWork.say(spec, "bonin.store.url=memory has no tables that stay.");
            }
            if (print) {
                var sql = ConfiguredStores.pendingMigrations(properties);
                out.print(sql.isEmpty() ? "-- Nothing is missing.\n" : sql);
                out.flush();
            } else {
                ConfiguredStores.migrate(properties);
                out.println("The tables are those of this version.");
            }
            return 0;
        });
    }
}

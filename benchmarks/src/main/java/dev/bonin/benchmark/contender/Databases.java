package dev.bonin.benchmark.contender;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The database servers of contenders. Each contender has its own, so that all of a server's work was for that one. They
 * are started when first needed.
 */
final class Databases implements AutoCloseable {
    private final Setting setting;
    private final PostgreSql given;
    private final Map<String, Database> started = new HashMap<>();

    /** @param given that of today's build, which the caller closes */
    Databases(Setting setting, PostgreSql given) {
        this.setting = setting;
        this.given = given;
    }

    /**
     * Returns the database server of a contender.
     *
     * @param id of the contender
     * @return empty if it has none outside of its own process
     */
    Optional<Database> of(String id) throws IOException {
        var ports = setting.ports();
        return switch (id) {
            case "postgresql" -> Optional.of(given);
            case "postgresql-before" -> kept(id, () -> PostgreSql.start(setting, ports.databaseBefore()));
            case "mariadb" -> kept(id, () -> MariaDb.start(setting, ports.mariaDb()));
            case "mariadb-before" -> kept(id, () -> MariaDb.start(setting, ports.mariaDbBefore()));
            default -> Optional.empty();
        };
    }

    /** Starts a server. */
    @FunctionalInterface
    private interface Start {
        Database now() throws IOException;
    }

    private Optional<Database> kept(String id, Start start) throws IOException {
        var running = started.get(id);
        if (running == null) {
            running = start.now();
            started.put(id, running);
        }
        return Optional.of(running);
    }

    /** Stops all that were started here. */
    @Override
    public void close() throws IOException {
        for (var database : started.values()) {
            database.close();
        }
    }
}

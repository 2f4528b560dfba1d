package dev.bonin.jdbc;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.SqliteFile;
import dev.bonin.jdbc.engine.SqliteTransactions;
import dev.bonin.jdbc.engine.Transactions;
import dev.bonin.jdbc.server.Server;
import dev.bonin.jdbc.server.ServerTransactions;
import java.util.function.Function;

/** A database whose tables may not be there yet. Either {@link #open} or {@link #discard} it. */
interface Unopened {

    /** Returns what {@code work} returns, with connections whose statements may take long. */
    <T> T tables(Function<Migrations, T> work);

    /** Opens it. The tables have to be there. */
    Transactions open();

    /** Releases what opening would need. */
    void discard();

    /**
     * Returns the database of {@code settings}.
     *
     * @throws dev.bonin.verification.StoreException if it is of an unknown kind, or an application's that is not
     *     reachable
     */
    static Unopened of(DatabaseSettings settings) {
        if (settings instanceof DatabaseSettings.Server server) {
            return new OfServer(Server.of(server));
        }
        if (settings instanceof DatabaseSettings.Shared shared) {
            return new OfApplication(shared, ServerTransactions.over(shared));
        }
        return new OfFile(
                settings instanceof DatabaseSettings.Sqlite named ? SqliteFile.at(named) : SqliteFile.temporary());
    }

    /** A file, or one in a temporary folder. */
    record OfFile(SqliteFile file) implements Unopened {
        @Override
        public <T> T tables(Function<Migrations, T> work) {
            return work.apply(new Migrations(file.dataSource(), "sqlite"));
        }

        @Override
        public Transactions open() {
            return SqliteTransactions.open(file);
        }

        @Override
        public void discard() {
            file.discard();
        }
    }

    /** A server with a pool of Bonin's own. */
    record OfServer(Server server) implements Unopened {
        @Override
        public <T> T tables(Function<Migrations, T> work) {
            try (var patient = server.forMigrations()) {
                return work.apply(new Migrations(patient.dataSource(), server.folderOfMigrations()));
            }
        }

        @Override
        public Transactions open() {
            return server.open();
        }

        @Override
        public void discard() {}
    }

    /** The application's DataSource. */
    record OfApplication(DatabaseSettings.Shared settings, ServerTransactions transactions) implements Unopened {
        @Override
        public <T> T tables(Function<Migrations, T> work) {
            var source = new AutoCommitSource(settings.source());
            return work.apply(new Migrations(source, transactions.folderOfMigrations()));
        }

        @Override
        public Transactions open() {
            return transactions;
        }

        @Override
        public void discard() {
            transactions.close();
        }
    }
}

package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.engine.DatabaseSettings;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.engine.SqliteFile;
import dev.bonin.jdbc.engine.SqliteTransactions;
import dev.bonin.jdbc.person.JdbcSealedStore;
import dev.bonin.sealing.KeyId;
import dev.bonin.sealing.KeyUse;
import dev.bonin.sealing.RingKey;
import dev.bonin.sealing.SealedStore.Holder;
import dev.bonin.sealing.SealedStore.Rewrapped;
import dev.bonin.sealing.WrappedDataKey;
import dev.bonin.verification.Mode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Few data keys of a retired key, among several pieces of rows that were rewrapped before. */
class FewDataKeysTest {
    private static final int ROWS = 4_500;

    /** At both ends of the table, and on both sides of the end of a piece. */
    private static final List<Integer> LEFT = List.of(1, 2_000, 2_001, 4_500);

    private static final KeyId OLD = new KeyId("0000beef");
    private static final KeyId NEW = new KeyId("0000cafe");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init") // there before each test
    private SqliteTransactions transactions;

    @SuppressWarnings("NullAway.Init") // there before each test
    private JdbcSealedStore sealed;

    @BeforeEach
    void fill() {
        var file = new DatabaseSettings.Sqlite(folder.resolve("bonin.db"));
        BoninDatabase.open(file, Mode.SANDBOX).close();
        transactions = SqliteTransactions.open(SqliteFile.at(file));
        sealed = new JdbcSealedStore(transactions);
        List.of(OLD, NEW).forEach(key -> sealed.register(new RingKey(key, KeyUse.SEALING, Rows.NOW, false, "check")));
        var rows = IntStream.rangeClosed(1, ROWS)
                .mapToObj(number -> new Object[] {
                    id(number), "sealed", "wrapped", key(number).hex(), ""
                })
                .toList();
        transactions.write(connection -> Sql.insert(
                        "bonin_identity (verification_id, sealed, wrapped, ring_key_id, assurance)", rows)
                .update(connection));
    }

    private static String id(int number) {
        return Rows.id(number).value();
    }

    private static KeyId key(int number) {
        return LEFT.contains(number) ? OLD : NEW;
    }

    @AfterEach
    void close() {
        transactions.close();
    }

    private List<WrappedDataKey> old(String after, int most) {
        return sealed.wrappedBy(OLD, Holder.IDENTITY, after, most);
    }

    @Test
    void areFoundPageByPage() {
        assertThat(old("", 100)).extracting(WrappedDataKey::id).containsExactly(id(1), id(2_000), id(2_001), id(4_500));
        assertThat(old(id(1), 2)).extracting(WrappedDataKey::id).containsExactly(id(2_000), id(2_001));
        assertThat(old(id(2_001), 1)).extracting(WrappedDataKey::id).containsExactly(id(4_500));
        assertThat(old(id(4_500), 1)).isEmpty();
    }

    @Test
    void areCounted() {
        assertThat(sealed.servedBy(OLD, KeyUse.SEALING)).isEqualTo(LEFT.size());
        assertThat(sealed.servedBy(NEW, KeyUse.SEALING)).isEqualTo(ROWS - LEFT.size());
    }

    @Test
    void keepTheirKeyUntilTheLastIsRewrapped() {
        sealed.retiring(OLD);

        for (var key : old("", 100)) {
            assertThat(sealed.forget(OLD)).isFalse();
            sealed.rewrap(
                    Holder.IDENTITY, List.of(new Rewrapped(key, new WrappedDataKey(key.id(), NEW, "wrapped anew"))));
        }

        assertThat(sealed.forget(OLD)).isTrue();
    }
}

package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.jdbc.account.AccountRows;
import dev.bonin.jdbc.account.HintRows;
import dev.bonin.jdbc.account.JdbcAccountStore;
import dev.bonin.jdbc.account.KeptSetRows;
import dev.bonin.jdbc.audit.JdbcAuditLog;
import dev.bonin.jdbc.engine.Keyed;
import dev.bonin.jdbc.engine.Sql;
import dev.bonin.jdbc.erasure.JdbcErasures;
import dev.bonin.jdbc.person.ErasedRows;
import dev.bonin.jdbc.person.HandoverRows;
import dev.bonin.jdbc.person.IndexRows;
import dev.bonin.jdbc.person.JdbcSealedStore;
import dev.bonin.jdbc.person.PersonRows;
import dev.bonin.jdbc.person.PersonSearch;
import dev.bonin.jdbc.person.ScopeRows;
import dev.bonin.jdbc.person.WrappedRows;
import dev.bonin.jdbc.request.JdbcOutbox;
import dev.bonin.jdbc.request.JdbcVerificationStore;
import dev.bonin.jdbc.request.OpenRows;
import dev.bonin.jdbc.request.OverdueRequests;
import dev.bonin.jdbc.webhook.JdbcWebhookQueue;
import dev.bonin.jdbc.webhook.WebhookEventRows;
import dev.bonin.sealing.SealedStore.Holder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** How a database goes about what is asked again and again: by an index, however many rows there are. */
abstract class PlansContract {
    static final List<String> FEW_ROWS = List.of("bonin_ring_key", "bonin_audit_chain", "bonin_webhook_endpoint");

    /** A question as it is asked, with values that some rows have. */
    record Question(String name, String text, List<Object> values) {
        static Question of(String name, String text, Object... values) {
            return new Question(name, text, List.of(values));
        }

        Sql explained(String how) {
            return Sql.of(how + " " + text, values.toArray());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** How the values are found that occur, without every row. */
    List<Question> valuesThatOccur() {
        return List.of(
                Question.of("who has an account", ScopeRows.occurring("bonin_account_link"), "", ""),
                Question.of("who is banned", ScopeRows.occurring("bonin_ban"), "", ""),
                Question.of("who has to wait", ScopeRows.occurring("bonin_account_wait"), "", ""),
                Question.of(
                        "who else has an account",
                        ScopeRows.occurringBeside("bonin_account_link"),
                        "",
                        "x5000",
                        "",
                        "x5000"),
                Question.of("who else is banned", ScopeRows.occurringBeside("bonin_ban"), "", "x5000", "", "x5000"),
                Question.of(
                        "who else has to wait",
                        ScopeRows.occurringBeside("bonin_account_wait"),
                        "",
                        "x5000",
                        "",
                        "x5000"),
                Question.of("whose accounts there are", KeptSetRows.applications("bonin_account_link")),
                Question.of("who has banned somebody", KeptSetRows.applications("bonin_ban")),
                Question.of("where somebody waits", KeptSetRows.applications("bonin_account_wait")));
    }

    @Test
    final void findsTheValuesThatOccurWithoutReadingAWholeTable() {
        for (var question : valuesThatOccur()) {
            assertThat(wholeTables(question)).as(question.name()).isEmpty();
        }
    }

    /** A query by keys, for one caller and for many. */
    private static Stream<Question> forOneAndMany(String name, Keyed text) {
        return Stream.of(1, 2, 8).map(many -> {
            var keys = IntStream.range(0, many).mapToObj(n -> "x" + (5_000 + n)).toArray();
            return Question.of(name + " of " + many, text.of(many), keys);
        });
    }

    @ParameterizedTest
    @MethodSource("byKeys")
    final void findsWhatCallersAskByAnIndexHoweverManyThereAre(Question question) {
        assertThat(wholeTables(question)).isEmpty();
    }

    static Stream<Question> byKeys() {
        return Stream.of(
                        forOneAndMany("the person", PersonSearch.FIND),
                        forOneAndMany("the requests of the same browser", OpenRows.OF_SAME_BROWSER),
                        forOneAndMany("the open requests of a browser", OpenRows.OPEN_OF_BROWSERS),
                        forOneAndMany("what a browser did not finish", JdbcVerificationStore.UNFINISHED),
                        forOneAndMany("who has used evidence", JdbcVerificationStore.BY_EVIDENCE))
                .flatMap(all -> all);
    }

    static Stream<Question> questions() {
        return Stream.of(
                Question.of("whether a key may be forgotten", JdbcSealedStore.FORGET, "0000beef", "0000beef"),
                Question.of("person keys without an index", IndexRows.MISSING, "x5000", "x7000", "0000cafe", 500),
                Question.of("indexes that were replaced", IndexRows.REPLACED, "0000beef", 500),
                Question.of("who is due", "SELECT id" + JdbcErasures.DUE, 5_000L, 100),
                Question.of(
                        "who has waited too long for a guardian", "SELECT id" + JdbcErasures.DUE_WAITING, 5_000L, 100),
                Question.of("what the source is to be told", JdbcErasures.DUE_AT_SOURCE, 50L, 100),
                Question.of("what the ledger may forget", JdbcErasures.OVER, 5_000L, 100),
                Question.of("entries without a place", JdbcAuditLog.UNCHAINED, 500),
                Question.of("entries in their places", JdbcAuditLog.CHAINED, 5_000L, 500),
                Question.of(
                        "entries about a verification", JdbcAuditLog.ABOUT.formatted("verification_id"), "x5000", 100),
                Question.of("an entry about an action", JdbcAuditLog.OF_ACTION, "x5000", "person_conflict"),
                Question.of("entries about a person", JdbcAuditLog.ABOUT.formatted("person_id"), "x5000", 100),
                Question.of("an identity", PersonRows.OF_VERIFICATION, "x5000"),
                Question.of(
                        "the try of a browser",
                        OpenRows.BEGIN_ONLY,
                        1L,
                        "x5000",
                        "x5000",
                        10,
                        0L,
                        0L,
                        "x5000",
                        "x6000"),
                Question.of("requests that are overdue", OverdueRequests.OVERDUE, "OPEN", 5_000L, 100),
                Question.of("requests that were refused long ago", OverdueRequests.REFUSED, 500L, 100),
                Question.of("what is still to be told", JdbcOutbox.DUE, 500L, 100),
                Question.of("what waits to be redeemed and is over", HandoverRows.OVER, 500L, 100),
                Question.of("who has webhooks to be sent", JdbcWebhookQueue.APPLICATIONS_DUE, 500L),
                Question.of("webhooks to be sent", JdbcWebhookQueue.DUE, "shop", 500L, 50),
                Question.of("how many webhooks wait", JdbcWebhookQueue.BACKLOG),
                Question.of("the log of webhooks", JdbcWebhookQueue.LOG, "shop", 9_900L, 100),
                Question.of("webhooks that are old", JdbcWebhookQueue.OLD, 50L, 500),
                Question.of("whose an account is", AccountRows.BY_ACCOUNT, "", "x5000"),
                Question.of("a person's account", AccountRows.BY_PERSON, "x5000", ""),
                Question.of("a person's account with its hint", HintRows.BY_PERSON, "x5000", ""),
                Question.of("who needs a person", ErasedRows.NEEDED, "x5000", "x5000", "x5000", "x5000"),
                Question.of("waits that are over", JdbcAccountStore.WAITS_OVER, 5_000L, 100),
                Question.of("by what a person is told from others", ScopeRows.OF_PERSON, "x5000"),
                Question.of("bans that are over", JdbcAccountStore.BANS_OVER, 5_000L, 100));
    }

    @ParameterizedTest
    @EnumSource
    final void findsTheDataKeysOfARingKeyInPieces(Holder holder) {
        var end = Question.of("the end of a piece", WrappedRows.endOfPiece(holder), "x5000");
        var piece = Question.of(
                "data keys of a ring key", WrappedRows.wrappedBy(holder), "x5000", "x7000", "0000beef", 500);

        assertThat(wholeTables(end)).isEmpty();
        assertThat(wholeTables(piece)).isEmpty();
    }

    /** The steps that read a whole table. */
    abstract List<String> wholeTables(Question question);

    @ParameterizedTest
    @MethodSource("questions")
    final void readsNoWholeTable(Question question) {
        assertThat(wholeTables(question)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("deletions")
    final void erasesByAnIndex(Question question) {
        assertThat(wholeTables(question)).isEmpty();
    }

    static Stream<Question> deletions() {
        return Stream.concat(ErasedRows.OF_KEYS.stream(), Stream.of(WebhookEventRows.FORGET))
                .map(delete -> Question.of(delete, delete, "x5000"));
    }

    /** Ten thousand of everything, made by {@code numbers}: a query with a column {@code n}. */
    static List<String> rows(String numbers) {
        var from = " FROM (" + numbers + ") numbers";
        return List.of(
                "INSERT INTO bonin_ring_key VALUES ('0000beef', 'INDEX', '', 1, 0), ('0000cafe', 'INDEX', '', 0, 0)",
                "INSERT INTO bonin_person (id, application, created_at) SELECT 'x' || n, '', n" + from,
                "INSERT INTO bonin_person_key (id, person_id, application, kind, sealed, wrapped, ring_key_id, provided_by,"
                        + " provided_at, scope)"
                        + " SELECT 'x' || n, 'x' || n, '', 'CI', 'sealed', 'wrapped', '0000feed', 'danal', n, 'ci'"
                        + from,
                "INSERT INTO bonin_person_index SELECT '', 'CI', '0000beef', 'x' || n, 'x' || n" + from,
                "INSERT INTO bonin_person_index SELECT '', 'CI', '0000cafe', 'x' || n, 'x' || n" + from
                        + " WHERE n % 2 = 0",
                "INSERT INTO bonin_identity SELECT 'x' || n, 'x' || n, 'sealed', 'wrapped', '0000feed', '', ''" + from,
                "INSERT INTO bonin_handover SELECT 'x' || n, '', n" + from,
                "INSERT INTO bonin_audit_event SELECT 'x' || n, n, '', '', '', '', '', '', 'x' || n, 'x' || n, '',"
                        + " CASE WHEN n < 9900 THEN n END, ''" + from,
                "INSERT INTO bonin_erasure_ledger SELECT 'x' || n, n, '', 1, 'ERASED'" + from,
                "INSERT INTO bonin_source_erasure SELECT 'x' || n, '', '', '', 0, n, n" + from,
                "INSERT INTO bonin_account_link SELECT '', 'x' || n, 'x' || n, '', n, 'ci', 'x' || n, 'sealed', 'wrapped',"
                        + " '0000feed'" + from,
                "INSERT INTO bonin_webhook_secret SELECT 'x' || n, 'shop', 'sealed', 'wrapped', '0000feed', n" + from,
                "INSERT INTO bonin_account_wait SELECT 'x' || n, '', n, 'ci'" + from,
                "INSERT INTO bonin_ban SELECT 'x' || n, '', n, CASE WHEN n % 2 = 0 THEN n END, 'ci'" + from,
                "INSERT INTO bonin_webhook_endpoint (name, url, declared) VALUES ('shop', '', 0)",
                "INSERT INTO bonin_webhook_event (id, application, verification_id, type, at, purpose, mode, state, attempts,"
                        + " next_at) SELECT 'x' || n, CASE n % 10 WHEN 0 THEN 'shop' ELSE 'cafe' END, 'x' || n, '', n, '', '',"
                        + " '', 0, CASE n % 100 WHEN 0 THEN n END" + from,
                "INSERT INTO bonin_verification (id, purpose, mode, api, state, tries, lease_until, binding_hash,"
                        + " created_at, expires_at, erase_after, announce_at) SELECT 'x' || n, '', '', '',"
                        + " CASE n % 10 WHEN 0 THEN 'OPEN' WHEN 1 THEN 'REFUSED' ELSE 'ACCEPTED' END, 0, 0, 'x' || n, n, n, n,"
                        + " CASE n % 100 WHEN 2 THEN n END"
                        + from);
    }
}

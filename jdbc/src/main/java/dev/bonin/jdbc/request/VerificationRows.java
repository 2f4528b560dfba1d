package dev.bonin.jdbc.request;

import dev.bonin.jdbc.engine.Sql;
import dev.bonin.secret.BindingHash;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.secret.RedemptionKeyHash;
import dev.bonin.source.Evidence;
import dev.bonin.source.EvidenceText;
import dev.bonin.source.PortOneApi;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.StoreException;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Maps a request to a row and back. */
public final class VerificationRows {
    public static final String SELECT = """
            SELECT id, purpose, mode, api, state, tries, binding_hash, application, subject, return_url, return_state, page_token_hash,
              code_hash, provider, evidence, created_at, expires_at, certified_at, finished_at, redeemed_at, redeemed_by,
              erase_after, policies, form, decisions, membership, valid_until, policy_version
            FROM bonin_verification""";

    /**
     * Condition of queries for requests that are neither accepted nor erased. Partial indexes contain only those rows.
     */
    static final String NOT_OVER = " AND state <> 'ACCEPTED' AND state <> 'ERASED'";

    /**
     * Compares the state of rows that are found by their id. The function keeps databases from reading all rows in that
     * state instead: their statistics may be of an hour in which there were none.
     */
    static final String AND_STATE = " AND coalesce(state, '') ";

    private static final String INSERT_COLUMNS =
            "bonin_verification (id, purpose, mode, api, state, tries, lease_until,"
                    + " binding_hash, application, subject, return_url, return_state, page_token_hash, code_hash, provider, evidence,"
                    + " created_at, expires_at, certified_at, finished_at, redeemed_at, redeemed_by, erase_after, policies, form,"
                    + " decisions, membership, valid_until, policy_version)";

    private static final String FINISH = """
            UPDATE bonin_verification
            SET state = ?, evidence = ?, provider = ?, certified_at = ?, finished_at = ?, erase_after = ?, decisions = ?,
              membership = ?, valid_until = ?, policy_version = ?, form = NULL, lease_until = 0,
              announce_at = CASE WHEN application IS NULL THEN ? ELSE announce_at END
            WHERE id = ?""" + AND_STATE + "= 'OPEN'";

    private static final String DECIDE = """
            UPDATE bonin_verification
            SET state = ?, erase_after = ?, decisions = ?, membership = ?, valid_until = ?,
              announce_at = CASE WHEN application IS NULL THEN ? ELSE announce_at END
            WHERE id = ?""" + AND_STATE + "= 'GUARDIAN_NEEDED'";

    private VerificationRows() {}

    public static Sql insert(VerificationRequest request) {
        var asked = request.application();
        var how = request.completion();
        var judgement = how.map(Completion::judgement).orElse(Judgement.NONE);
        return Sql.insertOne(
                INSERT_COLUMNS,
                request.id().value(),
                request.purpose(),
                request.mode().name(),
                request.api().name(),
                request.state().name(),
                request.tries(),
                0,
                orNull(request.binding().map(BindingHash::hex)),
                orNull(asked.map(ApplicationRequest::application)),
                orNull(request.account()),
                orNull(asked.map(ApplicationRequest::returnUrl)),
                orNull(asked.flatMap(ApplicationRequest::returnState)),
                orNull(asked.map(application -> application.page().hex())),
                orNull(request.redeemable().code().map(RedemptionCodeHash::hex)),
                orNull(how.map(Completion::provider)),
                orNull(how.flatMap(Completion::evidence).map(Evidence::value)),
                request.createdAt().toEpochMilli(),
                request.expiresAt().toEpochMilli(),
                orNull(how.map(completion -> completion.certifiedAt().toEpochMilli())),
                orNull(how.map(completion -> completion.finishedAt().toEpochMilli())),
                orNull(request.redeemable().redeemedAt().map(Instant::toEpochMilli)),
                orNull(request.redeemable()
                        .redeemed()
                        .map(redeemed -> redeemed.by().hex())),
                orNull(how.map(completion -> completion.eraseAfter().toEpochMilli())),
                orNull(policies(request.terms())),
                orNull(request.terms().form()),
                decisions(judgement),
                membership(judgement),
                validUntil(judgement),
                version(judgement));
    }

    private static Optional<String> policies(Terms terms) {
        return Optional.of(terms.policies()).filter(names -> !names.isEmpty()).map(names -> String.join("\n", names));
    }

    /**
     * Returns the statement that finishes a request if it is still open.
     *
     * @param state its new state
     * @param announcing whether to write the outcome to the outbox, unless an application requested the verification
     */
    static Sql finish(VerificationId id, VerificationState state, Completion completion, boolean announcing) {
        var judgement = completion.judgement();
        return Sql.of(
                FINISH,
                state.name(),
                completion.evidence().orElseThrow().value(),
                completion.provider(),
                completion.certifiedAt().toEpochMilli(),
                completion.finishedAt().toEpochMilli(),
                completion.eraseAfter().toEpochMilli(),
                decisions(judgement),
                membership(judgement),
                validUntil(judgement),
                version(judgement),
                announcing ? completion.finishedAt().toEpochMilli() : null,
                id.value());
    }

    /** Returns the statement that gives a child's request the state that its guardian decided. */
    public static Sql decide(VerificationRequest child, Instant at, boolean announcing) {
        var completion = child.completion().orElseThrow();
        var judgement = completion.judgement();
        return Sql.of(
                DECIDE,
                child.state().name(),
                completion.eraseAfter().toEpochMilli(),
                decisions(judgement),
                membership(judgement),
                validUntil(judgement),
                announcing ? at.toEpochMilli() : null,
                child.id().value());
    }

    private static @Nullable String decisions(Judgement judgement) {
        return judgement.decisions().isEmpty() ? null : DecisionText.of(judgement.decisions());
    }

    private static @Nullable String membership(Judgement judgement) {
        return orNull(judgement.account().map(Membership::name));
    }

    private static @Nullable Long validUntil(Judgement judgement) {
        return orNull(judgement.validUntil().map(Instant::toEpochMilli));
    }

    private static @Nullable String version(Judgement judgement) {
        return judgement.rules().isEmpty() ? null : judgement.rules();
    }

    public static VerificationRequest read(ResultSet row) throws SQLException {
        return new VerificationRequest(
                new VerificationId(row.getString("id")),
                row.getString("purpose"),
                Mode.valueOf(row.getString("mode")),
                api(row),
                application(row),
                text(row, "binding_hash").map(BindingHash::new),
                redeemable(row),
                VerificationState.valueOf(row.getString("state")),
                row.getInt("tries"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                terms(row),
                completion(row));
    }

    private static PortOneApi api(ResultSet row) throws SQLException {
        return PortOneApi.valueOf(row.getString("api"));
    }

    private static Optional<Evidence> evidence(ResultSet row) throws SQLException {
        var api = api(row);
        return text(row, "evidence").map(used -> EvidenceText.read(api, used));
    }

    private static Terms terms(ResultSet row) throws SQLException {
        var account = text(row, "application").isPresent() ? Optional.<String>empty() : text(row, "subject");
        var policies =
                text(row, "policies").map(names -> names.lines().toList()).orElse(List.of());
        return new Terms(account, policies, text(row, "form"));
    }

    private static Optional<ApplicationRequest> application(ResultSet row) throws SQLException {
        var name = text(row, "application");
        return name.isEmpty()
                ? Optional.empty()
                : Optional.of(new ApplicationRequest(
                        name.get(),
                        row.getString("subject"),
                        row.getString("return_url"),
                        text(row, "return_state"),
                        new PageTokenHash(row.getString("page_token_hash"))));
    }

    private static Redeemable redeemable(ResultSet row) throws SQLException {
        return new Redeemable(text(row, "code_hash").map(RedemptionCodeHash::new), redeemed(row));
    }

    private static Optional<Redeemed> redeemed(ResultSet row) throws SQLException {
        var at = time(row, "redeemed_at");
        return at.isEmpty()
                ? Optional.empty()
                : Optional.of(new Redeemed(at.get(), new RedemptionKeyHash(row.getString("redeemed_by"))));
    }

    private static Optional<Completion> completion(ResultSet row) throws SQLException {
        var finishedAt = time(row, "finished_at");
        return finishedAt.isEmpty()
                ? Optional.empty()
                : Optional.of(new Completion(
                        evidence(row),
                        row.getString("provider"),
                        Instant.ofEpochMilli(row.getLong("certified_at")),
                        finishedAt.get(),
                        Instant.ofEpochMilli(row.getLong("erase_after")),
                        judgement(row)));
    }

    private static Judgement judgement(ResultSet row) throws SQLException {
        try {
            return new Judgement(
                    DecisionText.read(text(row, "decisions").orElse("")),
                    text(row, "membership").map(Membership::valueOf),
                    time(row, "valid_until"),
                    text(row, "policy_version").orElse(""));
        } catch (IllegalArgumentException | DateTimeException changed) {
            throw new StoreException(
                    StoreException.Kind.BROKEN, "stored decisions are invalid: the row was modified outside Bonin");
        }
    }

    private static Optional<String> text(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }

    private static <T> @Nullable T orNull(Optional<T> value) {
        return value.orElse(null);
    }
}

package dev.bonin.jdbc;

import dev.bonin.source.ImpUid;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.BindingHash;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Mode;
import dev.bonin.verification.PageTokenHash;
import dev.bonin.verification.RedemptionCodeHash;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationId;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationRequest.Completion;
import dev.bonin.verification.VerificationState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request as a row, and back. */
final class VerificationRows {
    static final String SELECT =
            "SELECT id, purpose, mode, state, tries, binding_hash, application, subject, return_url,"
                    + " return_state, page_token_hash, code_hash, provider, imp_uid, created_at, expires_at, certified_at, finished_at,"
                    + " redeemed_at, erase_after FROM verification_request";

    /** Added to what asks for what is not over for good, since the indexes on those rows hold nothing else. */
    static final String NOT_OVER = " AND state <> 'ACCEPTED' AND state <> 'ERASED'";

    private static final String INSERT =
            "INSERT INTO verification_request (id, purpose, mode, state, tries, lease_until,"
                    + " binding_hash, application, subject, return_url, return_state, page_token_hash, code_hash, provider, imp_uid,"
                    + " created_at, expires_at, certified_at, finished_at, redeemed_at, erase_after)"
                    + " VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private VerificationRows() {}

    static Sql insert(VerificationRequest request) {
        var asked = request.application();
        var how = request.completion();
        return Sql.of(
                INSERT,
                request.id().value(),
                request.purpose(),
                request.mode().name(),
                request.state().name(),
                request.tries(),
                orNull(request.binding().map(BindingHash::hex)),
                orNull(asked.map(ApplicationRequest::application)),
                orNull(asked.map(ApplicationRequest::subject)),
                orNull(asked.map(ApplicationRequest::returnUrl)),
                orNull(asked.flatMap(ApplicationRequest::returnState)),
                orNull(asked.map(application -> application.page().hex())),
                orNull(asked.flatMap(ApplicationRequest::code).map(RedemptionCodeHash::hex)),
                orNull(how.map(Completion::provider)),
                orNull(how.flatMap(Completion::impUid).map(ImpUid::value)),
                request.createdAt().toEpochMilli(),
                request.expiresAt().toEpochMilli(),
                orNull(how.map(completion -> completion.certifiedAt().toEpochMilli())),
                orNull(how.map(completion -> completion.finishedAt().toEpochMilli())),
                orNull(asked.flatMap(ApplicationRequest::redeemedAt).map(Instant::toEpochMilli)),
                orNull(how.map(completion -> completion.eraseAfter().toEpochMilli())));
    }

    static VerificationRequest read(ResultSet row) throws SQLException {
        return new VerificationRequest(
                new VerificationId(row.getString("id")),
                row.getString("purpose"),
                Mode.valueOf(row.getString("mode")),
                application(row),
                text(row, "binding_hash").map(BindingHash::new),
                VerificationState.valueOf(row.getString("state")),
                row.getInt("tries"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("expires_at")),
                Terms.NONE,
                completion(row));
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
                        new PageTokenHash(row.getString("page_token_hash")),
                        text(row, "code_hash").map(RedemptionCodeHash::new),
                        time(row, "redeemed_at")));
    }

    private static Optional<Completion> completion(ResultSet row) throws SQLException {
        var finishedAt = time(row, "finished_at");
        return finishedAt.isEmpty()
                ? Optional.empty()
                : Optional.of(new Completion(
                        text(row, "imp_uid").map(ImpUid::new),
                        row.getString("provider"),
                        Instant.ofEpochMilli(row.getLong("certified_at")),
                        finishedAt.get(),
                        Instant.ofEpochMilli(row.getLong("erase_after")),
                        Judgement.NONE));
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

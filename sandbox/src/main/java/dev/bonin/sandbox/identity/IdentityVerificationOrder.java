package dev.bonin.sandbox.identity;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import dev.bonin.sandbox.merchant.Agency;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record of PortOne V2 that a test asks for. Immutable; start with {@link #of}.
 *
 * @param persona the id of the persona that provides the values
 * @param id the merchant's; null for a new one
 * @param storeId null for the default store
 * @param channelKey null for the store's default channel, or the one that the persona needs
 * @param agency null for the persona's, or the channel's first
 * @param overrides {@code status} READY or FAILED gives a record in that state
 */
public record IdentityVerificationOrder(
        String persona,
        @Nullable String id,
        @Nullable String storeId,
        @Nullable String channelKey,
        @Nullable Agency agency,
        IdentityOverrides overrides) {

    public IdentityVerificationOrder {
        requireNonNull(persona, "persona");
        requireNonNull(overrides, "overrides");
    }

    /** A verified record of this persona, by default everywhere else. */
    public static IdentityVerificationOrder of(String persona) {
        return new IdentityVerificationOrder(persona, null, null, null, null, IdentityOverrides.none());
    }

    /** Returns a copy for this identityVerificationId, which may exist unless it is verified. */
    public IdentityVerificationOrder withId(@Nullable String otherId) {
        return new IdentityVerificationOrder(persona, otherId, storeId, channelKey, agency, overrides);
    }

    public IdentityVerificationOrder atStore(@Nullable String otherId) {
        return new IdentityVerificationOrder(persona, id, otherId, channelKey, agency, overrides);
    }

    public IdentityVerificationOrder throughChannel(@Nullable String key) {
        return new IdentityVerificationOrder(persona, id, storeId, key, agency, overrides);
    }

    public IdentityVerificationOrder checkedBy(@Nullable Agency otherAgency) {
        return new IdentityVerificationOrder(persona, id, storeId, channelKey, otherAgency, overrides);
    }

    /** Returns a copy for a record in this state, whatever the persona's ending. */
    public IdentityVerificationOrder in(IdentityStatus status) {
        return with("status", status.name());
    }

    /**
     * Replaces all overrides.
     *
     * @throws IllegalArgumentException if a field is not in PortOne's record, or has another type
     */
    public IdentityVerificationOrder with(IdentityOverrides others) {
        return new IdentityVerificationOrder(persona, id, storeId, channelKey, agency, others);
    }

    /**
     * Overrides one field of the record, such as {@code verifiedCustomer.birthDate}; {@code null} becomes JSON null.
     */
    public IdentityVerificationOrder with(String path, @Nullable String value) {
        return with(overrides.with(path, value == null ? JsonNull.INSTANCE : new JsonString(value)));
    }

    public IdentityVerificationOrder with(String path, boolean value) {
        return with(overrides.with(path, new JsonBoolean(value)));
    }

    /** Omits a field from the record, such as {@code verifiedCustomer.ci} or {@code channel}. */
    public IdentityVerificationOrder without(String path) {
        Set<String> absent = new HashSet<>(overrides.absent());
        absent.add(path);
        return with(new IdentityOverrides(overrides.fields(), absent, overrides.extra()));
    }

    /** Adds a field that is not in PortOne's record today, such as {@code verifiedCustomer.nickname}. */
    public IdentityVerificationOrder withExtra(String path, JsonValue value) {
        JsonObject extra = ReportPath.of(path).set(overrides.extra(), value);
        return with(new IdentityOverrides(overrides.fields(), overrides.absent(), extra));
    }

    /** Returns the persona, without the overridden values. */
    @Override
    public String toString() {
        return "IdentityVerificationOrder[" + persona + "]";
    }
}

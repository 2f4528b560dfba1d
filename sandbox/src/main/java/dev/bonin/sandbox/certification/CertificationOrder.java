package dev.bonin.sandbox.certification;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The record that a test asks for. Immutable; start with {@link #of}.
 *
 * @param persona the id of the persona that provides the values
 * @param merchantCode null for the default merchant
 * @param tier the code of a sub-merchant; null for the merchant itself
 * @param channelKey null for the merchant's default channel, or the one that the persona needs
 * @param agency null for the persona's, or the channel's first
 * @param merchantUid null if the browser sent none
 * @param origin null if unknown
 * @param overrides with {@code certified} false, the record is one that was never completed
 */
public record CertificationOrder(
        String persona,
        @Nullable String merchantCode,
        @Nullable String tier,
        @Nullable String channelKey,
        @Nullable Agency agency,
        @Nullable String merchantUid,
        @Nullable String origin,
        Overrides overrides) {

    public CertificationOrder {
        requireNonNull(persona, "persona");
        requireNonNull(overrides, "overrides");
    }

    /** A certified record of this persona, by default everywhere else. */
    public static CertificationOrder of(String persona) {
        return new CertificationOrder(persona, null, null, null, null, null, null, Overrides.none());
    }

    public CertificationOrder atMerchant(@Nullable String code) {
        return new CertificationOrder(persona, code, tier, channelKey, agency, merchantUid, origin, overrides);
    }

    /** Lets the record belong to a sub-merchant, as {@code IMP.agency} does. */
    public CertificationOrder ofTier(@Nullable String otherTier) {
        return new CertificationOrder(
                persona, merchantCode, otherTier, channelKey, agency, merchantUid, origin, overrides);
    }

    /** Selects the channel, by its key or by the older {@code pg} value such as {@code kcp_v2}. */
    public CertificationOrder throughChannel(@Nullable String key) {
        return new CertificationOrder(persona, merchantCode, tier, key, agency, merchantUid, origin, overrides);
    }

    public CertificationOrder checkedBy(@Nullable Agency otherAgency) {
        return new CertificationOrder(
                persona, merchantCode, tier, channelKey, otherAgency, merchantUid, origin, overrides);
    }

    public CertificationOrder withMerchantUid(@Nullable String value) {
        return new CertificationOrder(persona, merchantCode, tier, channelKey, agency, value, origin, overrides);
    }

    public CertificationOrder withOrigin(@Nullable String value) {
        return new CertificationOrder(persona, merchantCode, tier, channelKey, agency, merchantUid, value, overrides);
    }

    /**
     * Replaces all overrides.
     *
     * @throws IllegalArgumentException if a field is not in PortOne's record, or has another type
     */
    public CertificationOrder with(Overrides others) {
        return new CertificationOrder(persona, merchantCode, tier, channelKey, agency, merchantUid, origin, others);
    }

    /** Overrides one field of the record, such as {@code birthday}; {@code null} becomes JSON null. */
    public CertificationOrder with(String field, @Nullable String value) {
        return withFields(overrides.fields().with(field, value));
    }

    public CertificationOrder with(String field, long value) {
        return withFields(overrides.fields().with(field, value));
    }

    public CertificationOrder with(String field, boolean value) {
        return withFields(overrides.fields().with(field, value));
    }

    /** Omits the field from the record, including its key. */
    public CertificationOrder without(String field) {
        Set<String> absent = new HashSet<>(overrides.absent());
        absent.add(field);
        return with(new Overrides(overrides.fields(), absent, overrides.extra()));
    }

    /** Adds a field that is not in PortOne's record today. */
    public CertificationOrder withExtra(String field, JsonValue value) {
        JsonObject extra = overrides.extra().with(field, value);
        return with(new Overrides(overrides.fields(), overrides.absent(), extra));
    }

    private CertificationOrder withFields(JsonObject fields) {
        return with(new Overrides(fields, overrides.absent(), overrides.extra()));
    }

    /** Returns the persona, without the overridden values. */
    @Override
    public String toString() {
        return "CertificationOrder[" + persona + "]";
    }
}

package dev.bonin.sandbox.identity;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A record as PortOne answers it, and what filters know besides.
 *
 * @param txId PortOne's id of the attempt
 * @param requestedOperator the carrier that the merchant named; null for none
 */
public record Listed(
        JsonObject report, String txId, @Nullable String requestedOperator) {

    /** Returns the text at this path, such as {@code channel.pgProvider}. */
    public Optional<String> text(String path) {
        return ReportPath.of(path)
                .find(report)
                .filter(JsonString.class::isInstance)
                .map(value -> ((JsonString) value).value());
    }

    public boolean isVerified() {
        return report.find("verifiedCustomer").isPresent();
    }

    /** Returns a value of the verified person, or of the requested one before that. */
    public Optional<String> customer(String name) {
        return text((isVerified() ? "verifiedCustomer." : "requestedCustomer.") + name);
    }

    /** Returns the carrier: the verified person's, or the one that the merchant named. */
    public Optional<String> carrier() {
        return isVerified() ? text("verifiedCustomer.operator") : Optional.ofNullable(requestedOperator);
    }

    /** Returns the id, without personal data. */
    @Override
    public String toString() {
        return "Listed[" + txId + "]";
    }
}

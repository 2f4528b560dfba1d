package dev.bonin.reason;

import java.util.Locale;

/**
 * The reason for a refusal or failure. Enums implement it, one for each kind: {@code RefusalReason} for a finish,
 * {@code PolicyReason} for policies, {@code AccountRefusal.Reason}, {@code HostedPage.Refusal}, {@code Order.Refusal},
 * {@code Redemption.Refusal} and {@code WindowlessRefusal} for applications, {@code SourceException.Kind} for failures
 * of PortOne, {@link CallReason} for calls. The texts of their codes are in {@code reasons_ko.properties} and
 * {@code reasons_en.properties}.
 */
public interface Reason {
    /** Returns the name of the constant. */
    String name();

    /** Returns the code. It is stable: clients must compare it instead of messages. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the category. */
    Category category();
}

package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.merchant.Channel;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** {@code pg_tid} in the formats of public examples (Danal, KG Inicis); the format for NHN KCP is our own. */
public final class ProviderTransactionId {
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneId.of("Asia/Seoul"));

    private ProviderTransactionId() {}

    /** Returns a new id of this channel's provider. */
    public static String draw(Channel channel, Instant now, Identifiers identifiers) {
        return switch (channel.provider()) {
            case DANAL -> SECONDS.format(now) + identifiers.digits(10);
            case KCP_V2 -> SECONDS.format(now).substring(2, 8) + identifiers.digits(8);
            case INICIS_UNIFIED -> "INISA_" + channel.mid() + SECONDS.format(now) + identifiers.digits(3);
        };
    }
}

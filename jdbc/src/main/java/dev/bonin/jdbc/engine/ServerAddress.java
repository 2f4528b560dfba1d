package dev.bonin.jdbc.engine;

import java.util.Optional;
import java.util.regex.Pattern;

/** Reads from the URL of a server what may be shown of it. */
final class ServerAddress {
    private static final Pattern SHOWABLE = Pattern.compile(
            "jdbc:(postgresql|mariadb|mysql):"
                    + "(?://(?<host>[A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])?(?::(?<port>\\d{1,5}))?/)?(?<database>[A-Za-z0-9_.$-]*)");

    private ServerAddress() {}

    /**
     * Returns host, port and database, with the driver's defaults where the URL leaves them out; empty if the URL has
     * another shape. One with an {@code @} may have a password anywhere before it.
     */
    static Optional<String> of(String url) {
        var parts = SHOWABLE.matcher(url.split("\\?", 2)[0]);
        if (url.contains("@") || !parts.matches()) {
            return Optional.empty();
        }
        var host = Optional.ofNullable(parts.group("host")).orElse("localhost");
        var port =
                Optional.ofNullable(parts.group("port")).orElse(parts.group(1).equals("postgresql") ? "5432" : "3306");
        var database = parts.group("database");
        return Optional.of("host " + host + ", port " + port + (database.isEmpty() ? "" : ", database " + database));
    }
}

package dev.bonin.jdbc.server;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The operator's URL for MariaDB or MySQL, checked. Parameters that decide what a statement means or whether a commit
 * may be repeated are left out: they are ours.
 *
 * @param driver the driver that takes such URLs
 * @param text the URL without those parameters
 */
record MySqlUrl(Driver driver, String text) {
    /** In lower case; both drivers take them in any. */
    private static final Set<String> OURS = Set.of(
            "allowmultiqueries",
            "autoreconnect",
            "autoreconnectforpools",
            "characterencoding",
            "connectiontimezone",
            "connecttimeout",
            "continuebatchonerror",
            "dumpqueriesonexception",
            "emulateunsupportedpstmts",
            "includeinnodbstatusindeadlockexceptions",
            "rewritebatchedstatements",
            "sessionvariables",
            "sockettimeout",
            "tcpkeepalive",
            "transactionreplay",
            "useaffectedrows",
            "usebulkstmts",
            "usebulkstmtsforinserts",
            "usecursorfetch",
            "useserverprepstmts");

    /** The drivers, by what their URLs begin with. */
    enum Driver {
        MARIADB("jdbc:mariadb:", "org.mariadb.jdbc.Driver", "org.mariadb.jdbc:mariadb-java-client"),
        MYSQL("jdbc:mysql:", "com.mysql.cj.jdbc.Driver", "com.mysql:mysql-connector-j");

        private final String prefix;
        private final String type;
        private final String artifact;

        Driver(String prefix, String type, String artifact) {
            this.prefix = prefix;
            this.type = type;
            this.artifact = artifact;
        }

        private boolean isMeantBy(String url) {
            return url.startsWith(prefix);
        }

        private void requireThere() {
            try {
                Class.forName(type, false, MySqlUrl.class.getClassLoader());
            } catch (ClassNotFoundException missing) {
                throw wrong("its driver is not there: add " + artifact + " to the class path");
            }
        }
    }

    static boolean isMeantBy(String url) {
        return Arrays.stream(Driver.values()).anyMatch(driver -> driver.isMeantBy(url));
    }

    /**
     * Parses a URL.
     *
     * @throws StoreException if it is invalid, or its driver is missing; the message does not quote it, since it may
     *     contain a password
     */
    static MySqlUrl of(String url) {
        var driver = Arrays.stream(Driver.values())
                .filter(one -> one.isMeantBy(url))
                .findFirst()
                .orElseThrow(() -> unreadable(Driver.MARIADB));
        driver.requireThere();
        var parts = url.split("\\?", 2);
        requireOneServer(driver, parts[0]);
        var parameters = parts.length == 1 ? List.<String>of() : Arrays.asList(parts[1].split("&", -1));
        var others = parameters.stream().filter(one -> !isOurs(one)).collect(Collectors.joining("&"));
        return new MySqlUrl(driver, others.isEmpty() ? parts[0] : parts[0] + "?" + others);
    }

    /** With several servers or a mode for them, a driver may repeat a commit of which it does not know what became. */
    private static void requireOneServer(Driver driver, String address) {
        var rest = address.substring(driver.prefix.length());
        if (!rest.startsWith("//") || rest.indexOf('/', 2) < 0 || rest.endsWith("/")) {
            throw unreadable(driver);
        }
        var host = rest.substring(2, rest.indexOf('/', 2));
        if (host.contains("@")) {
            throw wrong("its URL cannot be read: it has a user before the host (expected: bonin.store.user and"
                    + " bonin.store.password)");
        }
        if (host.contains(",") || host.contains("(")) {
            throw wrong(
                    "its URL names several servers, and a driver that changes between them may write twice: name one"
                            + " address that leads to the server that can be written");
        }
    }

    private static boolean isOurs(String parameter) {
        var equals = parameter.indexOf('=');
        var name = equals < 0 ? parameter : parameter.substring(0, equals);
        return OURS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static StoreException unreadable(Driver driver) {
        return wrong("its URL cannot be read (expected: " + driver.prefix + "//host/database)");
    }

    private static StoreException wrong(String what) {
        return new StoreException(Kind.BROKEN, what);
    }

    /** Hides the URL, which may contain a password. */
    @Override
    public String toString() {
        return "MySqlUrl[hidden]";
    }
}

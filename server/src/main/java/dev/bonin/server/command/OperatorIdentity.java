package dev.bonin.server.command;

import dev.bonin.audit.Access;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The user and address of the operator, as far as the machine knows them: behind {@code sudo}, the user before it. */
record OperatorIdentity(Map<String, String> environment, String systemUser) {
    private static final Pattern UNSAFE = Pattern.compile("[^\\p{L}\\p{N}._@-]");
    private static final Pattern ADDRESS = Pattern.compile(
            "[0-9]{1,3}(\\.[0-9]{1,3}){3}|(?=.*:)[0-9A-Fa-f:][0-9A-Fa-f:.]{1,44}(%[A-Za-z0-9._-]{1,16})?");
    private static final int LONGEST_NAME = 64;

    OperatorIdentity {
        environment = Map.copyOf(environment);
    }

    /** Returns the identity of this process. */
    static OperatorIdentity here() {
        return new OperatorIdentity(System.getenv(), System.getProperty("user.name", ""));
    }

    /**
     * Returns the access for the access log.
     *
     * @throws IllegalArgumentException if the reason is not one line
     */
    Access access(String reason) {
        return new Access("operator:" + user(), source(), reason);
    }

    private String user() {
        var name = Optional.ofNullable(environment.get("SUDO_USER"))
                .filter(user -> !user.isBlank())
                .orElse(systemUser);
        var safe = UNSAFE.matcher(name).replaceAll("_");
        return safe.isEmpty() ? "unknown" : safe.substring(0, Math.min(LONGEST_NAME, safe.length()));
    }

    private String source() {
        var client = environment.getOrDefault("SSH_CLIENT", "").split(" ", 2)[0];
        return ADDRESS.matcher(client).matches() ? client : "local";
    }
}

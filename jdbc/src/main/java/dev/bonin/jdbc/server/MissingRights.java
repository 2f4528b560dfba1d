package dev.bonin.jdbc.server;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import java.util.List;
import java.util.Optional;

/** What is said of tables on which the user lacks rights: a few of them, since all of them are mended alike. */
final class MissingRights {
    private static final int NAMED = 4;

    private MissingRights() {}

    /**
     * Returns the finding; empty if no table lacks anything.
     *
     * @param tables each with what is missing, such as {@code bonin_ban (DELETE)}
     */
    static Optional<Finding> of(List<String> tables) {
        if (tables.isEmpty()) {
            return Optional.empty();
        }
        var named = String.join(", ", tables.subList(0, Math.min(NAMED, tables.size())));
        return Optional.of(Finding.of(
                FindingCode.DATABASE_RIGHTS_MISSING,
                tables.size() > NAMED ? named + ", ... (+" + (tables.size() - NAMED) + ")" : named));
    }
}

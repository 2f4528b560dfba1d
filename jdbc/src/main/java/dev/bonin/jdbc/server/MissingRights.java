package dev.bonin.jdbc.server;

import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.jdbc.engine.Tables;
import java.util.List;
import java.util.Optional;

/** What is said of tables on which the user lacks rights: a few of them, since all of them are mended alike. */
final class MissingRights {
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
        return Optional.of(Finding.of(FindingCode.DATABASE_RIGHTS_MISSING, Tables.some(tables)));
    }
}

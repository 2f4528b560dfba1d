package dev.bonin.boot.diagnosis;

import dev.bonin.diagnosis.Check;
import dev.bonin.diagnosis.Finding;
import dev.bonin.diagnosis.FindingCode;
import dev.bonin.diagnosis.Obstacle;
import dev.bonin.diagnosis.Severity;
import dev.bonin.store.Stores;
import dev.bonin.verification.StoreException;
import java.util.ArrayList;
import java.util.List;

/** Checks that the database can be written, and asks it what else there is to tell. */
public final class StoresDiagnosis implements Check {
    private final Stores stores;
    private final boolean migrates;

    /**
     * Creates the check.
     *
     * @param migrates whether a start migrates the tables, which a pooler in between can keep from ending
     */
    public StoresDiagnosis(Stores stores, boolean migrates) {
        this.stores = stores;
        this.migrates = migrates;
    }

    /** Returns why a database failed, for findings. */
    public static Obstacle obstacle(StoreException failure) {
        return switch (failure.kind()) {
            case UNAVAILABLE -> Obstacle.STORE_UNAVAILABLE;
            case FULL -> Obstacle.STORE_FULL;
            case READ_ONLY -> Obstacle.STORE_READ_ONLY;
            case UNKNOWN -> Obstacle.STORE_UNKNOWN;
            case BROKEN -> Obstacle.STORE_BROKEN;
        };
    }

    @Override
    public List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        try {
            stores.diagnose().stream().map(this::weighed).forEach(findings::add);
            stores.ping();
        } catch (StoreException unusable) {
            if (!isExplained(findings)) {
                findings.add(
                        Finding.of(FindingCode.DATABASE_UNUSABLE, unusable.getMessage() + ".", obstacle(unusable)));
            }
        }
        if (findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR)) {
            findings.add(Finding.of(FindingCode.DATABASE_OK));
        }
        return findings;
    }

    private Finding weighed(Finding finding) {
        return finding.code() == FindingCode.POOLER && !migrates
                ? Finding.of(FindingCode.POOLER_WITHOUT_MIGRATIONS)
                : finding;
    }

    /** Missing tables and rights are the better explanation of a write that was refused. */
    private static boolean isExplained(List<Finding> findings) {
        return findings.stream()
                .map(Finding::code)
                .anyMatch(code ->
                        code == FindingCode.DATABASE_TABLES_MISSING || code == FindingCode.DATABASE_RIGHTS_MISSING);
    }
}

package dev.bonin.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The contenders of a comparison. */
class SelectionTest {
    @Test
    void hasNoEarlierBuildWithoutOne() {
        assertThat(Selection.of(false, false, false))
                .contains("nginx", "guide", "lookup", "mariadb")
                .noneMatch(id -> id.endsWith("-before"));
    }

    @Test
    void hasEachContenderOnDiskTwiceBesideAnEarlierCommit() {
        assertThat(Selection.of(true, true, true))
                .containsExactly(
                        "sqlite", "sqlite-before", "postgresql", "postgresql-before", "mariadb", "mariadb-before");
    }

    @Test
    void hasMariaDbOnlyOnceWhereTheEarlierBuildDoesNotKnowIt() {
        assertThat(Selection.of(true, true, false)).contains("mariadb").doesNotContain("mariadb-before");
    }
}

package dev.bonin.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.person.BirthDate;
import dev.bonin.portone.v1.Certification;
import org.junit.jupiter.api.Test;

/** What PortOne's client reads and what the policies take for a person's values is the same. */
class ReportedIdentityTest {
    @Test
    void knowsOneEarliestBirthday() {
        assertThat(BirthDate.EARLIEST).isEqualTo(Certification.EARLIEST_BIRTHDAY);
    }
}

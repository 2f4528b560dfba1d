package dev.bonin.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TraceParentTest {
    private static final String REST = "-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void isSentOnAsItCame() {
        assertThat(TraceParent.tryParse("00" + REST).map(TraceParent::header)).contains("00" + REST);
    }

    @Test
    void isSentOnInTheVersionThatIsKnownHere() {
        assertThat(TraceParent.tryParse("7f" + REST + "-of-the-future").map(TraceParent::header))
                .contains("00" + REST);
    }

    @Test
    void isNoneWithoutAHeader() {
        assertThat(TraceParent.tryParse(null)).isEmpty();
    }
}

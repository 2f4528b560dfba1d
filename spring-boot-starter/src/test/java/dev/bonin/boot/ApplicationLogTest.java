package dev.bonin.boot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.engine.OperatorLog;
import java.lang.System.Logger.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What operators have to read is in the application's log, as loud as it is serious. */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationLogTest {
    private final OperatorLog log = new ApplicationLog();

    @ParameterizedTest
    @CsvSource({"ERROR, ERROR", "WARNING, WARN", "INFO, INFO"})
    void writesEachMessageAsItIs(Level level, String word, CapturedOutput output) {
        log.log(level, "Rows {} do not open", null);

        assertThat(output.getAll().lines().filter(line -> line.contains("Rows {} do not open")))
                .singleElement()
                .asString()
                .contains(word, "dev.bonin.engine.Bonin");
    }

    @Test
    void writesWhatWasThrownWithItsStack(CapturedOutput output) {
        log.log(Level.ERROR, "Cleaning up failed", new IllegalStateException("a mistake"));

        assertThat(output).contains("IllegalStateException: a mistake", "at dev.bonin.boot.ApplicationLogTest");
    }
}

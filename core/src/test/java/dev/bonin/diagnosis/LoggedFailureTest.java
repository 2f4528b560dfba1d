package dev.bonin.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.verification.StoreException;
import dev.bonin.verification.StoreException.Kind;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

/** No message of others reaches a log; what tells where a failure comes from does. */
class LoggedFailureTest {
    private static final String NAME = "Kim Ji-u";
    private static final String PHONE = "01000001234";

    /** An exception of ours without words of its own. */
    private static final class Wrapped extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Wrapped(Throwable cause) {
            super(cause);
        }

        Wrapped(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static String logged(Throwable failure) {
        var text = new StringWriter();
        LoggedFailure.of(failure).printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void quotesNoMessageOfOthersInCausesAndSuppressed() {
        var cause = new IOException("phone=" + PHONE);
        var failure = new IllegalStateException("name=" + NAME, cause);
        failure.addSuppressed(new IllegalArgumentException("phone=" + PHONE, new RuntimeException(NAME)));
        assertThat(logged(failure))
                .doesNotContain(NAME, PHONE)
                .contains(
                        "LoggedFailure: java.lang.IllegalStateException",
                        "Caused by: dev.bonin.diagnosis.LoggedFailure: java.io.IOException",
                        "Suppressed: dev.bonin.diagnosis.LoggedFailure: java.lang.IllegalArgumentException",
                        "at dev.bonin.diagnosis.LoggedFailureTest.quotesNoMessageOfOthersInCausesAndSuppressed");
    }

    @Test
    void keepsTheMessageOfOurOwnExceptions() {
        var failure = new UncheckedIOException(new IOException(PHONE));
        failure.addSuppressed(new StoreException(Kind.FULL, "the disk is full"));
        assertThat(logged(failure))
                .doesNotContain(PHONE)
                .contains("dev.bonin.verification.StoreException: ", "the disk is full");
    }

    @Test
    void quotesNoCauseThatOurOwnExceptionRepeats() {
        assertThat(logged(new Wrapped(new IllegalStateException(NAME))))
                .doesNotContain(NAME)
                .contains("LoggedFailureTest$Wrapped", "java.lang.IllegalStateException");
        assertThat(logged(new Wrapped(NAME, new IllegalStateException(NAME)))).doesNotContain(NAME);
    }

    @Test
    void namesTheClassThatTheMachineMisses() {
        var failure = new NoClassDefFoundError("com/example/Missing");
        failure.initCause(new ExceptionInInitializerError("Exception java.lang.IllegalStateException: " + NAME));
        assertThat(logged(failure)).contains("com/example/Missing").doesNotContain(NAME);
    }

    @Test
    void hasWordsOfOurOwnExceptionsOnly() {
        assertThat(LoggedFailure.words(new StoreException(Kind.FULL, "the disk is full")))
                .isEqualTo("the disk is full");
        assertThat(LoggedFailure.words(new IOException(PHONE))).isEqualTo("java.io.IOException");
        assertThat(LoggedFailure.words(new Wrapped(new IOException(PHONE)))).endsWith("LoggedFailureTest$Wrapped");
    }

    @Test
    void endsWhereFailuresNameEachOther() {
        var one = new IllegalStateException(NAME);
        var other = new IllegalStateException(PHONE, one);
        one.initCause(other);
        assertThat(logged(one)).doesNotContain(NAME, PHONE).containsOnlyOnce("Caused by: ");
    }
}

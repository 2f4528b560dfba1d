package dev.bonin.ceremony;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A finish that leaves a step out, swaps two, or makes a step's proof by itself is none that the compiler takes. */
class NoStepLeftOutTest {
    private static final String FIRST = "shape.check(attempt)";

    /** What follows the first, F2 to F12. */
    private static final List<String> STEPS = List.of(
            "evidence -> binding.check(evidence, visit, List.of())",
            "claim -> tries.check(claim, Optional.empty())",
            "reports::check",
            "sameRequest::check",
            "certified::check",
            "freshness::check",
            "windows::check",
            "providers::check",
            "policies::check",
            "judged -> recording.check(judged, Optional.empty())");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path written;

    @Test
    void takesAllStepsInTheirOrder() {
        assertThat(compiles(finish(FIRST, STEPS))).isTrue();
    }

    static Stream<Integer> steps() {
        return IntStream.range(0, STEPS.size()).boxed();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void takesNoFinishWithoutOneOfThem(int left) {
        var others = new ArrayList<>(STEPS);
        others.remove(left);

        assertThat(compiles(finish(FIRST, others))).isFalse();
    }

    @Test
    void takesNoFinishWithoutTheFirst() {
        assertThat(compiles(finish("Checked.proven(attempt)", STEPS))).isFalse();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void takesNoTwoInTheOtherOrder(int first) {
        var swapped = new ArrayList<>(STEPS);
        swapped.add(first == 0 ? STEPS.size() - 1 : first - 1, swapped.remove(first));

        assertThat(compiles(finish(FIRST, swapped))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BrowserBinding.Claim",
                "TryCount.Counted",
                "ReportFetch.Fetched",
                "SameRequest.Matched",
                "CertifiedPerson.Certified",
                "Freshness.Fresh",
                "OurWindow.Ours",
                "AllowedProvider.Believed",
                "PolicyCheck.Judged",
                "Recording.Recorded"
            })
    void letsNobodyButTheStepMakeItsProof(String proof) {
        var step = proof.substring(0, proof.indexOf('.'));

        assertThat(compiles("static " + proof + " take(" + proof + " proof) { return proof; }"))
                .isTrue();
        assertThat(compiles("abstract static class Forged implements " + proof + " {}"))
                .isFalse();
        assertThat(compiles("static Class<?> made() { return " + step + ".Proof.class; }"))
                .isFalse();
    }

    private static String finish(String first, List<String> steps) {
        var chain = new StringBuilder(first);
        steps.forEach(step -> chain.append(".then(").append(step).append(')'));
        return """
                static Checked<Recording.Recorded> finish(
                        FinishAttempt attempt, Visit visit, EvidenceShape shape, BrowserBinding binding, TryCount tries,
                        ReportFetch reports, SameRequest sameRequest, CertifiedPerson certified, Freshness freshness,
                        OurWindow windows, AllowedProvider providers, PolicyCheck policies, Recording recording) {
                    return %s;
                }
                """.formatted(chain);
    }

    private boolean compiles(String member) {
        var text = """
                package dev.bonin.ceremony;
                import dev.bonin.verification.*;
                import java.util.List;
                import java.util.Optional;
                class Written { %s }
                """.formatted(member);
        var source = new SimpleJavaFileObject(URI.create("string:///Written.java"), SimpleJavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
        var classes = Path.of("target", "classes").toAbsolutePath().toString();
        var options = List.of("-proc:none", "-classpath", classes, "-d", written.toString());
        return ToolProvider.getSystemJavaCompiler()
                .getTask(new StringWriter(), null, null, options, null, List.of(source))
                .call();
    }
}

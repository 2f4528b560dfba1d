package dev.bonin.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Samples are the same in both languages, comments and the reasons of operators aside. */
class SamplesInBothLanguagesTest {
    @SuppressWarnings("unused") // JUnit reads it
    private static final List<String> PAGES = Sample.PAGES;

    @ParameterizedTest
    @FieldSource("PAGES")
    void areTheSame(String page) {
        var english = Sample.on(page + ".md");

        assertThat(english).isNotEmpty();
        assertThat(languages(Sample.on(page + ".ko.md"))).isEqualTo(languages(english));
        assertThat(codes(Sample.on(page + ".ko.md"))).isEqualTo(codes(english));
    }

    private static List<String> languages(List<Sample> samples) {
        return samples.stream().map(Sample::language).toList();
    }

    /** Drawings consist of words. */
    private static List<String> codes(List<Sample> samples) {
        return samples.stream()
                .filter(sample -> !sample.language().isEmpty())
                .map(Sample::code)
                .toList();
    }
}

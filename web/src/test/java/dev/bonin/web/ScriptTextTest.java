package dev.bonin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The script is served without what is for readers, and otherwise as it is. */
class ScriptTextTest {
    @Test
    void removesCommentsEmptyLinesAndIndentation() {
        var script = """
                /* what it is */
                (() => {

                  // why
                  /**
                   * Returns two.
                   */
                  return 4
                    / 2;
                })
                """;

        assertThat(ScriptText.withoutComments(script)).isEqualTo("(() => {\nreturn 4\n/ 2;\n})");
    }

    @Test
    void keepsCodeThatLooksLikeAComment() {
        var script = "const area = width\n  * height;\nconst url = \"https://x/*\";\nconst both = `//${url}`;";

        assertThat(ScriptText.withoutComments(script))
                .isEqualTo("const area = width\n* height;\nconst url = \"https://x/*\";\nconst both = `//${url}`;");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/* a */ b();", "/*\n a */ b();", "const a = `\n  b`;", "/* a"})
    void refusesWhatLinesDoNotTellApart(String script) {
        assertThatIllegalArgumentException().isThrownBy(() -> ScriptText.withoutComments(script));
    }
}

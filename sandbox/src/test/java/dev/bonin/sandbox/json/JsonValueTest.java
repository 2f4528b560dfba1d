package dev.bonin.sandbox.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-1.5e+10",
                "\"\"",
                "\"홍길동\"",
                "[]",
                "{}",
                "[1,[2,{\"a\":null}]]",
                "{\"b\":1,\"a\":{\"c\":\"\\n\\t\\\"\\\\\"}}"
            })
    void printsWhatItRead(String text) {
        assertThat(JsonReader.parse(text).print()).isEqualTo(text);
    }

    @Test
    void readsEscapesAndWhitespace() {
        JsonObject object = (JsonObject) JsonReader.parse(" { \"a\\u0062\" : \"\\ud64d\\/\\b\\f\" } \r\n");
        assertThat(object.findString("ab")).contains("홍/\b\f");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[",
                "\"",
                "\"\\",
                "\"\\u12",
                "\"\\u00g0\"",
                "\"\\u００４１\"",
                "\"\\x\"",
                "\"\n\"",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\"}",
                "{a:1}",
                "{'a':1}",
                "[1 2]",
                "1 2",
                "01",
                "1.",
                ".5",
                "+1",
                "-",
                "1e",
                "NaN",
                "nul",
                "truee",
                "\"\\ud800\"",
                "\uFEFF{}",
                "12345678901234567890123456789012345678901",
                "{\"a\":1,\"a\":2}"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> JsonReader.parse(text)).isInstanceOf(JsonException.class);
    }

    @Test
    void refusesDeepNestingWithoutExhaustingTheStack() {
        assertThat(JsonReader.parse("[".repeat(32) + "]".repeat(32)).print()).hasSize(64);
        assertThatThrownBy(() -> JsonReader.parse("[".repeat(1_000_000)))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("at most 32");
    }

    @Test
    void neverRepeatsTheTextInTheMessage() {
        assertThatThrownBy(() -> JsonReader.parse("{\"imp_secret\": secret}"))
                .hasMessage("JSON at character 15: unreadable (expected: a value; numbers have at most 40 characters)");
    }

    /** For any bytes, the reader either parses them or reports an error. */
    @Test
    void survivesRandomDamage() {
        Random random = new Random(20261123);
        String sound = "{\"persona\":\"adult\",\"merchant_uid\":\"a\\u00e9\",\"extra\":{\"n\":[1,-2.5e3,null,true]}}";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder damaged = new StringBuilder(sound);
            for (int blow = 0; blow <= random.nextInt(4); blow++) {
                damaged.setCharAt(
                        random.nextInt(damaged.length()), (char) random.nextInt(round % 2 == 0 ? 128 : 65_536));
            }
            readOrRefuse(damaged.toString());
        }
    }

    private static void readOrRefuse(String text) {
        JsonValue value;
        try {
            value = JsonReader.parse(text);
        } catch (JsonException refused) {
            assertThat(refused).hasMessageStartingWith("JSON at character ");
            return;
        }
        assertThat(JsonReader.parse(value.print())).isEqualTo(value);
        assertThat(JsonReader.parse(EscapedJson.of(value.print()))).isEqualTo(value);
    }

    @Nested
    class Printing {

        @Test
        void escapesKoreanOnRequest() {
            assertThat(EscapedJson.of(new JsonString("홍").print())).isEqualTo("\"\\ud64d\"");
        }

        @Test
        void escapesSlashesOnRequestOnce() {
            assertThat(EscapedJson.of("[\"https://a.example\",\"<\\/b>\",\"\\\\/\"]"))
                    .isEqualTo("[\"https:\\/\\/a.example\",\"<\\/b>\",\"\\\\\\/\"]");
        }

        @Test
        void escapesWhatWasCutShortAsWell() {
            assertThat(EscapedJson.of("{\"name\":\"홍길\\")).isEqualTo("{\"name\":\"\\ud64d\\uae38\\");
        }

        @Test
        void cannotEndAScriptElement() {
            assertThat(new JsonString("</script>").print()).isEqualTo("\"<\\/script>\"");
        }

        @Test
        void sortsByName() {
            assertThat(JsonObject.empty().with("b", 1).with("a", true).sorted().print())
                    .isEqualTo("{\"a\":true,\"b\":1}");
        }
    }

    @Nested
    class Numbers {

        @Test
        void giveALongOnlyForPlainIntegers() {
            assertThat(new JsonNumber("-12").findLong()).hasValue(-12);
            assertThat(new JsonNumber("1.0").findLong()).isEmpty();
            assertThat(new JsonNumber("1e999999999").findLong()).isEmpty();
            assertThat(new JsonNumber("9223372036854775808").findLong()).isEmpty();
        }
    }
}

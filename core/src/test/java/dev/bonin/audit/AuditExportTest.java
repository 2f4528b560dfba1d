package dev.bonin.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.AuditExport.Format;
import dev.bonin.sandbox.json.JsonReader;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log as a file. */
class AuditExportTest {
    private static final Instant NOW = Instant.parse("2026-11-23T03:00:00Z");
    private static final AuditFilter ALL = AuditFilter.between(Optional.empty(), Optional.empty());

    private final ScriptedLog log = new ScriptedLog();

    @Test
    void isALineForEachEntryInTheOrderOfTheChain() throws IOException {
        IntStream.range(0, 1_203).forEach(number -> write(NOW.plusSeconds(number), "check " + number));

        var lines = lines(Format.JSONL, ALL);

        assertThat(lines).hasSize(1_203);
        assertThat(lines.get(0)).startsWith("{\"sequence\":1,\"at\":\"2026-11-23T03:00:00Z\",");
        assertThat(lines.get(1_202)).startsWith("{\"sequence\":1203,").contains(log.head.hash());
        assertThat(lines(Format.CSV, ALL)).hasSize(1_204);
    }

    @Test
    void isOfTheDaysThatWereAskedFor() throws IOException {
        IntStream.range(0, 10).forEach(number -> write(NOW.plusSeconds(number), "check " + number));

        var filter = AuditFilter.between(Optional.of(NOW.plusSeconds(3)), Optional.of(NOW.plusSeconds(5)));

        assertThat(lines(Format.JSONL, filter)).hasSize(2).allMatch(line -> line.matches(".*check [34].*"));
    }

    @Test
    void tellsEachMomentInKoreasTimeToo() throws IOException {
        write(Instant.parse("2026-11-22T15:00:00Z"), "midnight in Seoul");

        assertThat(lines(Format.JSONL, ALL).get(0))
                .contains("\"at\":\"2026-11-22T15:00:00Z\",\"at_kst\":\"2026-11-23T00:00:00+09:00\"");
    }

    @Test
    void goesOnAfterAnEntryThatCannotBeParsedAndNamesIt() throws IOException {
        IntStream.range(0, 1_203).forEach(number -> write(NOW.plusSeconds(number), "check " + number));
        log.unreadable.addAll(List.of(1L, 700L, 701L, 1_203L));

        var out = new StringBuilder();
        var written = new AuditExport(log).write(ALL, Format.JSONL, out);

        assertThat(written.unreadable()).containsExactly(1L, 700L, 701L, 1_203L);
        assertThat(written.entries()).isEqualTo(1_199);
        assertThat(out.toString().lines()).hasSize(1_199);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a, \"b\"", "한국어 😀", "back\\slash", "=1+1", "<script>"})
    void keepsEveryTextInJson(String reason) throws IOException {
        write(NOW, reason);

        var line = (JsonObject) JsonReader.parse(lines(Format.JSONL, ALL).get(0));

        assertThat(line.findString("reason")).contains(reason);
    }

    @Test
    void quotesWhatCsvWouldTakeApart() throws IOException {
        write(NOW, "a, \"b\"");

        assertThat(lines(Format.CSV, ALL).get(1))
                .startsWith("1,\"2026-11-23T03:00:00Z\",")
                .contains(",\"a, \"\"b\"\"\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1+1", "=HYPERLINK(\"http://evil.example\")"})
    void isNoFormulaToASpreadsheet(String reason) throws IOException {
        write(NOW, reason);

        assertThat(lines(Format.CSV, ALL).get(1)).contains(",\"'" + reason.replace("\"", "\"\"") + "\",");
    }

    private void write(Instant at, String reason) {
        log.append(new AuditEvent(
                "id",
                at,
                "",
                new Access("operator:kim", "local", reason),
                "",
                AuditAction.IDENTITY_OPENED,
                Optional.empty(),
                Optional.empty(),
                "values=name"));
    }

    private List<String> lines(Format format, AuditFilter filter) throws IOException {
        var out = new StringBuilder();
        long entries = new AuditExport(log).write(filter, format, out).entries();
        var lines = Stream.of(out.toString().split("\r?\n")).toList();
        assertThat(lines).hasSize((int) entries + (format == Format.CSV ? 1 : 0));
        return lines;
    }
}

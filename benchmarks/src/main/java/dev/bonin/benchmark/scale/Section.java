package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.report.MarkdownTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * What one part saw.
 *
 * @param title what was compared
 * @param note what a reader has to know, to read the figures for what they are
 */
record Section(String title, List<Row> rows, String note) {
    private static final double LARGE = 100;
    private static final double SMALL = 10;

    Section {
        rows = List.copyOf(rows);
    }

    /** Title, table and note, in Markdown. A row leaves empty what it has no figure for. */
    String markdown() {
        var heads = new LinkedHashSet<String>();
        rows.forEach(row -> heads.addAll(row.figures().keySet()));
        var lines = new ArrayList<List<String>>();
        lines.add(line("", heads.stream().toList()));
        for (var row : rows) {
            lines.add(
                    line(row.name(), heads.stream().map(head -> cell(row, head)).toList()));
        }
        return "## " + title + "\n\n" + MarkdownTable.of(lines) + "\n" + note + "\n";
    }

    private static List<String> line(String name, List<String> cells) {
        var line = new ArrayList<>(List.of(name));
        line.addAll(cells);
        return line;
    }

    /** As many digits as say something. */
    private static String cell(Row row, String head) {
        var value = row.figures().get(head);
        if (value == null || value.isNaN()) {
            return "";
        }
        double size = Math.abs(value);
        boolean whole = value == Math.rint(value);
        int digits = whole || size >= LARGE ? 0 : size >= SMALL ? 1 : 2;
        return String.format(Locale.ROOT, "%,." + digits + "f", value);
    }
}

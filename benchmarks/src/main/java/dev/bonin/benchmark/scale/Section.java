package dev.bonin.benchmark.scale;

import dev.bonin.benchmark.report.MarkdownTable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * The results of one part.
 *
 * @param title what was compared
 * @param note how to interpret the figures
 */
record Section(String title, List<Row> rows, String note) {
    private static final double LARGE = 100;
    private static final double SMALL = 10;

    Section {
        rows = List.copyOf(rows);
    }

    /** Returns title, table and note, in Markdown. Missing figures of a row are left empty. */
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

    /** Formats a figure with its significant digits. */
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

package dev.bonin.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A table in Markdown that is also readable on a terminal. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /**
     * Returns the text; numbers are right-aligned.
     *
     * @param rows of equal length; the first is the header, and the first cell of each is a name
     */
    public static String of(List<List<String>> rows) {
        var widths = widths(rows);
        var lines = new ArrayList<String>();
        for (var row : rows) {
            lines.add(line(row, widths));
            if (lines.size() == 1) {
                lines.add(widths.stream().map("-"::repeat).collect(Collectors.joining("-|-", "|-", "-|")));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static List<Integer> widths(List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int at = column;
            widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
        }
        return widths;
    }

    private static String line(List<String> row, List<Integer> widths) {
        var line = new StringBuilder("|");
        for (int column = 0; column < row.size(); column++) {
            var text = row.get(column);
            var blanks = " ".repeat(widths.get(column) - text.length());
            line.append(' ').append(column == 0 ? text + blanks : blanks + text).append(" |");
        }
        return line.toString();
    }
}

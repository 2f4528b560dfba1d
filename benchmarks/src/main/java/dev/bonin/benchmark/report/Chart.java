package dev.bonin.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** CPU time per verification as bars, in SVG: the server, and its database beside it. */
public final class Chart {
    private static final int WIDTH = 980;
    private static final int LEFT = 260;
    private static final int RIGHT = 220;
    private static final int TOP = 74;
    private static final int ROW = 40;
    private static final int BAR = 24;
    private static final String OURS = "#1f5fd0";
    private static final String OTHERS = "#9aa5b5";
    private static final String DATABASE = "#a9c3f0";

    private Chart() {}

    public static String of(Results results) {
        var contenders = results.labels().keySet().stream()
                .filter(id -> results.has(Round.CLOSED, id))
                .toList();
        double most = contenders.stream()
                .mapToDouble(id -> median(results, id, Round::bothMicros))
                .max()
                .orElse(1);
        var lines = new ArrayList<String>();
        int height = TOP + ROW * contenders.size() + 44;
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" font-family=\"Noto Sans, DejaVu Sans, sans-serif\" font-size=\"15\">");
        lines.add("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        lines.add(text(
                20,
                32,
                "font-size=\"19\" font-weight=\"bold\"",
                "CPU time per verification: the server, and its database (lighter)"));
        lines.add(text(
                20,
                55,
                "fill=\"#5a6472\"",
                "microseconds, less is better; " + results.machine().processor()));
        for (int i = 0; i < contenders.size(); i++) {
            lines.addAll(bar(results, contenders.get(i), TOP + ROW * i, most));
        }
        lines.add(text(
                20,
                height - 16,
                "fill=\"#5a6472\" font-size=\"13\"",
                "Medians of " + runs(results)
                        + "; a full verification is start and finish, bound, sealed and on disk"));
        lines.add("</svg>");
        return String.join("\n", lines) + "\n";
    }

    private static String runs(Results results) {
        int runs = results.runs().size();
        return runs == 1 ? "one run" : runs + " runs";
    }

    private static double median(Results results, String contender, ToDoubleFunction<Round> figure) {
        return results.median(Round.CLOSED, contender, figure);
    }

    private static long length(double value, double most) {
        return Math.round((WIDTH - LEFT - RIGHT) * value / most);
    }

    private static List<String> bar(Results results, String contender, int y, double most) {
        var label = String.valueOf(results.labels().get(contender));
        long server = Math.max(1, length(median(results, contender, Round::cpuMicros), most));
        long database = length(median(results, contender, Round::databaseMicros), most);
        var color = label.startsWith("Bonin") ? OURS : OTHERS;
        return List.of(
                text(LEFT - 12, y + 17, "text-anchor=\"end\"", label),
                rectangle(LEFT, y, server, color),
                rectangle(LEFT + server, y, database, DATABASE),
                text((int) (LEFT + server + database + 8), y + 17, "fill=\"#333b47\"", figures(results, contender)));
    }

    private static String rectangle(long x, int y, long width, String color) {
        return "<rect x=\"" + x + "\" y=\"" + y + "\" width=\"" + width + "\" height=\"" + BAR + "\" rx=\"3\" fill=\""
                + color + "\"/>";
    }

    private static String figures(Results results, String contender) {
        double database = median(results, contender, Round::databaseMicros);
        var added = database > 0 ? String.format(Locale.ROOT, " + %,.0f", database) : "";
        return String.format(
                Locale.ROOT,
                "%,.0f%s us, %,.0f/s",
                median(results, contender, Round::cpuMicros),
                added,
                median(results, contender, Round::perSecond));
    }

    private static String text(int x, int y, String attributes, String content) {
        var escaped = content.replace("&", "&amp;").replace("<", "&lt;");
        return "<text x=\"" + x + "\" y=\"" + y + "\" " + attributes + ">" + escaped + "</text>";
    }
}

package dev.bonin.benchmark.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** CPU time per verification as bars, in SVG. */
public final class Chart {
    private static final int WIDTH = 900;
    private static final int LEFT = 230;
    private static final int RIGHT = 170;
    private static final int TOP = 74;
    private static final int ROW = 40;
    private static final int BAR = 24;
    private static final String OURS = "#1f5fd0";
    private static final String OTHERS = "#9aa5b5";

    private Chart() {}

    public static String of(Results results) {
        var contenders = results.labels().keySet().stream()
                .filter(id -> results.has(Round.CLOSED, id))
                .toList();
        double most =
                contenders.stream().mapToDouble(id -> cpu(results, id)).max().orElse(1);
        var lines = new ArrayList<String>();
        int height = TOP + ROW * contenders.size() + 44;
        lines.add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + WIDTH + "\" height=\"" + height
                + "\" viewBox=\"0 0 " + WIDTH + " " + height
                + "\" font-family=\"Noto Sans, DejaVu Sans, sans-serif\" font-size=\"15\">");
        lines.add("<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>");
        lines.add(text(20, 32, "font-size=\"19\" font-weight=\"bold\"", "CPU time of the server per verification"));
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

    private static double cpu(Results results, String contender) {
        return results.median(Round.CLOSED, contender, Round::cpuMicros);
    }

    private static List<String> bar(Results results, String contender, int y, double most) {
        var label = String.valueOf(results.labels().get(contender));
        double value = cpu(results, contender);
        long length = Math.max(1, Math.round((WIDTH - LEFT - RIGHT) * value / most));
        var color = label.startsWith("Bonin") ? OURS : OTHERS;
        var figures = String.format(
                Locale.ROOT, "%,.0f us, %,.0f/s", value, results.median(Round.CLOSED, contender, Round::perSecond));
        return List.of(
                text(LEFT - 12, y + 17, "text-anchor=\"end\"", label),
                "<rect x=\"" + LEFT + "\" y=\"" + y + "\" width=\"" + length + "\" height=\"" + BAR
                        + "\" rx=\"3\" fill=\"" + color + "\"/>",
                text((int) (LEFT + length + 8), y + 17, "fill=\"#333b47\"", figures));
    }

    private static String text(int x, int y, String attributes, String content) {
        var escaped = content.replace("&", "&amp;").replace("<", "&lt;");
        return "<text x=\"" + x + "\" y=\"" + y + "\" " + attributes + ">" + escaped + "</text>";
    }
}

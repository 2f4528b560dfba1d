package dev.bonin.server.command;

import dev.bonin.rotation.Rotation.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import picocli.CommandLine.Help.Ansi;

/** Shows how many rows are done: as a bar on a terminal, elsewhere as a line for each tenth. */
final class RowsProgress {
    private static final int WIDTH = 40;
    private static final int TENTHS = 10;

    private final PrintWriter out;
    private final boolean live;
    private final long begun = System.nanoTime();
    private long done;
    private long shown = -1;

    private RowsProgress(PrintWriter out, boolean live) {
        this.out = out;
        this.live = live;
    }

    static RowsProgress to(PrintWriter out) {
        return new RowsProgress(out, Ansi.AUTO.enabled());
    }

    void show(Progress progress) {
        done += progress.done();
        var all = done + progress.remaining();
        var steps = live ? WIDTH : TENTHS;
        var now = all == 0 ? steps : done * steps / all;
        if (now == shown) {
            return;
        }
        shown = now;
        if (live) {
            out.print("\r[" + "#".repeat((int) now) + " ".repeat((int) (WIDTH - now)) + "] " + done + " of " + all
                    + " rows");
        } else if (all > 0) {
            out.println(done + " of " + all + " rows");
        }
        out.flush();
    }

    void end() {
        var seconds = Math.max(0.001, (System.nanoTime() - begun) / 1e9);
        if (live) {
            out.println();
        }
        out.println(String.format(Locale.ROOT, "%d rows in %.1f s, %.0f a second", done, seconds, done / seconds));
        out.flush();
    }
}

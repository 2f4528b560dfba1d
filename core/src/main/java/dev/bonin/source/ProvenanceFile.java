package dev.bonin.source;

import dev.bonin.person.IdentityValue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the rows of {@code provenance.csv}. An ambiguous or malformed line is rejected with its number. */
final class ProvenanceFile {
    static final String HEADER = "provider,method,value,assurance,source";

    private static final String NAME = "provenance.csv";
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9_]*");
    private static final int COLUMNS = 5;

    private final List<Vouching> rows = new ArrayList<>();
    private boolean headed;

    /** Returns the rows of the file that is shipped with Bonin. */
    static List<Vouching> shipped() {
        try (var stream = ProvenanceFile.class.getResourceAsStream(NAME)) {
            if (stream == null) {
                throw new IllegalStateException("Resource missing: " + NAME);
            }
            var text = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            return read(text.lines().toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Parses the lines.
     *
     * @throws IllegalArgumentException if a line is malformed, duplicated or missing; the message names it
     */
    static List<Vouching> read(List<String> lines) {
        var file = new ProvenanceFile();
        for (int number = 1; number <= lines.size(); number++) {
            var line = lines.get(number - 1);
            if (!line.isBlank() && !line.startsWith("#")) {
                file.take(line, NAME + ", line " + number + ": ");
            }
        }
        file.checkThatEachMethodHasEachValue();
        return List.copyOf(file.rows);
    }

    private void take(String line, String place) {
        if (headed) {
            rows.add(row(line, place));
        } else {
            check(line.equals(HEADER), place + line + " (expected: " + HEADER + ")");
            headed = true;
        }
    }

    private Vouching row(String line, String place) {
        var columns = line.split(",", COLUMNS);
        check(columns.length == COLUMNS && !columns[4].isBlank(), place + line + " (expected: " + HEADER + ")");
        var row = new Vouching(
                code(columns[0], "provider", place),
                code(columns[1], "method", place),
                IdentityValue.tryParse(columns[2])
                        .orElseThrow(() -> refused(place + "value: " + columns[2] + " (expected: such as birthday)")),
                Vouching.Kind.tryParse(columns[3])
                        .orElseThrow(() -> refused(place + "assurance: " + columns[3]
                                + " (expected: verified, self_asserted, contract or absent)")));
        check(rows.stream().noneMatch(other -> isSame(other, row)), place + line + " (expected: each value once)");
        return row;
    }

    private static String code(String text, String column, String place) {
        check(CODE.matcher(text).matches(), place + column + ": " + text + " (expected: a code such as danal)");
        return text;
    }

    private static boolean isSame(Vouching one, Vouching other) {
        return isOfSameMethod(one, other) && one.value() == other.value();
    }

    private static boolean isOfSameMethod(Vouching one, Vouching other) {
        return one.provider().equals(other.provider()) && one.method().equals(other.method());
    }

    private void checkThatEachMethodHasEachValue() {
        check(!rows.isEmpty(), NAME + ": empty (expected: rows below " + HEADER + ")");
        for (var row : rows) {
            var missing = EnumSet.allOf(IdentityValue.class);
            rows.stream().filter(other -> isOfSameMethod(other, row)).forEach(other -> missing.remove(other.value()));
            check(
                    missing.isEmpty(),
                    NAME + ": " + row.provider() + "," + row.method() + " (expected: rows of " + missing + " too)");
        }
    }

    private static void check(boolean fine, String complaint) {
        if (!fine) {
            throw refused(complaint);
        }
    }

    private static IllegalArgumentException refused(String complaint) {
        return new IllegalArgumentException(complaint);
    }
}

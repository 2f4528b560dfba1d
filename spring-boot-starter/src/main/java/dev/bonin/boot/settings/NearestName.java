package dev.bonin.boot.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that was probably meant: the one with the fewest letters that are missing, wrong or swapped. */
final class NearestName {
    private static final int MOST_WRONG = 3;
    private static final int LETTERS_FOR_ONE = 4;

    private NearestName() {}

    /** Returns the nearest name; empty if none is near. */
    static Optional<String> of(String name, Collection<String> known) {
        int most = Math.max(1, Math.min(MOST_WRONG, name.length() / LETTERS_FOR_ONE));
        return known.stream()
                .filter(other -> Math.abs(other.length() - name.length()) <= most)
                .map(other -> new Candidate(other, distance(name, other)))
                .filter(candidate -> candidate.distance() <= most)
                .min(Comparator.comparingInt(Candidate::distance).thenComparing(Candidate::name))
                .map(Candidate::name);
    }

    private record Candidate(String name, int distance) {}

    /** Returns the number of letters to insert, remove, replace, or swap with their neighbour. */
    static int distance(String one, String other) {
        var rows = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                rows[i][j] = i == 0 || j == 0 ? i + j : least(rows, one, other, i, j);
            }
        }
        return rows[one.length()][other.length()];
    }

    private static int least(int[][] rows, String one, String other, int i, int j) {
        int replaced = rows[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        int least = Math.min(replaced, Math.min(rows[i - 1][j], rows[i][j - 1]) + 1);
        boolean isSwapped =
                i > 1 && j > 1 && one.charAt(i - 1) == other.charAt(j - 2) && one.charAt(i - 2) == other.charAt(j - 1);
        return isSwapped ? Math.min(least, rows[i - 2][j - 2] + 1) : least;
    }
}

package dev.bonin.benchmark.contender;

/** The ports of all programs, on loopback: consecutive from {@code first} on. */
public record Ports(int first) {
    public int portOne() {
        return first;
    }

    public int slowPortOne() {
        return first + 1;
    }

    public int database() {
        return first + 2;
    }

    int mariaDb() {
        return first + 3;
    }

    int databaseBefore() {
        return first + 4;
    }

    int mariaDbBefore() {
        return first + 5;
    }

    /**
     * Returns the first of a contender's three ports.
     *
     * @param number a number that no other running contender has
     */
    public int contender(int number) {
        return first + 10 + 3 * number;
    }
}

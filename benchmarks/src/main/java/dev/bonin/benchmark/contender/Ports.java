package dev.bonin.benchmark.contender;

/** Where all listen, on loopback: one after the other from {@code first} on. */
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

    /**
     * The first of three of a contender.
     *
     * @param number that no other running contender has
     */
    public int contender(int number) {
        return first + 10 + 3 * number;
    }
}

package dev.bonin.person;

/**
 * CI (연계정보): one opaque value per person in all of Korea, the same at every service and agency. It follows the person
 * everywhere, so it is compared only through a keyed hash and shown to nobody. Source: 정보통신망법 제23조의5.
 */
public record Ci(String reveal) {
    public Ci {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("Ci: blank (expected: a value, or none at all)");
        }
    }

    @Override
    public String toString() {
        return "Ci[hidden]";
    }
}

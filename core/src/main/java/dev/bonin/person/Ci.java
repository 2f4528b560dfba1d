package dev.bonin.person;

/**
 * CI (연계정보): one opaque value per person in all of Korea, the same at every service and agency. It allows tracking a
 * person across services, so Bonin compares it only through a keyed hash and never displays it. Source: 정보통신망법 제23조의5.
 */
public record Ci(String reveal) {
    public Ci {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("Ci: blank (expected: a value; use an absent value instead)");
        }
    }

    @Override
    public String toString() {
        return "Ci[hidden]";
    }
}

package dev.bonin.audit;

/** Thrown if a range has more openings than there is memory for. Examine shorter ranges, or with more memory. */
public final class TooManyOpenedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooManyOpenedException(int most) {
        super("values of more than " + most + " verifications were opened");
    }
}

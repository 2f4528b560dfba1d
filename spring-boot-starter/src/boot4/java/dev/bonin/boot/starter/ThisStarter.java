package dev.bonin.boot.starter;

/** Says which starter this is. */
final class ThisStarter {
    /** The Spring Boot that it is compiled for. */
    static final int GENERATION = 4;

    private ThisStarter() {}
}

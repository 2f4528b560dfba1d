package dev.bonin.benchmark.scale;

import java.util.Arrays;
import java.util.Locale;

/** The parts that can be measured, in this order. */
enum Part {
    TOGETHER,
    STEADY,
    MEMORY,
    NODES,
    WEIGH,
    READY,
    PARTS,
    GROWN;

    /** Returns the name for {@code --only}. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isOne(String id) {
        return Arrays.stream(values()).anyMatch(part -> part.id().equals(id));
    }

    Scenario scenario() {
        return switch (this) {
            case TOGETHER -> new Together();
            case STEADY -> new Steady();
            case MEMORY -> new Memory();
            case NODES -> new Nodes();
            case WEIGH -> new Weigh();
            case READY -> new FirstThousand();
            case PARTS -> new Partitioned();
            case GROWN -> new Grown();
        };
    }
}

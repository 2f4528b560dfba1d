package dev.bonin.sandbox.persona;

import java.util.Arrays;
import java.util.Optional;

/**
 * Carriers as PortOne V1 reports them; the constant's name is the code. Some codes differ in the browser's request
 * ({@code KTF}, {@code MVNO}).
 */
public enum Carrier {
    SKT,
    KT,
    LGT,
    SKT_MVNO,
    KT_MVNO,
    LGT_MVNO;

    /** Finds a carrier by PortOne V2's name, which has LGU for LGT. */
    public static Optional<Carrier> findOperator(String name) {
        return Arrays.stream(values())
                .filter(carrier -> carrier.operator().equals(name))
                .findFirst();
    }

    /** Returns PortOne V2's name of the carrier: LGU for LGT. */
    public String operator() {
        return name().replace("LGT", "LGU");
    }
}

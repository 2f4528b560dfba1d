package dev.bonin.sandbox.persona;

/**
 * Carriers as PortOne V1 reports them; the constant's name is the code. The browser uses other words ({@code KTF},
 * {@code MVNO}).
 */
public enum Carrier {
    SKT,
    KT,
    LGT,
    SKT_MVNO,
    KT_MVNO,
    LGT_MVNO
}

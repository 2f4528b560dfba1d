package dev.bonin.sandbox.persona;

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
    LGT_MVNO
}

package dev.bonin.person;

/** The carrier of the verified phone line. MVNO (알뜰폰) carriers use the network that their name begins with. */
public enum Carrier {
    SKT,
    KT,
    LGU,
    SKT_MVNO,
    KT_MVNO,
    LGU_MVNO,
    /** A value that this version does not know. */
    UNKNOWN
}

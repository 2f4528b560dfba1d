package dev.bonin.person;

/** The carrier of the verified line. MVNO (알뜰폰) carriers rent the network that their name begins with. */
public enum Carrier {
    SKT,
    KT,
    LGU,
    SKT_MVNO,
    KT_MVNO,
    LGU_MVNO,
    /** Reported, as something that this version does not know. */
    UNKNOWN
}

package dev.bonin.source;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.v1.PortOneClient;

/** Erases PortOne's records of V1. There is no such call in V2. */
public final class PortOneRecordErasure implements RecordErasure {
    private final PortOneClient portOne;

    /** Uses {@code portOne}, which the caller closes. */
    public PortOneRecordErasure(PortOneClient portOne) {
        this.portOne = portOne;
    }

    @Override
    public boolean erase(ImpUid impUid) {
        try {
            portOne.delete(dev.bonin.portone.v1.ImpUid.parse(impUid.value()));
            return true;
        } catch (RecordNotFoundException none) {
            return false;
        } catch (PortOneException failure) {
            throw PortOneFailures.asSources(failure);
        }
    }
}

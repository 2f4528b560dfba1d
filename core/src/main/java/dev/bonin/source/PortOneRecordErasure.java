package dev.bonin.source;

import dev.bonin.portone.CertificationNotFoundException;
import dev.bonin.portone.PortOneClient;
import dev.bonin.portone.PortOneException;

/** Erases PortOne's records through its V1 API. */
public final class PortOneRecordErasure implements RecordErasure {
    private final PortOneClient portOne;

    /** Uses {@code portOne}, which the caller closes. */
    public PortOneRecordErasure(PortOneClient portOne) {
        this.portOne = portOne;
    }

    @Override
    public boolean erase(ImpUid impUid) {
        try {
            portOne.delete(dev.bonin.portone.ImpUid.parse(impUid.value()));
            return true;
        } catch (CertificationNotFoundException none) {
            return false;
        } catch (PortOneException failure) {
            throw PortOneFailures.asSources(failure);
        }
    }
}

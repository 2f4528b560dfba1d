package dev.bonin.boot.management;

import dev.bonin.source.IdentityVerificationId;
import dev.bonin.source.PhoneAgency;
import dev.bonin.source.PhoneOrder;
import dev.bonin.source.PortOneApi;
import dev.bonin.source.SourceException;
import java.util.Optional;
import java.util.function.Supplier;

/** Reports the calls of an agency that verifies by phone, which is on PortOne V2, to the {@link PortOneWatch}. */
final class WatchedAgency implements PhoneAgency {
    private final PhoneAgency agency;
    private final PortOneWatch watch;

    WatchedAgency(PhoneAgency agency, PortOneWatch watch) {
        this.agency = agency;
        this.watch = watch;
    }

    @Override
    public Answer send(IdentityVerificationId id, PhoneOrder order) {
        return watched(() -> agency.send(id, order));
    }

    @Override
    public Answer resend(IdentityVerificationId id) {
        return watched(() -> agency.resend(id));
    }

    @Override
    public Answer confirm(IdentityVerificationId id, Optional<String> code) {
        return watched(() -> agency.confirm(id, code));
    }

    private Answer watched(Supplier<Answer> call) {
        try {
            var answer = call.get();
            watch.answered(PortOneApi.V2);
            return answer;
        } catch (SourceException failure) {
            watch.failed(PortOneApi.V2, failure);
            throw failure;
        }
    }
}

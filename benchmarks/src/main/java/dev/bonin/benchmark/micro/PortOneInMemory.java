package dev.bonin.benchmark.micro;

import dev.bonin.source.Evidence;
import dev.bonin.source.ImpUid;
import dev.bonin.source.Report;
import dev.bonin.source.VerificationSource;
import java.time.Clock;
import java.util.Optional;

/** Answers immediately for any {@code imp_uid}, which itself contains the person and the request. */
final class PortOneInMemory implements VerificationSource {
    private static final String PREFIX = "imp_";
    private static final int WHO = 8;

    private final Clock clock;

    PortOneInMemory(Clock clock) {
        this.clock = clock;
    }

    /** Returns the {@code imp_uid} for a certification of {@code who}, eight characters. */
    static String impUid(String who, String merchantUid) {
        return PREFIX + who + merchantUid;
    }

    @Override
    public Optional<Report> report(Evidence evidence) {
        var impUid = new ImpUid(evidence.value());
        var who = impUid.value().substring(PREFIX.length(), PREFIX.length() + WHO);
        var merchantUid = impUid.value().substring(PREFIX.length() + WHO);
        var now = clock.instant();
        return Optional.of(new Report(
                impUid,
                Optional.of(merchantUid),
                "danal",
                true,
                Optional.of(now),
                Optional.of("http://127.0.0.1:8080/"),
                People.person(who),
                now));
    }
}

package dev.bonin.engine;

import dev.bonin.account.ApartWatch;
import dev.bonin.announcement.Announcements;
import dev.bonin.audit.AuditChaining;
import dev.bonin.audit.AuditRetention;
import dev.bonin.ceremony.Cleanup;
import dev.bonin.chore.Chore;
import dev.bonin.clock.ClockAgreement;
import dev.bonin.erasure.Retention;
import dev.bonin.erasure.SourceErasures;
import dev.bonin.verification.Mode;
import dev.bonin.verification.VerificationFinished;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The recurring work that keeping persons requires: erasure in time (개인정보 보호법 제21조), and a complete, intact access log
 * (개인정보의 안전성 확보조치 기준 제8조).
 */
final class Upkeep {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final int AT_A_TIME = 500;

    private final Records records;
    private final Notices notices;
    private final ClockAgreement clocks;
    private final Cleanup cleanup;
    private final Retention retention;
    private final SourceErasures sourceErasures;
    private final AuditRetention oldEntries;
    private final ApartWatch apartWatch;
    private final Announcements announcements;
    private final List<Chore> chores;

    Upkeep(Parts parts, Records records, Notices notices) {
        this.records = records;
        this.notices = notices;
        var stores = records.stores();
        this.clocks = clocks(parts, records, notices);
        this.cleanup = new Cleanup(records.verifications(), clocks);
        this.retention = new Retention(records.erasures(), stores.erasures(), parts.clock(), clocks);
        this.sourceErasures = new SourceErasures(
                stores.erasures(), parts.options().recordErasure, records.events(), parts.clock(), clocks);
        this.oldEntries = new AuditRetention(stores.log(), records.events(), parts.options().accessLogKeptFor, clocks);
        this.apartWatch = new ApartWatch(records.accounts(), parts.clock(), notices::apart);
        this.announcements =
                new Announcements(stores.outbox(), records.verifications(), records.sealer(), parts.clock());
        this.chores = chores(parts);
    }

    /** Creates the default agreement. In the sandbox the clock may be set by hand. */
    private static ClockAgreement clocks(Parts parts, Records records, Notices notices) {
        var own = parts.options().clocks;
        if (own != null) {
            return own;
        }
        var database = records.stores().clock();
        return parts.rules().mode() == Mode.SANDBOX
                ? ClockAgreement.ofSandbox(parts.clock(), database, notices::clocks)
                : new ClockAgreement(
                        parts.clock(), System::nanoTime, database, new SourceClock(parts.source()), notices::clocks);
    }

    private List<Chore> chores(Parts parts) {
        var stores = records.stores();
        var keys = new KeyWatch(parts.rings(), stores.sealed(), records.rotation(), parts.clock(), notices);
        var all = new ArrayList<>(List.of(
                new Chore("Cleaning up requests", MINUTE, cleanup::run),
                new Chore("Erasing expired persons", MINUTE, retention::run),
                new Chore("Erasing at PortOne", MINUTE, this::eraseAtSource),
                new Chore("Removing expired bans and waits", MINUTE, this::forgetOver),
                new Chore("Chaining the access log", SECOND, new AuditChaining(stores.log())::run),
                new Chore("Removing expired entries of the access log", Duration.ofDays(1), oldEntries::run),
                new Chore(
                        "Logging the end of the access log",
                        Duration.ofHours(1),
                        new AuditHeadLogger(stores.log(), notices)),
                new Chore("Checking and rotating keys", Duration.ofSeconds(10), keys),
                new Chore("Looking for indistinguishable persons", Duration.ofMinutes(10), apartWatch)));
        var listener = parts.options().listener;
        if (listener != null) {
            all.add(delivery(listener));
        }
        return List.copyOf(all);
    }

    private Chore delivery(Consumer<VerificationFinished> listener) {
        return new Chore(
                "Delivering outcomes to the application",
                SECOND,
                () -> announcements.run(listener).forEach(notices::untold));
    }

    private void eraseAtSource() {
        sourceErasures.run().forEach(notices::notErasedAtSource);
    }

    private void forgetOver() {
        clocks.now().ifPresent(now -> records.accounts().forgetOver(now, AT_A_TIME));
    }

    List<Chore> chores() {
        return chores;
    }

    ClockAgreement clocks() {
        return clocks;
    }

    Retention retention() {
        return retention;
    }

    SourceErasures sourceErasures() {
        return sourceErasures;
    }

    ApartWatch apartWatch() {
        return apartWatch;
    }

    Announcements announcements() {
        return announcements;
    }
}

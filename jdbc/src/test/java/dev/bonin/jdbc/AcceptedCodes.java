package dev.bonin.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bonin.audit.Access;
import dev.bonin.audit.AuditAction;
import dev.bonin.audit.AuditEvent;
import dev.bonin.secret.PageTokenHash;
import dev.bonin.secret.RedemptionCodeHash;
import dev.bonin.secret.RedemptionKeyHash;
import dev.bonin.source.PortOneApi;
import dev.bonin.store.Stores;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.Mode;
import dev.bonin.verification.Redeemable;
import dev.bonin.verification.Redeemable.Redeemed;
import dev.bonin.verification.Redeemable.Taken;
import dev.bonin.verification.Terms;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.verification.VerificationState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Finished requests of an application, by number, whose code it can redeem with values of the person. */
final class AcceptedCodes {
    static final AuditAction OPENED = AuditAction.IDENTITY_OPENED;
    static final AuditAction REDEEMED = AuditAction.VERIFICATION_REDEEMED;

    private static final Redeemable CARRIED =
            new Redeemable(Optional.of(new RedemptionCodeHash("c".repeat(64))), Optional.empty());

    private final BoninDatabase database;

    AcceptedCodes(BoninDatabase database) {
        this.database = database;
    }

    void accepted(int number) {
        var asked = new ApplicationRequest(
                "shop",
                "customer " + number,
                "https://shop.example/",
                Optional.empty(),
                new PageTokenHash("%064x".formatted(number)));
        database.verifications()
                .open(new VerificationRequest(
                        Rows.id(number),
                        "default",
                        Mode.SANDBOX,
                        PortOneApi.V1,
                        Optional.of(asked),
                        Optional.of(Rows.browser(number)),
                        CARRIED,
                        VerificationState.OPEN,
                        0,
                        Rows.NOW,
                        Rows.NOW.plusSeconds(900),
                        Terms.NONE,
                        Optional.empty()));
        assertThat(Rows.accept(database.verifications(), number)).isTrue();
    }

    static boolean redeem(int number, Stores stores) {
        return redeem(number, stores, Optional.of(event(number, OPENED)));
    }

    static boolean redeem(int number, Stores stores, Optional<AuditEvent> opening) {
        var call = new Redeemed(Rows.NOW, RedemptionKeyHash.of("call"));
        return stores.verifications()
                .redeem(Rows.id(number), call, Rows.NOW.plusSeconds(300), event(number, REDEEMED), opening)
                .filter(Taken::isNew)
                .isPresent();
    }

    static AuditEvent event(int number, AuditAction action) {
        return new AuditEvent(
                UUID.randomUUID().toString(),
                Rows.NOW,
                "shop",
                new Access("application:shop", "192.0.2.7", "redeem"),
                "default",
                action,
                Optional.of(Rows.id(number).value()),
                Optional.empty(),
                "values=name");
    }

    /** The actions of the committed entries about a request, without that of its acceptance. */
    List<AuditAction> actions(int number) {
        return database.log().about(Rows.id(number).value(), Optional.empty(), 10).stream()
                .map(AuditEvent::action)
                .filter(action -> action != AuditAction.VERIFICATION_ACCEPTED)
                .toList();
    }
}

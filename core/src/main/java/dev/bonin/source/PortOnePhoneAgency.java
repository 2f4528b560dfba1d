package dev.bonin.source;

import dev.bonin.portone.PortOneException;
import dev.bonin.portone.RecordNotFoundException;
import dev.bonin.portone.RequestRefusedException;
import dev.bonin.portone.v2.IdentityVerificationClient;
import dev.bonin.portone.v2.SendOrder;
import java.util.Optional;

/**
 * Verifies by phone through PortOne V2. Danal and KCP do that; other providers refuse. Source: PortOne V2 OpenAPI,
 * {@code send}, {@code resend} and {@code confirm} of identity verifications.
 */
public final class PortOnePhoneAgency implements PhoneAgency {
    private final IdentityVerificationClient portOne;
    private final String channelKey;

    /**
     * Creates an agency that uses {@code portOne}, which the caller closes.
     *
     * @param channelKey a channel of Danal or KCP
     */
    public PortOnePhoneAgency(IdentityVerificationClient portOne, String channelKey) {
        this.portOne = portOne;
        this.channelKey = channelKey;
    }

    @Override
    public Answer send(IdentityVerificationId id, PhoneOrder order) {
        return answer(() -> portOne.send(portOnes(id), portOnes(order)));
    }

    @Override
    public Answer resend(IdentityVerificationId id) {
        return answer(() -> portOne.resend(portOnes(id)));
    }

    /** Leaves the answer's report aside: the ceremony asks for it, as for any other. */
    @Override
    public Answer confirm(IdentityVerificationId id, Optional<String> code) {
        return answer(() -> portOne.confirm(portOnes(id), code.orElse(null)));
    }

    private static Answer answer(Runnable call) {
        try {
            call.run();
            return Answer.DONE;
        } catch (RecordNotFoundException none) {
            return Answer.NOT_SENT;
        } catch (RequestRefusedException refused) {
            return answer(refused);
        } catch (PortOneException failure) {
            throw PortOneFailures.asSources(failure);
        }
    }

    private static Answer answer(RequestRefusedException refused) {
        return switch (refused.kind()) {
            case NOT_SENT -> Answer.NOT_SENT;
            case ALREADY_SENT -> Answer.ALREADY_SENT;
            case ALREADY_VERIFIED -> Answer.ALREADY_VERIFIED;
            case TOO_MANY_ATTEMPTS -> Answer.TOO_MANY_ATTEMPTS;
            case REFUSED_BY_PROVIDER -> Answer.REFUSED;
            case INVALID_REQUEST -> Answer.NOT_TAKEN;
            case CHANNEL_NOT_FOUND, UNKNOWN -> throw PortOneFailures.asSources(refused);
        };
    }

    private static dev.bonin.portone.v2.IdentityVerificationId portOnes(IdentityVerificationId id) {
        return dev.bonin.portone.v2.IdentityVerificationId.parse(id.value());
    }

    private SendOrder portOnes(PhoneOrder order) {
        var customer = new SendOrder.Customer(
                order.name().reveal(),
                order.phone().reveal(),
                order.identityNumber().orElse(null),
                order.address());
        var method = switch (order.method()) {
            case SMS -> SendOrder.Method.SMS;
            case APP -> SendOrder.Method.APP;
        };
        return new SendOrder(channelKey, customer, portOnes(order.carrier()), method, null, SendOrder.Device.MOBILE);
    }

    private static dev.bonin.portone.Carrier portOnes(dev.bonin.person.Carrier carrier) {
        return switch (carrier) {
            case SKT -> dev.bonin.portone.Carrier.SKT;
            case KT -> dev.bonin.portone.Carrier.KT;
            case LGU -> dev.bonin.portone.Carrier.LGU;
            case SKT_MVNO -> dev.bonin.portone.Carrier.SKT_MVNO;
            case KT_MVNO -> dev.bonin.portone.Carrier.KT_MVNO;
            case LGU_MVNO -> dev.bonin.portone.Carrier.LGU_MVNO;
            case UNKNOWN -> dev.bonin.portone.Carrier.UNKNOWN;
        };
    }
}

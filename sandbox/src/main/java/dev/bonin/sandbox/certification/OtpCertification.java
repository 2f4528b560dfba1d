package dev.bonin.sandbox.certification;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.Codes;
import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.carrier.Sending;
import dev.bonin.sandbox.carrier.Subscribers;
import dev.bonin.sandbox.carrier.TextMessage.Sender;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.merchant.Merchant;
import dev.bonin.sandbox.merchant.Provider;
import dev.bonin.sandbox.persona.Ending;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Certification without a window: {@code otp/request} and {@code otp/confirm}. V1 cannot send another code for a
 * record: a client requests again, and gets another record. What PortOne leaves open: a {@code merchant_uid} can be
 * requested as often as an id of V2, with NHN KCP once; after too many wrong codes a record takes none.
 */
public final class OtpCertification {
    private static final String NO_RECORD = "인증결과가 존재하지 않습니다.";

    private final Certifications certifications;
    private final Subscribers subscribers;
    private final Codes codes;

    public OtpCertification(Certifications certifications, Subscribers subscribers, Codes codes) {
        this.certifications = requireNonNull(certifications, "certifications");
        this.subscribers = requireNonNull(subscribers, "subscribers");
        this.codes = requireNonNull(codes, "codes");
    }

    /**
     * Opens a record and asks the person for a code, or through an app.
     *
     * @throws Refusal 400 if the person's details are wrong or the {@code merchant_uid} was requested too often, 500 if
     *     the provider is out of order; there is no record then
     */
    public Certification request(Merchant merchant, OtpOrder order) {
        return certifications.exclusively(() -> {
            requireBudget(merchant, order);
            Subscribers.Answer answer = subscribers.look(order.claim());
            if (answer.ending() != Ending.CERTIFIED) {
                int status = answer.ending() == Ending.PROVIDER_UNAVAILABLE ? 500 : 400;
                throw new Refusal(status, ProviderFailure.of(answer.ending()).message());
            }
            Certification opened = certifications.open(merchant, order);
            Sender sender = new Sender.OfMerchant(merchant.code(), opened.impUid());
            return certifications.await(opened.impUid(), codes.ask(sender, answer.person(), order.app()));
        });
    }

    /**
     * Certifies the person by the code; a person whom an app asked has agreed.
     *
     * @param otp null if none was given
     * @throws Refusal 404 if there is no such record of this merchant, or it waits for no code; 400 if it is already
     *     certified, or the code is missing
     */
    public Confirmation confirm(Merchant merchant, String impUid, @Nullable String otp) {
        return certifications.exclusively(() -> {
            Certification record = certifications.find(merchant, impUid).orElseThrow(() -> new Refusal(404, NO_RECORD));
            if (record.completion() != null) {
                throw Refusal.badRequest("이미 인증이 완료된 본인인증 건입니다.");
            }
            Sending sending = Optional.ofNullable(record.sending()).orElseThrow(() -> new Refusal(404, NO_RECORD));
            if (sending.needsCode() && otp == null) {
                throw Refusal.badRequest("otp: missing (expected: the code of the text message)");
            }
            return codes.judge(sending, otp)
                    .map(failure -> refuse(record, sending, failure))
                    .orElseGet(() ->
                            new Confirmation.Done(certifications.certify(impUid, sending.person(), sending.agency())));
        });
    }

    private Confirmation refuse(Certification record, Sending sending, ProviderFailure failure) {
        if (failure != ProviderFailure.CODE_EXPIRED) {
            certifications.await(record.impUid(), sending.withWrongCode());
        }
        return new Confirmation.Refused(failure);
    }

    private void requireBudget(Merchant merchant, OtpOrder order) {
        String merchantUid = order.merchantUid();
        if (merchantUid == null) {
            return;
        }
        boolean once = order.channel().provider() == Provider.KCP_V2;
        long requested = certifications.all(merchant.code()).stream()
                .filter(record -> record.sending() != null && merchantUid.equals(record.merchantUid()))
                .count();
        if (requested >= (once ? 1 : codes.limits().attempts())) {
            throw Refusal.badRequest(
                    once
                            ? "merchant_uid: used before (expected by NHN KCP: a new one each time)"
                            : "본인인증 시도 횟수를 초과했습니다.");
        }
    }
}

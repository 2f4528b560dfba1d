package dev.bonin.sandbox.identity;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.Codes;
import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.carrier.Sending;
import dev.bonin.sandbox.carrier.Subscribers;
import dev.bonin.sandbox.carrier.TextMessage.Sender;
import dev.bonin.sandbox.http.ErrorType;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.TypedRefusal;
import dev.bonin.sandbox.identity.IdentityState.Ready;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.persona.Ending;
import dev.bonin.sandbox.store.Store;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verification without a window: {@code send}, {@code resend} and {@code confirm}. A wrong code leaves the record READY
 * until the limit, then it is FAILED, and may be sent again; PortOne does not document this.
 */
public final class DirectVerification {
    private final IdentityRegister register;
    private final IdentityVerifications records;
    private final Subscribers subscribers;
    private final Codes codes;

    public DirectVerification(
            IdentityRegister register, IdentityVerifications records, Subscribers subscribers, Codes codes) {
        this.register = requireNonNull(register, "register");
        this.records = requireNonNull(records, "records");
        this.subscribers = requireNonNull(subscribers, "subscribers");
        this.codes = requireNonNull(codes, "codes");
    }

    /**
     * Asks the person for a code, or through an app.
     *
     * @throws TypedRefusal if the id is verified or waits for a code, was sent too often, or the provider refuses; a
     *     refusal of the provider leaves the record FAILED
     */
    public void send(Store store, String id, SendOrder order) {
        records.exclusively(() -> ask(begin(store, id, order), order));
    }

    /**
     * Sends another code; the earlier one becomes invalid.
     *
     * @throws TypedRefusal if there is no record, it is verified, or waits for no answer
     * @throws Refusal if an app asked the person
     */
    public void resend(Store store, String id) {
        records.exclusively(() -> {
            Waiting waiting = waiting(store, id);
            if (!waiting.sending().needsCode()) {
                throw Refusal.badRequest("method: APP (expected: SMS, which alone can be sent again)");
            }
            return records.await(waiting.record(), codes.again(sender(waiting.record()), waiting.sending()));
        });
    }

    /**
     * Verifies the person by the code; a person whom an app asked has agreed.
     *
     * @param otp null if none was given
     * @return PortOne's record, VERIFIED
     * @throws TypedRefusal if there is no record, it is verified or waits for no answer, or the provider refuses
     * @throws Refusal if the code is missing
     */
    public JsonObject confirm(Store store, String id, @Nullable String otp) {
        return records.exclusively(() -> {
            Waiting waiting = waiting(store, id);
            Sending sending = waiting.sending();
            if (sending.needsCode() && otp == null) {
                throw Refusal.badRequest("otp: missing (expected: the code of the text message)");
            }
            codes.judge(sending, otp).ifPresent(failure -> refuse(waiting, failure));
            return IdentityReport.of(records.verify(waiting.record(), sending.person(), sending.agency()));
        });
    }

    private record Waiting(IdentityVerification record, Sending sending) {}

    private IdentityVerification begin(Store store, String id, SendOrder order) {
        IdentifierRule.of(order.attempt().channel().contract().provider()).require(id);
        requireNotVerified(store, id);
        Optional<IdentityVerification> earlier = records.find(store, id);
        if (earlier.flatMap(DirectVerification::sending).isPresent()) {
            throw TypedRefusal.of(ErrorType.IDENTITY_VERIFICATION_ALREADY_SENT, "이미 인증 요청을 전송한 본인인증 건입니다.");
        }
        if (earlier.filter(record -> record.attempts() >= codes.limits().attempts())
                .isPresent()) {
            throw TypedRefusal.of(ErrorType.MAX_TRANSACTION_COUNT_REACHED, "본인인증 시도 횟수를 초과했습니다.");
        }
        return records.begin(store, id, order.attempt());
    }

    private IdentityVerification ask(IdentityVerification begun, SendOrder order) {
        Subscribers.Answer answer = subscribers.look(order.claim());
        if (answer.ending() != Ending.CERTIFIED) {
            ProviderFailure failure = ProviderFailure.of(answer.ending());
            records.fail(begun, failure);
            throw refusal(failure);
        }
        return records.await(begun, codes.ask(sender(begun), answer.person(), order.app()));
    }

    private static Sender sender(IdentityVerification record) {
        return new Sender.OfStore(record.store().id(), record.id());
    }

    private void refuse(Waiting waiting, ProviderFailure failure) {
        if (failure == ProviderFailure.TOO_MANY_CODES) {
            records.fail(waiting.record(), failure);
        } else if (failure == ProviderFailure.WRONG_CODE) {
            records.await(waiting.record(), waiting.sending().withWrongCode());
        }
        throw refusal(failure);
    }

    private static TypedRefusal refusal(ProviderFailure failure) {
        return TypedRefusal.ofProvider(failure.reason(), failure.code(), failure.message());
    }

    private Waiting waiting(Store store, String id) {
        requireNotVerified(store, id);
        Optional<IdentityVerification> found = records.find(store, id);
        if (found.isEmpty() && register.find(store, id).isEmpty()) {
            throw TypedRefusal.of(ErrorType.IDENTITY_VERIFICATION_NOT_FOUND, "본인인증 건이 존재하지 않습니다.");
        }
        return found.flatMap(record -> sending(record).map(sending -> new Waiting(record, sending)))
                .orElseThrow(
                        () -> TypedRefusal.of(ErrorType.IDENTITY_VERIFICATION_NOT_SENT, "인증 요청을 전송하지 않은 본인인증 건입니다."));
    }

    private void requireNotVerified(Store store, String id) {
        if (register.isVerified(store, id)) {
            throw TypedRefusal.of(ErrorType.IDENTITY_VERIFICATION_ALREADY_VERIFIED, "이미 인증이 완료된 본인인증 건입니다.");
        }
    }

    private static Optional<Sending> sending(IdentityVerification record) {
        return record.state() instanceof Ready ready ? Optional.ofNullable(ready.sending()) : Optional.empty();
    }
}

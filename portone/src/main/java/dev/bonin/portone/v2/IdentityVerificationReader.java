package dev.bonin.portone.v2;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.Gender;
import dev.bonin.portone.Operation;
import dev.bonin.portone.Reported;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.v2.IdentityVerification.Failure;
import dev.bonin.portone.v2.IdentityVerification.Status;
import dev.bonin.portone.v2.IdentityVerification.Version;
import dev.bonin.portone.wire.JsonObject;
import dev.bonin.portone.wire.Members;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Reads a record member by member. Unknown members are ignored and unknown enum values become {@code UNKNOWN}: PortOne
 * may add both at any time (its backward-compatibility page).
 */
final class IdentityVerificationReader {
    private final Operation operation;
    private final JsonObject object;
    private final Members members;

    private IdentityVerificationReader(Operation operation, JsonObject object) {
        this.operation = operation;
        this.object = object;
        this.members = new Members(object);
    }

    /**
     * Reads a record.
     *
     * @throws UnrecognizedAnswerException if it has no id or no status
     */
    static IdentityVerification read(Operation operation, JsonObject object) {
        return new IdentityVerificationReader(operation, object).identityVerification();
    }

    private IdentityVerification identityVerification() {
        return new IdentityVerification(
                id(),
                known(Status.values(), required("status"), Status.UNKNOWN),
                known(Version.values(), members.text("version").value().orElse(""), Version.UNKNOWN),
                part("channel", IdentityVerificationReader::channel),
                part("verifiedCustomer", IdentityVerificationReader::verified),
                part("requestedCustomer", IdentityVerificationReader::requested),
                part("failure", failure -> new Failure(failure.text("pgCode"))),
                members.time("requestedAt"),
                members.time("statusChangedAt"),
                members.time("verifiedAt"),
                members.text("pgTxId"),
                members.text("customData"));
    }

    private IdentityVerificationId id() {
        return IdentityVerificationId.tryParse(required("id"))
                .orElseThrow(() -> new UnrecognizedAnswerException(operation, 200, "id: malformed"));
    }

    private String required(String name) {
        return members.text(name)
                .value()
                .orElseThrow(() -> new UnrecognizedAnswerException(operation, 200, name + ": missing"));
    }

    private <T> Reported<T> part(String name, Function<Members, T> read) {
        return object.object(name)
                .map(part -> Reported.of(read.apply(new Members(part))))
                .orElseGet(() -> Reported.missing(members.absence(name)));
    }

    private static SelectedChannel channel(Members channel) {
        return new SelectedChannel(
                known(
                        SelectedChannel.Type.values(),
                        channel.text("type").value().orElse(""),
                        SelectedChannel.Type.UNKNOWN),
                channel.text("key"),
                channel.text("pgProvider").value().orElse(""),
                channel.text("pgMerchantId").value().orElse(""));
    }

    private static VerifiedCustomer verified(Members customer) {
        return new VerifiedCustomer(
                customer.text("id"),
                customer.text("name"),
                customer.birthday("birthDate"),
                customer.text("gender").map(gender -> known(Gender.values(), gender, Gender.UNKNOWN)),
                customer.truth("isForeigner"),
                customer.text("phoneNumber"),
                customer.text("operator").map(carrier -> known(Carrier.values(), carrier, Carrier.UNKNOWN)),
                customer.personKey("ci"),
                customer.personKey("di"));
    }

    private static RequestedCustomer requested(Members customer) {
        return new RequestedCustomer(
                customer.text("id"),
                customer.text("name"),
                customer.text("phoneNumber"),
                customer.text("birthYear"),
                customer.text("birthMonth"),
                customer.text("birthDay"));
    }

    /** Returns the constant that PortOne names as we do. */
    private static <E extends Enum<E>> E known(E[] constants, String reported, E unknown) {
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(reported))
                .findFirst()
                .orElse(unknown);
    }
}

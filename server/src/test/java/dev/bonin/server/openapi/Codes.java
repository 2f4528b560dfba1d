package dev.bonin.server.openapi;

import dev.bonin.account.AccountRefusal;
import dev.bonin.application.Order;
import dev.bonin.application.Scope;
import dev.bonin.application.WindowlessRefusal;
import dev.bonin.erasure.LedgerEntry.SourceState;
import dev.bonin.guardian.GuardianRefusal;
import dev.bonin.handover.Redemption;
import dev.bonin.person.Assurance;
import dev.bonin.person.Carrier;
import dev.bonin.person.Gender;
import dev.bonin.person.IdentityValue;
import dev.bonin.policy.Verdict;
import dev.bonin.reason.CallReason;
import dev.bonin.reason.Reason;
import dev.bonin.source.PhoneOrder;
import dev.bonin.source.SourceException;
import dev.bonin.verification.Judgement;
import dev.bonin.verification.Membership;
import dev.bonin.verification.Mode;
import dev.bonin.verification.RefusalReason;
import dev.bonin.verification.VerificationState;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The codes of the types that calls and answers are made of. */
final class Codes {
    private static final Map<String, List<String>> ENUMS = Map.ofEntries(
            Map.entry("Scope", codes(Scope.values(), Scope::code)),
            Map.entry("VerificationState", codes(VerificationState.values(), VerificationState::code)),
            Map.entry("Mode", codes(Mode.values(), Mode::code)),
            Map.entry("Membership", codes(Membership.values(), Membership::code)),
            Map.entry("Limit", codes(Judgement.Limit.values(), Judgement.Limit::code)),
            Map.entry("Verdict", codes(Verdict.Result.values(), Verdict.Result::code)),
            Map.entry("IdentityValue", codes(IdentityValue.values(), IdentityValue::code)),
            Map.entry("Assurance", without(Assurance.ABSENT, Assurance.values())),
            Map.entry("Gender", codes(Gender.values(), Codes::lower)),
            Map.entry("Carrier", codes(Carrier.values(), Codes::lower)),
            Map.entry("PhoneCarrier", without(Carrier.UNKNOWN, Carrier.values())),
            Map.entry("Method", codes(PhoneOrder.Method.values(), Codes::lower)),
            Map.entry("SourceState", codes(SourceState.values(), SourceState::code)));

    private static final Map<String, List<? extends Reason>> KINDS = Map.of(
            "$RefusalReason", without(RefusalReason.values(), RefusalReason.POLICY),
            "$AccountRefusal", List.of(AccountRefusal.Reason.values()));

    private static final List<Reason> REASONS = Stream.<Reason[]>of(
                    CallReason.values(),
                    Order.Refusal.values(),
                    Redemption.Refusal.values(),
                    AccountRefusal.Reason.values(),
                    GuardianRefusal.values(),
                    WindowlessRefusal.values(),
                    RefusalReason.values(),
                    SourceException.Kind.values())
            .flatMap(Arrays::stream)
            .toList();

    private Codes() {}

    /** Returns the codes of a type by the name that the document's source has for it. */
    static List<String> of(String type) {
        return found(ENUMS.get(type), type);
    }

    /** Returns the reason with this code, or all of a kind whose name begins with {@code $}. */
    static List<? extends Reason> reasons(String code) {
        return code.startsWith("$")
                ? found(KINDS.get(code), code)
                : List.of(REASONS.stream()
                        .filter(reason -> reason.code().equals(code))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("No reason: " + code)));
    }

    private static <T> T found(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalArgumentException("No type: " + name);
        }
        return value;
    }

    private static <E> List<String> codes(E[] values, Function<E, String> code) {
        return Arrays.stream(values).map(code).toList();
    }

    private static <E extends Enum<E>> List<String> without(E left, E[] values) {
        return Arrays.stream(values)
                .filter(value -> value != left)
                .map(Codes::lower)
                .toList();
    }

    private static List<RefusalReason> without(RefusalReason[] values, RefusalReason left) {
        return Arrays.stream(values).filter(value -> value != left).toList();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

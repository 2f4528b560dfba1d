package dev.bonin.reason;

import dev.bonin.account.AccountRefusal;
import dev.bonin.application.HostedPage;
import dev.bonin.application.Order;
import dev.bonin.application.WindowlessRefusal;
import dev.bonin.guardian.GuardianRefusal;
import dev.bonin.handover.Redemption;
import dev.bonin.source.SourceException;
import dev.bonin.verification.RefusalReason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The reasons of one kind, as the documentation has them.
 *
 * @param type empty for those that only an application knows
 */
record ReasonGroup(String english, String korean, Optional<Class<?>> type) {
    static final ReasonGroup POLICIES = of("Of policies", "정책의 이유", type("dev.bonin.policy.PolicyReason"));

    /** Every reason that Bonin gives, in the order of the documentation. */
    static final List<ReasonGroup> ALL = List.of(
            of("Of the verification", "본인인증의 이유", RefusalReason.class),
            POLICIES,
            new ReasonGroup("Of policies of your own", "직접 만든 정책의 이유", Optional.empty()),
            of("Of accounts", "계정의 이유", AccountRefusal.Reason.class),
            of("Of the hosted page", "인증 페이지의 이유", HostedPage.Refusal.class),
            of("Of orders", "본인인증을 요청할 때의 이유", Order.Refusal.class),
            of("Of codes that are redeemed", "코드를 사용할 때의 이유", Redemption.Refusal.class),
            of("Of guardians", "법정대리인의 이유", GuardianRefusal.class),
            of("Of verifications without a window", "창 없는 본인인증의 이유", WindowlessRefusal.class),
            of("Of calls", "호출의 이유", CallReason.class),
            of("Of PortOne", "PortOne의 이유", SourceException.Kind.class));

    private static ReasonGroup of(String english, String korean, Class<?> type) {
        return new ReasonGroup(english, korean, Optional.of(type));
    }

    /** Returns all codes, each once. */
    static List<String> codes() {
        return ALL.stream().flatMap(ReasonGroup::ofItsOwn).distinct().toList();
    }

    /** Returns the codes that no group before has. */
    List<String> newCodes() {
        var before = ALL.stream()
                .takeWhile(group -> !group.equals(this))
                .flatMap(ReasonGroup::ofItsOwn)
                .toList();
        return ofItsOwn().filter(code -> !before.contains(code)).distinct().toList();
    }

    private Stream<String> ofItsOwn() {
        return type.isEmpty() ? Stream.of(ReasonTexts.OTHER) : reasons().map(Reason::code);
    }

    Stream<Reason> reasons() {
        return type.stream()
                .flatMap(known -> Arrays.stream(known.getEnumConstants()))
                .map(Reason.class::cast);
    }

    static Class<?> type(String name) {
        try {
            return Class.forName(name, false, Reason.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new AssertionError(missing);
        }
    }
}

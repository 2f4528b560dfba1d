package dev.bonin.explanation;

import dev.bonin.verification.RefusalReason;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every reason that Bonin gives, in the order in which the documentation tells of them. */
enum KnownReasons {
    CEREMONY,
    POLICIES,
    ACCOUNTS,
    OWN;

    List<String> codes() {
        return switch (this) {
            case CEREMONY ->
                Arrays.stream(RefusalReason.values())
                        .filter(reason -> reason != RefusalReason.POLICY) // the policy's own reason is told instead
                        .map(RefusalReason::code)
                        .toList();
            case POLICIES ->
                List.of(
                        "under_age",
                        "school_enrolment",
                        "guardian_required",
                        "birthday_unverified",
                        "birthday_invalid",
                        "not_fresh",
                        "banned",
                        "rejoin_wait",
                        "person_conflict",
                        "no_person_key",
                        "standing_unknown",
                        "other_person",
                        "no_account_named",
                        "nationality_not_allowed",
                        "nationality_unverified",
                        "carrier_not_allowed",
                        "carrier_unverified",
                        "provider_not_allowed",
                        "form_mismatch",
                        "form_missing",
                        "value_unverified");
            case ACCOUNTS ->
                List.of(
                        "already_linked",
                        "account_taken",
                        "verification_used",
                        "link_too_late",
                        "not_redeemed",
                        "no_person");
            case OWN -> List.of("other");
        };
    }

    static Stream<String> all() {
        return Arrays.stream(values()).flatMap(group -> group.codes().stream());
    }
}

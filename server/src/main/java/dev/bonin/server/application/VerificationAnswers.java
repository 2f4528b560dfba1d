package dev.bonin.server.application;

import dev.bonin.person.Assurance;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.verification.ApplicationRequest;
import dev.bonin.verification.Order;
import dev.bonin.verification.Redemption;
import dev.bonin.verification.VerificationRequest;
import dev.bonin.web.HiddenMembers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How an application is told of its verifications. Until it redeems it learns how they stand, and no more. */
final class VerificationAnswers {
    private VerificationAnswers() {}

    static Map<String, Object> placed(Order.Placed placed, String url) {
        var members = new HiddenMembers();
        members.put("id", placed.id().value());
        members.put("url", url);
        members.put("expires_at", placed.expiresAt().toString());
        return members;
    }

    static Map<String, Object> standing(VerificationRequest request) {
        var members = new HiddenMembers();
        members.put("id", request.id().value());
        members.put("status", request.state().name().toLowerCase(Locale.ROOT));
        members.put("purpose", request.purpose());
        members.put("mode", request.mode().code());
        members.put("claimed", request.binding().isPresent());
        members.put("created_at", request.createdAt().toString());
        members.put("expires_at", request.expiresAt().toString());
        request.completion()
                .ifPresent(how -> members.put("finished_at", how.finishedAt().toString()));
        request.application()
                .flatMap(ApplicationRequest::redeemedAt)
                .ifPresent(at -> members.put("redeemed_at", at.toString()));
        members.put("decisions", List.of());
        return members;
    }

    static Map<String, Object> redeemed(Redemption redemption) {
        var members = new HiddenMembers();
        members.put("id", redemption.id().value());
        members.put("status", "accepted");
        members.put("purpose", redemption.purpose());
        members.put("mode", redemption.mode().code());
        members.put("subject", redemption.subject());
        members.put("provider", redemption.provider());
        members.put("certified_at", redemption.certifiedAt().toString());
        members.put("finished_at", redemption.finishedAt().toString());
        members.put("decisions", List.of());
        redemption.person().ifPresent(person -> members.put("person_id", person.value()));
        var identity = redemption.identity();
        if (!identity.present().isEmpty()) {
            members.put("identity", values(identity));
            members.put("assurance", assurance(identity));
        }
        return members;
    }

    private static Map<String, Object> values(Identity identity) {
        var values = new HiddenMembers();
        identity.name().value().ifPresent(name -> put(values, IdentityValue.NAME, name.reveal()));
        identity.birthDate()
                .value()
                .ifPresent(date -> put(values, IdentityValue.BIRTHDAY, date.reveal().toString()));
        identity.phone().value().ifPresent(phone -> put(values, IdentityValue.PHONE, phone.reveal()));
        identity.gender().value().ifPresent(gender -> put(values, IdentityValue.GENDER, code(gender)));
        identity.foreigner().value().ifPresent(foreigner -> put(values, IdentityValue.FOREIGNER, foreigner));
        identity.carrier().value().ifPresent(carrier -> put(values, IdentityValue.CARRIER, code(carrier)));
        identity.ci().value().ifPresent(ci -> put(values, IdentityValue.CI, ci.reveal()));
        identity.di().value().ifPresent(di -> put(values, IdentityValue.DI, di.reveal()));
        return values;
    }

    private static void put(Map<String, Object> values, IdentityValue which, Object value) {
        values.put(which.code(), value);
    }

    private static String code(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** How sure each of them is: a value that the person typed must not pass for one that an agency vouches for. */
    private static Map<String, String> assurance(Identity identity) {
        var assurance = new LinkedHashMap<String, String>();
        identity.assurance().forEach((value, sure) -> {
            if (sure != Assurance.ABSENT) {
                assurance.put(value.code(), code(sure));
            }
        });
        return assurance;
    }
}

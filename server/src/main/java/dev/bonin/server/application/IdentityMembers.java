package dev.bonin.server.application;

import dev.bonin.person.Assurance;
import dev.bonin.person.Identity;
import dev.bonin.person.IdentityValue;
import dev.bonin.web.answer.HiddenMembers;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A person's values as JSON members. Callers have opened them for a purpose that the access log names. */
public final class IdentityMembers {
    private IdentityMembers() {}

    /** Returns the values that are present. */
    public static Map<String, Object> values(Identity identity) {
        var values = new HiddenMembers();
        identity.name().value().ifPresent(name -> put(values, IdentityValue.NAME, name.reveal()));
        identity.birthDate()
                .value()
                .ifPresent(date ->
                        put(values, IdentityValue.BIRTHDAY, date.reveal().toString()));
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

    /** Returns the assurance of each value: a value that the person typed must not pass for a verified one. */
    public static Map<String, String> assurance(Identity identity) {
        var assurance = new LinkedHashMap<String, String>();
        identity.assurance().forEach((value, sure) -> {
            if (sure != Assurance.ABSENT) {
                assurance.put(value.code(), code(sure));
            }
        });
        return assurance;
    }
}

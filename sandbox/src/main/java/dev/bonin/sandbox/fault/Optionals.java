package dev.bonin.sandbox.fault;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.HashSet;
import java.util.Set;

/** The members of PortOne V2's record that its schema (OpenAPI 1.16.0) calls optional. */
final class Optionals {
    private static final Set<String> OF_RECORDS = Set.of("channel", "customData");
    private static final Set<String> OF_CHANNELS = Set.of("id", "key", "name");
    private static final Set<String> OF_CUSTOMERS =
            Set.of("id", "operator", "phoneNumber", "birthDate", "gender", "isForeigner", "ci", "di");
    private static final Set<String> OF_REQUESTED = Set.of("birthYear", "birthMonth", "birthDay");
    private static final Set<String> OF_FAILURES = Set.of("reason", "pgCode", "pgMessage");
    private static final String REQUESTED = "requestedCustomer";

    private Optionals() {}

    static JsonObject remove(JsonObject object) {
        JsonObject required = object.without(of(object));
        return object.find(REQUESTED).isPresent() ? required.with(REQUESTED, JsonObject.empty()) : required;
    }

    static JsonObject annul(JsonObject object) {
        JsonObject result = object;
        for (String name : of(object)) {
            result = result.withNull(name);
        }
        return result;
    }

    private static Set<String> of(JsonObject object) {
        Set<String> optional = new HashSet<>();
        if (object.find("status").isPresent()) {
            optional.addAll(OF_RECORDS);
        } else if (object.find("pgProvider").isPresent()) {
            optional.addAll(OF_CHANNELS);
        } else if (object.find("name").isPresent()) {
            optional.addAll(OF_CUSTOMERS);
        } else {
            optional.addAll(OF_REQUESTED);
            optional.addAll(OF_FAILURES);
        }
        optional.retainAll(object.members().keySet());
        return optional;
    }
}

package dev.bonin.sandbox.window;

import java.util.Map;

/**
 * Why an action was not accepted, for the person to put right; the state stays as it is. Not the end of the
 * verification: that is {@link WindowState.Failed}.
 *
 * @param code a key below {@code error.} of the texts
 * @param values what the sentence needs, such as the tries left
 * @param fields what is wrong with which field: keys below {@code field.} of the texts
 */
record Complaint(String code, Map<String, Integer> values, Map<String, String> fields) {
    static final String NOT_NOW = "not_now";

    Complaint {
        values = Map.copyOf(values);
    }

    static Complaint of(String code) {
        return new Complaint(code, Map.of(), Map.of());
    }

    static Complaint wrongCode(int triesLeft) {
        return new Complaint("otp_wrong", Map.of("n", triesLeft), Map.of());
    }

    static Complaint aboutFields(Map<String, String> fields) {
        return new Complaint("check_fields", Map.of(), fields);
    }
}

package dev.bonin.sandbox.window;

import java.util.Map;

/**
 * Why an action was not accepted, so that the person can correct it; the state does not change. The end of the
 * verification is {@link WindowState.Failed} instead.
 *
 * @param code a key below {@code error.} of the texts
 * @param values parameters of the sentence, such as the attempts left
 * @param fields the error of each field: keys below {@code field.} of the texts
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

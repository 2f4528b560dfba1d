package dev.bonin.sandbox.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Collects mistakes while a file is read, so that its author sees all of them at once. */
final class Mistakes {
    private final List<Mistake> found = new ArrayList<>();
    private final Map<String, String> seen = new HashMap<>();

    void add(String place, String english, String korean) {
        found.add(new Mistake(place, english, korean));
    }

    /** Adds that something is missing. */
    void missing(String place, String expectedEnglish, String expectedKorean) {
        add(place, "missing (expected: " + expectedEnglish + ")", "빠졌습니다 (필요한 값: " + expectedKorean + ")");
    }

    /** Adds that something has another type or form than expected. */
    void unfit(String place, String expectedEnglish, String expectedKorean) {
        add(place, "not usable (expected: " + expectedEnglish + ")", "쓸 수 없는 값입니다 (필요한 값: " + expectedKorean + ")");
    }

    /** Adds a mistake if {@code value} was given before for the same kind of thing, such as "imp_key". */
    void requireOnce(String kind, String value, String place) {
        String earlier = seen.putIfAbsent(kind + "\0" + value, place);
        if (earlier != null && !value.isEmpty()) {
            add(place, "same as " + earlier + " (expected: each one once)", earlier + "과(와) 같습니다 (서로 달라야 합니다)");
        }
    }

    /**
     * Makes something of what was read.
     *
     * @throws InvalidSettingsException if there were mistakes
     */
    <T> T unlessAny(Supplier<T> result) {
        if (!found.isEmpty()) {
            throw new InvalidSettingsException(found);
        }
        return result.get();
    }
}

package dev.bonin.reason;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue of reasons: what each one means, in Korean and English.
 *
 * <p>An application explains the reasons of its own policies in {@code bonin/reasons_ko.properties} and
 * {@code bonin/reasons_en.properties} on its class path, in UTF-8, with the keys {@code <reason>.person},
 * {@code <reason>.operator} and {@code <reason>.next}. A text there also replaces ours of that key, whichever reason it
 * is of: {@code <reason>.title} too.
 */
public final class ReasonCatalog {
    private static final String KOREAN = "reasons_ko.properties";
    private static final String ENGLISH = "reasons_en.properties";

    private final ReasonTexts korean;
    private final ReasonTexts english;

    /** Reads the texts, and the application's if it is loaded with Bonin. */
    public ReasonCatalog() {
        this(ReasonCatalog.class.getClassLoader());
    }

    /**
     * Reads the texts, and those that {@code application} finds.
     *
     * @throws IllegalStateException where a text is missing in one of the languages or has a placeholder that there is
     *     not; it says which
     */
    public ReasonCatalog(ClassLoader application) {
        korean = ReasonTexts.read(KOREAN, application);
        english = ReasonTexts.read(ENGLISH, application);
        checkThatBothSaySo(korean, english, ENGLISH);
        checkThatBothSaySo(english, korean, KOREAN);
    }

    /** Returns what {@code reason} means. */
    public Explanation explain(Reason reason, Locale language) {
        return explain(reason.code(), Optional.empty(), Optional.empty(), language);
    }

    /**
     * Returns what the reason of a policy means. One without texts, of an application's own policy, is explained in
     * general words.
     *
     * @param policyName of the policy whose reason it is, with its argument, such as {@code minimum_age:19}
     * @param passesFrom the first day, in Seoul, on which it would pass, where it is known
     * @param language Korean unless it is English
     */
    public Explanation explain(
            String reason, Optional<String> policyName, Optional<LocalDate> passesFrom, Locale language) {
        var texts = texts(language);
        var known = texts.explains(reason) ? reason : ReasonTexts.OTHER;
        var policy = policyName.map(name -> name.split(":", 2)[0]);
        var values = values(reason, policyName, passesFrom, language);
        var person = text(texts, known, policy, Part.PERSON, values);
        var day = passesFrom.flatMap(from -> texts.text(known, policy, Part.DAY, values));
        return new Explanation(
                texts.text(known, policy, Part.TITLE, values)
                        .orElseGet(() -> text(texts, ReasonTexts.POLICY, Optional.empty(), Part.TITLE, values)),
                day.map(sentence -> person + " " + sentence).orElse(person),
                text(texts, known, policy, Part.OPERATOR, values),
                text(texts, known, policy, Part.NEXT, values));
    }

    ReasonTexts texts(Locale language) {
        return isEnglish(language) ? english : korean;
    }

    private static String text(
            ReasonTexts texts, String reason, Optional<String> policy, Part part, Map<String, String> values) {
        return texts.text(reason, policy, part, values)
                .orElseThrow(() -> new IllegalStateException("No text " + reason + "." + part.code()));
    }

    private static Map<String, String> values(
            String reason, Optional<String> policyName, Optional<LocalDate> passesFrom, Locale language) {
        var values = new HashMap<>(Map.of(Sentence.REASON, reason));
        policyName
                .filter(name -> name.contains(":"))
                .ifPresent(name -> values.put(Sentence.ARGUMENT, name.split(":", 2)[1]));
        passesFrom.ifPresent(day -> values.put(Sentence.PASSES_FROM, day.format(days(language))));
        return values;
    }

    private static DateTimeFormatter days(Locale language) {
        return isEnglish(language)
                ? DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH)
                : DateTimeFormatter.ofPattern("uuuu년 M월 d일", Locale.KOREAN);
    }

    private static boolean isEnglish(Locale language) {
        return language.getLanguage().equals(Locale.ENGLISH.getLanguage());
    }

    /** What {@code one} explains, {@code other} explains as well, and wholly. */
    private static void checkThatBothSaySo(ReasonTexts one, ReasonTexts other, String file) {
        for (var key : one.keys()) {
            check(other, key, file);
            for (var part : Part.values()) {
                if (part.required()) {
                    check(other, new TextKey(key.reason(), Optional.empty(), part), file);
                }
            }
        }
    }

    private static void check(ReasonTexts texts, TextKey key, String file) {
        if (!texts.keys().contains(key)) {
            throw new IllegalStateException(
                    file + ": " + key + ": missing (expected: every text of " + key.reason() + " in both languages)");
        }
    }
}

package dev.bonin.reason;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The catalogue of reasons: explains each one in Korean and English.
 *
 * <p>An application explains the reasons of its own policies in {@code bonin/reasons_ko.properties} and {@code
 * bonin/reasons_en.properties} on its class path, in UTF-8, with the keys {@code <reason>.person}, {@code
 * <reason>.operator} and {@code <reason>.next}. A text there also replaces Bonin's text with the same key, for any
 * reason, including {@code <reason>.title}.
 */
public final class ReasonCatalog {
    private static final String KOREAN = "reasons_ko.properties";
    private static final String ENGLISH = "reasons_en.properties";

    private final ReasonTexts korean;
    private final ReasonTexts english;

    /** Reads Bonin's texts, and those of the application if Bonin's class loader finds them. */
    public ReasonCatalog() {
        this(ReasonCatalog.class.getClassLoader());
    }

    /**
     * Reads Bonin's texts, and those that {@code application} finds.
     *
     * @throws IllegalStateException if a text is missing in one language or has an unknown placeholder; the message
     *     names it
     */
    public ReasonCatalog(ClassLoader application) {
        korean = ReasonTexts.read(KOREAN, application);
        english = ReasonTexts.read(ENGLISH, application);
        checkThatBothSaySo(korean, english, ENGLISH);
        checkThatBothSaySo(english, korean, KOREAN);
    }

    /** Returns the explanation of {@code reason}. */
    public Explanation explain(Reason reason, Locale language) {
        return explain(reason.code(), Optional.empty(), Optional.empty(), language);
    }

    /**
     * Returns the explanation of a policy's reason. A reason without texts, from an application's own policy, gets a
     * general explanation.
     *
     * @param policyName the policy whose reason it is, with its argument, such as {@code minimum_age:19}
     * @param passesFrom the first day, in Seoul, on which the policy would pass, if known
     * @param language Korean is used unless it is English
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

    /** Checks that {@code other} has every text of {@code one}, and all required parts of each reason. */
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

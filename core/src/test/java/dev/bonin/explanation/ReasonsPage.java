package dev.bonin.explanation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page about all reasons in one language, as the catalogue tells them. */
final class ReasonsPage {
    private static final LocalDate ANY_DAY = LocalDate.of(2027, 1, 1);

    private static final Map<KnownReasons, String> ENGLISH = Map.of(
            KnownReasons.CEREMONY, "Of the verification",
            KnownReasons.POLICIES, "Of policies",
            KnownReasons.ACCOUNTS, "Of accounts",
            KnownReasons.OWN, "Of policies of your own");

    private static final Map<KnownReasons, String> KOREAN = Map.of(
            KnownReasons.CEREMONY, "본인인증의 이유",
            KnownReasons.POLICIES, "정책의 이유",
            KnownReasons.ACCOUNTS, "계정의 이유",
            KnownReasons.OWN, "직접 만든 정책의 이유");

    private static final String ENGLISH_HEAD = """
            **English** | [한국어](reasons.ko.md)

            # Reasons

            Why the answer is no, by its stable code: what the person is told, what they can do next, and what whoever runs the service should know. No text
            names a value of the person. Steps F1 to F13 of [the ceremony](ceremony.md) say which check gives which reason.

            This page is written from the catalogue (`reasons_ko.properties` and `reasons_en.properties` in
            [`core`](../core/src/main/resources/dev/bonin/explanation)); change a text there. An application adds the texts of its own policies, or puts its
            own in place of these, in `bonin/reasons_ko.properties` and `bonin/reasons_en.properties` on its class path, with the same keys:

            ```properties
            too_tall.person = This ride is for people up to 190 cm.
            too_tall.operator = The policy "height" refused.
            too_tall.next = Please ask at the counter for another ride.
            ```

            Both languages need each text; otherwise the start is refused, with the key. `too_tall.height.person` goes first where the policy `height` decided;
            there `{argument}` is what its name has behind the colon. `too_tall.day` is added where a day is known, `{passes_from}`.
            """;

    private static final String KOREAN_HEAD = """
            [English](reasons.md) | **한국어**

            # 이유

            거절한 이유를 변하지 않는 코드별로 적었습니다. 본인에게 하는 말, 본인이 다음에 할 일, 운영자가 알아야 할 것입니다. 어느 글에도 본인의 정보는 들어가지 않습니다.
            어느 확인에서 어떤 이유가 나오는지는 [절차](ceremony.md)(영문)의 F1~F13에 있습니다.

            이 문서는 글 모음([`core`](../core/src/main/resources/dev/bonin/explanation)의 `reasons_ko.properties`와 `reasons_en.properties`)에서 만들어집니다. 고칠 것은
            그곳에서 고칩니다. 애플리케이션은 클래스 경로의 `bonin/reasons_ko.properties`와 `bonin/reasons_en.properties`에 같은 형식으로 직접 만든 정책의 글을 더하거나, 이
            문서의 글을 바꿀 수 있습니다.

            ```properties
            too_tall.person = 키 190cm까지 탈 수 있는 놀이기구입니다.
            too_tall.operator = height 정책이 거절했습니다.
            too_tall.next = 다른 놀이기구는 창구에 문의해 주세요.
            ```

            두 언어에 모두 글이 있어야 하며, 없으면 어느 키인지 알리고 시작하지 않습니다. `too_tall.height.person`은 `height` 정책이 판단했을 때 먼저 쓰이고, 그 안의 `{argument}`는 정책
            이름의 콜론 뒤에 있는 값입니다. `too_tall.day`는 날을 알 때 덧붙으며 `{passes_from}`이 그날입니다.
            """;

    private final Explanations explanations = new Explanations();
    private final Locale language;

    ReasonsPage(Locale language) {
        this.language = language;
    }

    private boolean korean() {
        return language.equals(Locale.KOREAN);
    }

    String text() {
        var page = new StringBuilder(korean() ? KOREAN_HEAD : ENGLISH_HEAD);
        for (var group : KnownReasons.values()) {
            page.append("\n## ")
                    .append((korean() ? KOREAN : ENGLISH).get(group))
                    .append('\n');
            group.codes().forEach(reason -> page.append(section(reason)));
        }
        return page.toString();
    }

    private String section(String reason) {
        var general = explain(reason, Optional.empty(), Optional.empty());
        var lines = new StringBuilder("\n### `" + reason + "`\n\n> " + general.person() + "\n\n");
        lines.append(item(korean() ? "다음에 할 일" : "Next", general.next()));
        lines.append(item(korean() ? "운영자" : "Operator", general.operator()));
        day(reason, Optional.empty()).ifPresent(day -> lines.append(item(korean() ? "날을 알 때" : "With a day", day)));
        variants(reason).forEach((policy, name) -> lines.append(variant(reason, name, general)));
        return lines.toString();
    }

    /** What is said otherwise where one policy decided. */
    private String variant(String reason, String policy, Explanation general) {
        var told = explain(reason, Optional.of(policy), Optional.empty());
        var lines = new StringBuilder(item("`" + policy + "`", told.person()));
        if (!told.operator().equals(general.operator())) {
            lines.append("  ").append(item(korean() ? "운영자" : "Operator", told.operator()));
        }
        day(reason, Optional.of(policy))
                .filter(day -> !Optional.of(day).equals(day(reason, Optional.empty())))
                .ifPresent(day -> lines.append("  ").append(item(korean() ? "날을 알 때" : "With a day", day)));
        return lines.toString();
    }

    private static String item(String label, String text) {
        return "- **" + label + "**: " + text + "\n";
    }

    /** The sentence that is added where a day is known. */
    private Optional<String> day(String reason, Optional<String> policy) {
        var without = explain(reason, policy, Optional.empty()).person();
        var with = explain(reason, policy, Optional.of(ANY_DAY)).person();
        return Optional.of(with.substring(without.length()).strip()).filter(day -> !day.isEmpty());
    }

    /** Policies with texts of their own, and how they are named in an example. */
    private Map<String, String> variants(String reason) {
        var policies = explanations.texts(language).keys().stream()
                .filter(key -> key.reason().equals(reason))
                .flatMap(key -> key.policy().stream())
                .distinct();
        return policies.collect(Collectors.toMap(
                policy -> policy,
                policy -> policy.equals("minimum_age") ? policy + ":19" : policy,
                (one, same) -> one,
                TreeMap::new));
    }

    private Explanation explain(String reason, Optional<String> policy, Optional<LocalDate> day) {
        return explanations.explain(reason, policy, day, language);
    }
}

package dev.bonin.reason;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page about all reasons in one language, as the catalogue tells them. */
final class ReasonsPage {
    private static final LocalDate ANY_DAY = LocalDate.of(2027, 1, 1);

    private static final String ENGLISH_HEAD = """
            **English** | [한국어](reasons.ko.md)

            # Reasons

            Why the answer is no, by its stable code: what the person hears, what they can do next, and what the operator of the service should know. Where
            only a program can be at fault, the first text is for its developer. No text names a value of the person. Steps F1 to F13 of
            [the ceremony](ceremony.md) say which check gives which reason.

            A problem (RFC 9457) has the code as `code`, the title as `title`, the first text and the next step as `detail`, and the address of the code on
            this page as `type`: `https://bonin.dev/reasons#` and the code. Where a policy refuses, `title` is that of [`policy`](#policy), and the next step
            stands in `next`.

            On an installed server `./bonin` is [`bin/bonin`, or `bonin`](deploy.md#commands-of-an-installed-server).

            This page is written from the catalogue (`reasons_ko.properties` and `reasons_en.properties` in
            [`core`](../core/src/main/resources/dev/bonin/reason)); change a text there. An application adds the texts of its own policies, or puts its
            own in place of these, of any code, in `bonin/reasons_ko.properties` and `bonin/reasons_en.properties` on its class path, with the same keys:

            ```properties
            too_tall.person = This ride is for people up to 190 cm.
            too_tall.operator = The policy "height" refused.
            too_tall.next = Please ask at the counter for another ride.
            ```

            Both languages need each text; otherwise the start is refused, with the key. `too_tall.height.person` goes first where the policy `height` decided;
            there `{argument}` is what its name has behind the colon. `too_tall.day` is added where a day is known, `{passes_from}`. Titles are
            `<code>.title`; a policy's reason needs none.
            """;

    private static final String KOREAN_HEAD = """
            [English](reasons.md) | **한국어**

            # 이유

            거절한 이유를 변하지 않는 코드별로 적었습니다. 본인에게 하는 말, 본인이 다음에 할 일, 운영자가 알아야 할 것입니다. 프로그램의 잘못일 수밖에 없는 경우 첫 글은
            개발자에게 하는 말입니다. 어느 글에도 본인의 정보는 들어가지 않습니다. 어느 확인에서 어떤 이유가 나오는지는 [절차](ceremony.md)(영문)의 F1~F13에 있습니다.

            오류 응답(RFC 9457)의 `code`는 코드, `title`은 제목, `detail`은 첫 글과 다음에 할 일이고, `type`은 이 문서에서 그 코드의 주소인 `https://bonin.dev/reasons#`코드입니다.
            정책이 거절하면 `title`은 [`policy`](#policy)의 제목이고, 다음에 할 일은 `next`에 따로 있습니다.

            설치한 서버에서 `./bonin`은 [`bin/bonin` 또는 `bonin`](deploy.ko.md#설치한-서버의-명령)입니다.

            이 문서는 글 모음([`core`](../core/src/main/resources/dev/bonin/reason)의 `reasons_ko.properties`와 `reasons_en.properties`)에서 만들어집니다. 고칠 것은
            그곳에서 고칩니다. 애플리케이션은 클래스 경로의 `bonin/reasons_ko.properties`와 `bonin/reasons_en.properties`에 같은 형식으로 직접 만든 정책의 글을 더하거나, 이
            문서에 있는 어느 코드의 글이든 바꿀 수 있습니다.

            ```properties
            too_tall.person = 키 190cm까지 탈 수 있는 놀이기구입니다.
            too_tall.operator = height 정책이 거절했습니다.
            too_tall.next = 다른 놀이기구는 창구에 문의해 주세요.
            ```

            두 언어에 모두 글이 있어야 하며, 없으면 어느 키인지 알리고 시작하지 않습니다. `too_tall.height.person`은 `height` 정책이 판단했을 때 먼저 쓰이고, 그 안의 `{argument}`는 정책
            이름의 콜론 뒤에 있는 값입니다. `too_tall.day`는 날을 알 때 덧붙으며 `{passes_from}`이 그날입니다. 제목은 `<코드>.title`이며, 정책의 이유에는 없어도 됩니다.
            """;

    private final ReasonCatalog catalog = new ReasonCatalog();
    private final Locale language;

    ReasonsPage(Locale language) {
        this.language = language;
    }

    private boolean korean() {
        return language.equals(Locale.KOREAN);
    }

    String text() {
        var page = new StringBuilder(korean() ? KOREAN_HEAD : ENGLISH_HEAD);
        for (var group : ReasonGroup.ALL) {
            page.append("\n## ")
                    .append(korean() ? group.korean() : group.english())
                    .append('\n');
            group.newCodes().forEach(reason -> page.append(section(reason)));
        }
        return page.toString();
    }

    private String section(String reason) {
        var general = explain(reason, Optional.empty(), Optional.empty());
        var lines = new StringBuilder("\n### `" + reason + "`\n\n> " + shown(general.person()) + "\n\n");
        title(reason).ifPresent(title -> lines.append(item(korean() ? "제목" : "Title", title)));
        lines.append(item(korean() ? "다음에 할 일" : "Next", general.next()));
        lines.append(item(korean() ? "운영자" : "Operator", general.operator()));
        day(reason, Optional.empty()).ifPresent(day -> lines.append(item(korean() ? "날을 알 때" : "With a day", day)));
        variants(reason).forEach((policy, name) -> lines.append(variant(reason, name, general)));
        return lines.toString();
    }

    private Optional<String> title(String reason) {
        return catalog.texts(language).text(reason, Optional.empty(), Part.TITLE, Map.of());
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
        return "- **" + label + "**: " + shown(text) + "\n";
    }

    /** Markdown takes {@code <name>} of a setting for HTML, and shows nothing. */
    private static String shown(String text) {
        return text.replace("<", "&lt;");
    }

    /** The sentence that is added where a day is known. */
    private Optional<String> day(String reason, Optional<String> policy) {
        var without = explain(reason, policy, Optional.empty()).person();
        var with = explain(reason, policy, Optional.of(ANY_DAY)).person();
        return Optional.of(with.substring(without.length()).strip()).filter(day -> !day.isEmpty());
    }

    /** Policies with texts of their own, and how they are named in an example. */
    private Map<String, String> variants(String reason) {
        var policies = catalog.texts(language).keys().stream()
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
        return catalog.explain(reason, policy, day, language);
    }
}

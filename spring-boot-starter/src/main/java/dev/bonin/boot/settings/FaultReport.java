package dev.bonin.boot.settings;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Everything that is wrong with the settings, in English and Korean.
 *
 * @param faults at least one
 */
public record FaultReport(List<SettingFault> faults) {
    private static final String INDENT = "\n   ";

    /** Returns what is wrong. */
    public String problem() {
        return faults.size() == 1
                ? Stream.of(FaultTexts.ENGLISH, FaultTexts.KOREAN)
                        .map(faults.get(0)::problem)
                        .collect(Collectors.joining("\n"))
                : FaultTexts.ENGLISH.heading(faults.size()) + "\n" + FaultTexts.KOREAN.heading(faults.size()) + "\n"
                        + list();
    }

    /** Returns what to do about it. */
    public String remedy() {
        return Stream.of(FaultTexts.ENGLISH, FaultTexts.KOREAN)
                .map(texts -> faults.size() == 1 ? faults.get(0).remedy(texts) : texts.closing())
                .collect(Collectors.joining("\n"));
    }

    private String list() {
        return IntStream.range(0, faults.size())
                .mapToObj(at -> "\n" + (at + 1) + ". " + entry(faults.get(at)))
                .collect(Collectors.joining());
    }

    private static String entry(SettingFault fault) {
        return Stream.of(FaultTexts.ENGLISH, FaultTexts.KOREAN)
                .flatMap(texts -> Stream.of(fault.problem(texts), fault.remedy(texts)))
                .collect(Collectors.joining(INDENT));
    }
}

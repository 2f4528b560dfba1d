package dev.bonin.diagnosis;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * All that the checks of an installation found.
 *
 * @param findings the worst first
 */
public record Diagnosis(List<Finding> findings) {
    public Diagnosis {
        findings = findings.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .toList();
    }

    /** Runs all checks. One that fails is a finding itself, and stops no other. */
    public static Diagnosis of(List<Check> checks) {
        return new Diagnosis(checks.stream().flatMap(Diagnosis::made).toList());
    }

    /** The failure's message is left out: it may quote what was read. */
    private static Stream<Finding> made(Check check) {
        try {
            return check.findings().stream();
        } catch (RuntimeException failure) {
            return Stream.of(
                    Finding.of(FindingCode.CHECK_FAILED, failure.getClass().getSimpleName()));
        }
    }

    /** Returns the severity of the worst finding. */
    public Severity worst() {
        return findings.stream()
                .map(Finding::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.OK);
    }

    /** Returns how many findings are of a severity. */
    public long count(Severity severity) {
        return findings.stream()
                .filter(finding -> finding.severity() == severity)
                .count();
    }

    /** Returns the members of a JSON object, with the texts in both languages. */
    public Map<String, Object> members() {
        var members = new LinkedHashMap<String, Object>();
        members.put("status", worst().code());
        members.put("findings", findings.stream().map(Diagnosis::members).toList());
        return members;
    }

    private static Map<String, Object> members(Finding finding) {
        var members = new LinkedHashMap<String, Object>();
        members.put("code", finding.code().code());
        members.put("severity", finding.severity().code());
        members.put("text", Map.of("en", finding.text(Locale.ENGLISH), "ko", finding.text(Locale.KOREAN)));
        if (!finding.fix(Locale.ENGLISH).isEmpty()) {
            members.put("fix", Map.of("en", finding.fix(Locale.ENGLISH), "ko", finding.fix(Locale.KOREAN)));
        }
        return members;
    }
}

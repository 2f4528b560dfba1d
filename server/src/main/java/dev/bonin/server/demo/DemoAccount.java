package dev.bonin.server.demo;

import dev.bonin.age.AgeRule;
import dev.bonin.age.SeoulCalendar;
import dev.bonin.person.Assured;
import dev.bonin.person.BirthDate;
import dev.bonin.person.Identity;
import dev.bonin.person.Masking;
import dev.bonin.verification.Outcome;
import dev.bonin.verification.Step;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Describes an outcome in detail: the masked person, ages by each rule, decisions with reasons, and the server's steps.
 */
final class DemoAccount {
    private final SeoulCalendar calendar;
    private final DemoDecisions decisions;

    DemoAccount(SeoulCalendar calendar, DemoDecisions decisions) {
        this.calendar = calendar;
        this.decisions = decisions;
    }

    Map<String, Object> of(Outcome outcome) {
        var account = new LinkedHashMap<String, Object>();
        account.put("verification_id", outcome.id().value());
        account.put("mode", outcome.mode().code());
        account.put("status", outcome.status());
        account.put("steps", outcome.steps().stream().map(Step::number).toList());
        account.putAll(outcome.fold(this::accepted, this::waiting, this::refused));
        return account;
    }

    private Map<String, Object> accepted(Outcome.Accepted accepted) {
        var account = new LinkedHashMap<String, Object>();
        account.put("bound", accepted.bound());
        account.put("purpose", accepted.purpose());
        account.putAll(decisions.of(accepted.judgement()));
        account.put("provider", accepted.provider());
        account.put("certified_at", accepted.certifiedAt().toString());
        accepted.identity().ifPresent(identity -> account.put("person", person(identity)));
        accepted.identity()
                .flatMap(identity -> identity.birthDate().verified())
                .ifPresent(born -> account.put("ages", ages(born)));
        return account;
    }

    private Map<String, Object> waiting(Outcome.GuardianNeeded waiting) {
        var account = new LinkedHashMap<String, Object>();
        account.put("purpose", waiting.purpose());
        account.putAll(decisions.of(waiting.judgement()));
        return account;
    }

    private Map<String, Object> refused(Outcome.Refused refused) {
        var account = new LinkedHashMap<>(decisions.of(refused.reason()));
        account.put("reason", refused.code());
        account.putAll(decisions.of(refused.judgement()));
        return account;
    }

    private static List<Map<String, String>> person(Identity identity) {
        var masked = Masking.mask(identity);
        return List.of(
                value("name", identity.name(), unused -> String.valueOf(masked.name())),
                value("birthday", identity.birthDate(), unused -> String.valueOf(masked.birthday())),
                value("phone", identity.phone(), unused -> String.valueOf(masked.phone())),
                value("gender", identity.gender(), DemoAccount::code),
                value("foreigner", identity.foreigner(), String::valueOf),
                value("carrier", identity.carrier(), Enum::name),
                value("ci", identity.ci(), unused -> "present"),
                value("di", identity.di(), unused -> "present"));
    }

    /** Describes one value. CI and DI are shown only as present: a part of them would mean nothing to a person. */
    private static <T> Map<String, String> value(String name, Assured<T> assured, Function<T, String> show) {
        var member = new LinkedHashMap<String, String>();
        member.put("name", name);
        member.put("assurance", assured.assurance().name().toLowerCase(Locale.ROOT));
        Optional<String> shown = assured.value().map(show);
        shown.ifPresent(text -> member.put("value", text));
        return member;
    }

    private static String code(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private Map<String, Object> ages(BirthDate born) {
        var today = calendar.today();
        var ages = new LinkedHashMap<String, Object>();
        ages.put("today", today.toString());
        ages.put("full_years", AgeRule.fullYears(born, today));
        ages.put("calendar_years", AgeRule.calendarYears(born, today));
        ages.put(
                "rules",
                Arrays.stream(AgeRule.values())
                        .map(rule -> rule(rule, born, today))
                        .toList());
        return ages;
    }

    private static Map<String, Object> rule(AgeRule rule, BirthDate born, LocalDate today) {
        var member = new LinkedHashMap<String, Object>();
        member.put("rule", code(rule));
        member.put("holds", rule.holds(born, today));
        member.put("holds_from", rule.holdsFrom(born).toString());
        member.put("law", rule.law());
        return member;
    }
}

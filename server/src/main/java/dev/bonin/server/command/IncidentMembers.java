package dev.bonin.server.command;

import dev.bonin.audit.AuditFilter;
import dev.bonin.audit.AuditFinding;
import dev.bonin.audit.AuditFinding.Broken;
import dev.bonin.audit.AuditFinding.Intact;
import dev.bonin.audit.Checkpoint;
import dev.bonin.audit.Incident;
import dev.bonin.audit.Incident.Accesses;
import dev.bonin.person.PersonId;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The figures of an incident as JSON members and as lines of text. Each moment is given in Korea's time and in UTC. */
record IncidentMembers(Incident incident, AuditFilter filter, boolean people) {
    private static final int MOST_LINES = 50;

    static IncidentMembers of(Incident incident, AuditFilter filter, boolean people) {
        return new IncidentMembers(incident, filter, people);
    }

    Map<String, Object> json() {
        var members = new LinkedHashMap<String, Object>();
        members.put("range", range());
        members.put("entries", incident.entries());
        incident.first().ifPresent(at -> members.put("first", moment(at)));
        incident.last().ifPresent(at -> members.put("last", moment(at)));
        members.put("actions", actions());
        members.put("opened", opened());
        members.put(
                "accesses",
                incident.accesses().stream().map(IncidentMembers::accesses).toList());
        members.put("chain", chain());
        return members;
    }

    private Map<String, Object> range() {
        var members = new LinkedHashMap<String, Object>();
        filter.from().ifPresent(at -> members.put("from", moment(at)));
        filter.to().ifPresent(at -> members.put("to", moment(at)));
        filter.application().ifPresent(name -> members.put("application", name));
        filter.purpose().ifPresent(name -> members.put("purpose", name));
        filter.actor().ifPresent(name -> members.put("actor", name));
        return members;
    }

    private Map<String, Long> actions() {
        var members = new LinkedHashMap<String, Long>();
        incident.actions().forEach((action, times) -> members.put(action.code(), times));
        return members;
    }

    private Map<String, Object> opened() {
        var opened = incident.opened();
        var members = new LinkedHashMap<String, Object>();
        members.put("times", opened.times());
        members.put("verifications", opened.verifications().size());
        members.put("people_at_most", opened.atMost());
        members.put("people_at_least", opened.atLeast());
        members.put("people_known", opened.people().size());
        members.put("verifications_without_known_person", opened.withoutPerson().size());
        members.put("values", opened.values());
        if (people) {
            members.put(
                    "person_ids",
                    opened.people().stream().map(PersonId::value).sorted().toList());
            members.put("verification_ids", opened.verifications());
        }
        return members;
    }

    private static Map<String, Object> accesses(Accesses by) {
        var members = new LinkedHashMap<String, Object>();
        members.put("actor", by.actor());
        members.put("source", by.source());
        members.put("times", by.times());
        members.put("verifications", by.verifications());
        members.put("first", moment(by.first()));
        members.put("last", moment(by.last()));
        return members;
    }

    private Map<String, Object> chain() {
        var members = new LinkedHashMap<String, Object>();
        members.put("range", state(incident.chain()));
        members.put("range_from", incident.chain().from());
        members.put("range_to", incident.chain().to());
        members.put("range_broken_at", incident.chain().broken());
        members.put("range_unproven_since", incident.chain().unproven());
        members.put("whole", whole(incident.chain().whole()));
        end().ifPresent(end -> members.put("end", end));
        return members;
    }

    private static String state(Incident.Chain chain) {
        if (chain.isIntact()) {
            return "intact";
        }
        return chain.broken().isEmpty() ? "unproven" : "broken";
    }

    private static String whole(AuditFinding finding) {
        return finding instanceof Broken broken
                ? "broken at entry " + broken.sequence() + ": " + broken.kind().code()
                : "intact";
    }

    private Optional<String> end() {
        return incident.chain().whole() instanceof Intact intact
                ? Optional.of(Checkpoint.of(intact.head()).toString())
                : Optional.empty();
    }

    private static Map<String, String> moment(Instant at) {
        var members = new LinkedHashMap<String, String>();
        members.put("kst", kst(at));
        members.put("utc", at.toString());
        return members;
    }

    private static String kst(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(AuditSelection.SEOUL));
    }

    List<String> lines() {
        var opened = incident.opened();
        var lines = new ArrayList<String>();
        lines.add("range: " + bound("from ", filter.from(), "the beginning") + bound(" to ", filter.to(), "now"));
        lines.add("selected: " + incident.entries() + " entries" + bound(", from ", incident.first(), "none")
                + bound(" to ", incident.last(), "none"));
        actions().forEach((action, times) -> lines.add("  " + action + ": " + times));
        lines.add("opened: " + opened.times() + " times, values of "
                + opened.verifications().size() + " verifications");
        opened.values().forEach((value, times) -> lines.add("  " + value + ": of " + times + " verifications"));
        lines.add("people: at most " + opened.atMost() + ", at least " + opened.atLeast() + " ("
                + opened.people().size() + " known, " + opened.withoutPerson().size()
                + " verifications without a known person)");
        accessLines(lines);
        chainLines(lines);
        return lines;
    }

    private void accessLines(List<String> lines) {
        incident.accesses().stream()
                .limit(MOST_LINES)
                .map(by -> "  by " + by.actor() + " from " + by.source() + ": " + by.times() + " times, "
                        + by.verifications() + " verifications, " + bound("", Optional.of(by.first()), "")
                        + bound(" to ", Optional.of(by.last()), ""))
                .forEach(lines::add);
        if (incident.accesses().size() > MOST_LINES) {
            lines.add("  and " + (incident.accesses().size() - MOST_LINES) + " more: --format json prints all");
        }
    }

    private void chainLines(List<String> lines) {
        var chain = incident.chain();
        lines.add("chain in the range: "
                + state(chain)
                + (chain.broken().isEmpty() ? "" : " at entries " + numbers(chain.broken()))
                + ", entries " + chain.from() + " to " + chain.to());
        if (chain.unproven() > 0) {
            lines.add("  entry " + chain.unproven() + " was changed, or all before it were, the range among them:"
                    + " only --against an end of the chain from before can tell");
        }
        lines.add("whole chain: " + whole(chain.whole()));
        end().ifPresent(end -> lines.add("end: " + end));
    }

    private static String numbers(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String bound(String word, Optional<Instant> at, String otherwise) {
        return word + at.map(when -> kst(when) + " (" + when + ")").orElse(otherwise);
    }
}

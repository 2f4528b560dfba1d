package dev.bonin.audit;

import dev.bonin.audit.Incident.Accesses;
import dev.bonin.audit.Incident.Opened;
import dev.bonin.person.PersonId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts the entries of an incident as they are read. A verification is a number here, since a million may be. */
final class IncidentCount {
    private static final String VALUES = "values=";
    private static final String WITH_CI = "with_ci=true";

    private final Map<AuditAction, Long> actions = new EnumMap<>(AuditAction.class);
    private final Map<String, Integer> verifications = new HashMap<>();
    private final Map<String, BitSet> byValue = new TreeMap<>();
    private final int most;
    private final Map<Origin, Openings> byOrigin = new LinkedHashMap<>();
    private long entries;
    private long times;
    private @Nullable Instant first;
    private @Nullable Instant last;

    private record Origin(String actor, String source) {}

    /** The openings by one origin so far. */
    private static final class Openings {
        private final Set<Integer> verifications = new HashSet<>();
        private Instant first;
        private Instant last;
        private long times;

        Openings(Instant first) {
            this.first = first;
            this.last = first;
        }

        /** Entries are read as the chain has them: clocks of several nodes need not be in that order. */
        void count(Instant at) {
            times++;
            first = at.isBefore(first) ? at : first;
            last = at.isAfter(last) ? at : last;
        }
    }

    /** @param most the number of verifications that there is memory for */
    IncidentCount(int most) {
        this.most = most;
    }

    void take(AuditEvent event) {
        entries++;
        first = first == null || event.at().isBefore(first) ? event.at() : first;
        last = last == null || event.at().isAfter(last) ? event.at() : last;
        actions.merge(event.action(), 1L, Long::sum);
        if (opens(event.action())) {
            open(event);
        }
    }

    private static boolean opens(AuditAction action) {
        return switch (action) {
            case IDENTITY_OPENED, VERIFICATION_REDEEMED, SUBJECT_EXPORTED -> true;
            default -> false;
        };
    }

    private void open(AuditEvent event) {
        times++;
        var origin = new Origin(event.access().actor(), event.access().source());
        var openings = byOrigin.computeIfAbsent(origin, unseen -> new Openings(event.at()));
        openings.count(event.at());
        event.verification().ifPresent(id -> {
            var number = number(id);
            openings.verifications.add(number);
            values(event.detail())
                    .forEach(value -> byValue.computeIfAbsent(value, unseen -> new BitSet())
                            .set(number));
        });
    }

    private Integer number(String id) {
        var number = verifications.computeIfAbsent(id, unseen -> verifications.size());
        if (verifications.size() > most) {
            throw new TooManyOpenedException(most);
        }
        return number;
    }

    /** Returns the codes of the values that the entry names. An export's have entries of their own, but CI and DI. */
    private static Stream<String> values(String detail) {
        if (detail.equals(WITH_CI)) {
            return Stream.of("ci", "di");
        }
        return detail.startsWith(VALUES)
                ? Stream.of(detail.substring(VALUES.length()).split(","))
                        .filter(value -> !value.isEmpty())
                        .map(IncidentCount::code)
                : Stream.empty();
    }

    /** Returns the value's code; what was written into the log by hand may be no code. */
    private static String code(String value) {
        return value.matches("[a-z0-9_]{1,40}") ? value : "unrecognized";
    }

    /** Returns the figures; {@code persons} finds the person of a verification. */
    Incident result(Incident.Chain chain, Function<String, Optional<PersonId>> persons) {
        return new Incident(
                entries,
                Optional.ofNullable(first),
                Optional.ofNullable(last),
                new TreeMap<>(actions),
                opened(persons),
                accesses(),
                chain);
    }

    private Opened opened(Function<String, Optional<PersonId>> persons) {
        var people = new HashSet<PersonId>();
        var withoutPerson = new TreeSet<String>();
        var all = new TreeSet<>(verifications.keySet());
        for (var id : all) {
            persons.apply(id).ifPresentOrElse(people::add, () -> withoutPerson.add(id));
        }
        return new Opened(times, all, people, withoutPerson, counts());
    }

    private SortedMap<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        byValue.forEach((value, ids) -> counts.put(value, ids.cardinality()));
        return counts;
    }

    private List<Accesses> accesses() {
        var all = new ArrayList<Accesses>();
        byOrigin.forEach((origin, openings) -> all.add(new Accesses(
                origin.actor(),
                origin.source(),
                openings.times,
                openings.verifications.size(),
                openings.first,
                openings.last)));
        all.sort(Comparator.comparingInt(Accesses::verifications).reversed().thenComparing(Accesses::first));
        return all;
    }
}

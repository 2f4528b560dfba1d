package dev.bonin.audit;

import dev.bonin.person.PersonId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Examines the access log for the report of an incident. Entries that are not chained yet are not included: chain them
 * first.
 */
public final class Incidents {
    private final AuditLog log;
    private final Function<String, Optional<PersonId>> persons;
    private final int most;

    /**
     * @param persons finds the person of a verification by its id; empty if none is stored
     * @param most the number of verifications that there is memory for: each takes about 400 bytes
     */
    public Incidents(AuditLog log, Function<String, Optional<PersonId>> persons, int most) {
        this.log = log;
        this.persons = persons;
        this.most = most;
    }

    /**
     * Returns the figures of what the filter selects. Reads the whole log twice, since every entry is checked.
     *
     * @param against an end of the chain that was kept elsewhere
     * @throws TooManyOpenedException if values of more verifications were opened than there is memory for
     */
    public Incident examine(AuditFilter filter, Optional<Checkpoint> against) {
        var whole = new AuditCheck(log).run(against);
        var range = new RangeCheck(log.head(), filter, against);
        var count = new IncidentCount(most);
        new AuditReader(log).read(new AuditReader.Reading<RuntimeException>() {
            @Override
            public void entry(ChainedEvent entry) {
                range.take(entry);
                if (filter.selects(entry.event())) {
                    count.take(entry.event());
                }
            }

            @Override
            public void unreadable(long sequence) {
                range.unreadable(sequence);
            }
        });
        return count.result(range.result(whole), persons);
    }
}

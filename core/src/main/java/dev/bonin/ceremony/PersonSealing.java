package dev.bonin.ceremony;

import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.FormSealer;
import dev.bonin.sealing.HandoverSealer;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.sealing.SealedPerson;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Seals the data of a report's person that the purpose of the request keeps. */
final class PersonSealing {
    /** Seals the keys needed for a lookup, whatever the purpose keeps; the result must not be stored. */
    private static final Keep TO_FIND = new Keep(true, Set.of());

    private final CeremonyRules rules;
    private final PersonSealer sealer;

    PersonSealing(CeremonyRules rules, PersonSealer sealer) {
        this.rules = rules;
        this.sealer = sealer;
    }

    SealedPerson seal(Finish finish) {
        return seal(finish, rules.purposes().of(finish.purpose()).keep());
    }

    private SealedPerson seal(Finish finish, Keep keep) {
        var provider = finish.report().provider();
        var from = new Provenance(finish.sealedFor(), provider, merchantId(finish));
        return sealer.seal(finish.report().identity(), keep, from);
    }

    /** Returns the scope of a DI: the reported merchant id, or the one in the settings where none is reported. */
    private String merchantId(Finish finish) {
        var report = finish.report();
        return report.merchantId().orElseGet(() -> rules.merchantIds().getOrDefault(report.provider(), ""));
    }

    FormSealer forms() {
        return sealer.forms();
    }

    HandoverSealer handovers() {
        return sealer.handovers();
    }

    /** Reads the key ring again, once, if an operator added a key since this process read it. */
    <R> R withCurrentKeys(Finish finish, SealedPerson sealed, Function<SealedPerson, R> work) {
        return retrying(sealed, () -> seal(finish), work);
    }

    /** Does the same with the keys needed for a lookup. */
    <R> R finding(Finish finish, Function<SealedPerson, R> work) {
        return retrying(seal(finish, TO_FIND), () -> seal(finish, TO_FIND), work);
    }

    private <R> R retrying(SealedPerson sealed, Supplier<SealedPerson> anew, Function<SealedPerson, R> work) {
        try {
            return work.apply(sealed);
        } catch (KeysOutdatedException added) {
            sealer.refresh();
            return work.apply(anew.get());
        }
    }
}

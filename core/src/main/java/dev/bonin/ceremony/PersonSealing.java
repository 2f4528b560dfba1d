package dev.bonin.ceremony;

import dev.bonin.rotation.KeysOutdatedException;
import dev.bonin.sealing.FormSealer;
import dev.bonin.sealing.Keep;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.Report;
import dev.bonin.verification.VerificationRequest;
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

    SealedPerson seal(VerificationRequest finished, Report report) {
        return seal(finished, report, rules.purposes().of(finished.purpose()).keep());
    }

    private SealedPerson seal(VerificationRequest finished, Report report, Keep keep) {
        var from = new Provenance(
                finished.sealedFor(), report.provider(), rules.merchantIds().getOrDefault(report.provider(), ""));
        return sealer.seal(report.identity(), keep, from);
    }

    FormSealer forms() {
        return sealer.forms();
    }

    /** Reads the key ring again, once, if an operator added a key since this process read it. */
    <R> R withCurrentKeys(
            VerificationRequest finished, Report report, SealedPerson sealed, Function<SealedPerson, R> work) {
        return retrying(sealed, () -> seal(finished, report), work);
    }

    /** Does the same with the keys needed for a lookup. */
    <R> R finding(VerificationRequest finished, Report report, Function<SealedPerson, R> work) {
        return retrying(seal(finished, report, TO_FIND), () -> seal(finished, report, TO_FIND), work);
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

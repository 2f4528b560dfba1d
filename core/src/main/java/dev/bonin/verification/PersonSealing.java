package dev.bonin.verification;

import dev.bonin.sealing.FormSealer;
import dev.bonin.sealing.KeysOutdatedException;
import dev.bonin.sealing.PersonSealer;
import dev.bonin.sealing.PersonSealer.Provenance;
import dev.bonin.sealing.SealedPerson;
import dev.bonin.source.Report;
import java.util.function.Function;

/** Seals the person of a report, as far as the purpose of the request keeps them. */
final class PersonSealing {
    private final CeremonyRules rules;
    private final PersonSealer sealer;

    PersonSealing(CeremonyRules rules, PersonSealer sealer) {
        this.rules = rules;
        this.sealer = sealer;
    }

    SealedPerson seal(VerificationRequest finished, Report report) {
        var from = new Provenance(
                finished.sealedFor(), report.provider(), rules.merchantIds().getOrDefault(report.provider(), ""));
        return sealer.seal(
                report.identity(), rules.purposes().of(finished.purpose()).keep(), from);
    }

    FormSealer forms() {
        return sealer.forms();
    }

    /** Where an operator has added a key since this process read its own, they are read anew, once. */
    <R> R withCurrentKeys(
            VerificationRequest finished, Report report, SealedPerson sealed, Function<SealedPerson, R> work) {
        try {
            return work.apply(sealed);
        } catch (KeysOutdatedException added) {
            sealer.refresh();
            return work.apply(seal(finished, report));
        }
    }
}

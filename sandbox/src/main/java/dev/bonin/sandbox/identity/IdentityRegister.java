package dev.bonin.sandbox.identity;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.certification.Certification;
import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All that a store can read: its records of V2, and the certifications of its V1 merchant. */
public final class IdentityRegister {
    private final IdentityVerifications records;
    private final Certifications certifications;

    public IdentityRegister(IdentityVerifications records, Certifications certifications) {
        this.records = requireNonNull(records, "records");
        this.certifications = requireNonNull(certifications, "certifications");
    }

    /** Finds a record of this store; empty also if it belongs to another store. */
    public Optional<JsonObject> find(Store store, String id) {
        return records.find(store, id)
                .map(IdentityReport::of)
                .or(() -> certification(store, id)
                        .map(found -> CertificationView.of(found).report()));
    }

    /** Returns whether this id is verified. A certification of V1 counts as well: its id is taken. */
    public boolean isVerified(Store store, String id) {
        return records.find(store, id)
                .map(record -> record.status() == IdentityStatus.VERIFIED)
                .orElseGet(() -> find(store, id)
                        .filter(report -> report.find("verifiedCustomer").isPresent())
                        .isPresent());
    }

    /** Returns the records of this store that the query finds. */
    public ListPage list(Store store, ListQuery query) {
        List<Listed> found = Stream.concat(certifications(store), ofV2(store))
                .filter(query.filter())
                .sorted(query.order())
                .toList();
        List<Listed> page =
                found.stream().skip(query.skipped()).limit(query.size()).toList();
        return new ListPage(page, found.size());
    }

    private Stream<Listed> ofV2(Store store) {
        return records.all(store).stream().map(IdentityRegister::listed);
    }

    private static Listed listed(IdentityVerification record) {
        var operator = record.attempt().operator();
        return new Listed(IdentityReport.of(record), record.txId(), operator == null ? null : operator.operator());
    }

    private Stream<Listed> certifications(Store store) {
        String merchant = store.merchantCode();
        return merchant == null
                ? Stream.empty()
                : certifications.all(merchant).stream().map(CertificationView::of);
    }

    private Optional<Certification> certification(Store store, String id) {
        return certifications.find(id).filter(found -> found.merchant().code().equals(store.merchantCode()));
    }
}

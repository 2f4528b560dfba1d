package dev.bonin.sandbox.window;

import dev.bonin.sandbox.certification.Certification;
import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;

/** A window's record of PortOne V1. A failed attempt leaves it uncertified. */
final class CertificationRecord implements WindowRecord {
    private final Certifications certifications;
    private final Certification opened;

    private CertificationRecord(Certifications certifications, Certification opened) {
        this.certifications = certifications;
        this.opened = opened;
    }

    static CertificationRecord open(Certifications certifications, CertificationRequest request) {
        return new CertificationRecord(
                certifications,
                certifications.open(request.merchant(), request.channel(), request.merchantUid(), request.origin()));
    }

    @Override
    public JsonObject ids() {
        return JsonObject.empty().with("imp_uid", opened.impUid());
    }

    @Override
    public boolean verify(Person person, Agency agency) {
        try {
            certifications.certify(opened.impUid(), person, agency);
            return true;
        } catch (IllegalStateException recordWasErased) {
            return false;
        }
    }

    @Override
    public void fail(String reason) {
        // V1 keeps no reason
    }

    @Override
    public String code(String reason) {
        return reason;
    }

    @Override
    public Outcome verified() {
        String provider = opened.channel().provider().code();
        return new CertificationOutcome(true, opened.impUid(), opened.merchantUid(), provider, null, null);
    }

    @Override
    public Outcome failed(String reason, String sentence) {
        return new CertificationOutcome(false, opened.impUid(), opened.merchantUid(), null, reason, sentence);
    }
}

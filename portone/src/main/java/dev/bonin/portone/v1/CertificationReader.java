package dev.bonin.portone.v1;

import dev.bonin.portone.Carrier;
import dev.bonin.portone.Gender;
import dev.bonin.portone.Operation;
import dev.bonin.portone.Reported;
import dev.bonin.portone.Reported.Absence;
import dev.bonin.portone.UnrecognizedAnswerException;
import dev.bonin.portone.wire.JsonObject;
import dev.bonin.portone.wire.Members;
import java.time.DateTimeException;
import java.time.Instant;

/**
 * Reads a certification property by property. Unknown properties are ignored and unknown enum values become
 * {@code UNKNOWN}: PortOne may add both at any time (its backward-compatibility page).
 */
final class CertificationReader {
    private final JsonObject response;
    private final Members members;

    private CertificationReader(JsonObject response) {
        this.response = response;
        this.members = new Members(response);
    }

    static Certification read(Operation operation, JsonObject response) {
        return new CertificationReader(response).certification(operation);
    }

    private Certification certification(Operation operation) {
        return new Certification(
                impUid(operation),
                members.text("merchant_uid"),
                members.text("pg_tid"),
                required(operation, "pg_provider"),
                response.truth("certified").orElse(false),
                certifiedAt(),
                members.text("name"),
                members.text("gender").map(CertificationReader::gender),
                members.birthday("birthday"),
                foreigner(),
                members.text("phone"),
                members.text("carrier").map(CertificationReader::carrier),
                members.personKey("unique_key"),
                members.personKey("unique_in_site"),
                members.text("origin"));
    }

    private ImpUid impUid(Operation operation) {
        return ImpUid.tryParse(required(operation, "imp_uid"))
                .orElseThrow(() -> new UnrecognizedAnswerException(operation, 200, "imp_uid: malformed"));
    }

    private String required(Operation operation, String name) {
        return members.text(name)
                .value()
                .orElseThrow(() -> new UnrecognizedAnswerException(operation, 200, name + ": missing"));
    }

    private Reported<Instant> certifiedAt() {
        return response.number("certified_at")
                .map(CertificationReader::instant)
                .orElseGet(() -> Reported.missing(members.absence("certified_at")));
    }

    private static Reported<Instant> instant(long epochSecond) {
        if (epochSecond == 0) {
            return Reported.missing(Absence.NULL);
        }
        try {
            return Reported.of(Instant.ofEpochSecond(epochSecond));
        } catch (DateTimeException outOfRange) {
            return Reported.missing(Absence.UNREADABLE);
        }
    }

    /** {@code foreigner: false} is also sent to a merchant without that contract, so it counts as missing. */
    private Reported<Boolean> foreigner() {
        return response.truth("foreigner_v2")
                .or(() -> response.truth("foreigner").filter(isForeigner -> isForeigner))
                .map(Reported::of)
                .orElseGet(() -> Reported.missing(members.absence("foreigner_v2")));
    }

    private static Gender gender(String reported) {
        return switch (reported) {
            case "male" -> Gender.MALE;
            case "female" -> Gender.FEMALE;
            default -> Gender.UNKNOWN;
        };
    }

    private static Carrier carrier(String reported) {
        return switch (reported) {
            case "SKT" -> Carrier.SKT;
            case "KT" -> Carrier.KT;
            case "LGT" -> Carrier.LGU;
            case "SKT_MVNO" -> Carrier.SKT_MVNO;
            case "KT_MVNO" -> Carrier.KT_MVNO;
            case "LGT_MVNO" -> Carrier.LGU_MVNO;
            default -> Carrier.UNKNOWN;
        };
    }
}

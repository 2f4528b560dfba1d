package dev.bonin.portone;

import dev.bonin.portone.Reported.Absence;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;

/**
 * Reads a certification property by property. Unknown properties are ignored and unknown enum values become
 * {@code UNKNOWN}: PortOne may add both at any time (its backward-compatibility page).
 */
final class CertificationReader {
    private static final DateTimeFormatter BIRTHDAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

    private static final Pattern PERSON_KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");

    private final JsonObject response;

    private CertificationReader(JsonObject response) {
        this.response = response;
    }

    static Certification read(Operation operation, JsonObject response) {
        return new CertificationReader(response).certification(operation);
    }

    private Certification certification(Operation operation) {
        return new Certification(
                impUid(operation),
                text("merchant_uid"),
                text("pg_tid"),
                required(operation, "pg_provider"),
                response.truth("certified").orElse(false),
                certifiedAt(),
                text("name"),
                text("gender").map(Gender::of),
                birthday(),
                foreigner(),
                text("phone"),
                text("carrier").map(Carrier::of),
                personKey("unique_key"),
                personKey("unique_in_site"),
                text("origin"));
    }

    private ImpUid impUid(Operation operation) {
        return ImpUid.tryParse(required(operation, "imp_uid"))
                .orElseThrow(() -> new UnrecognizedAnswerException(operation, 200, "imp_uid: malformed"));
    }

    private String required(Operation operation, String name) {
        return text(name)
                .value()
                .orElseThrow(() -> new UnrecognizedAnswerException(operation, 200, name + ": missing"));
    }

    private Reported<String> text(String name) {
        return response.text(name)
                .map(text -> text.isBlank() ? Reported.<String>missing(Absence.BLANK) : Reported.of(text))
                .orElseGet(() -> Reported.missing(absence(name)));
    }

    private Absence absence(String name) {
        if (!response.has(name)) {
            return Absence.NOT_SENT;
        }
        return response.isNull(name) ? Absence.NULL : Absence.UNREADABLE;
    }

    /**
     * Reads a CI (88 characters of base64) or a DI (64 or 66 characters, depending on the source). Both are opaque and
     * compared as they are, so surrounding white space is removed: it would make the same person look like another one.
     * A value with other characters than visible ASCII, or longer than 128, is {@code UNREADABLE}.
     */
    private Reported<String> personKey(String name) {
        var key = text(name).map(String::strip);
        return key.value().filter(value -> !PERSON_KEY.matcher(value).matches()).isPresent()
                ? Reported.missing(Absence.UNREADABLE)
                : key;
    }

    private Reported<LocalDate> birthday() {
        try {
            var birthday = text("birthday").map(date -> LocalDate.parse(date, BIRTHDAY));
            return birthday.value()
                            .filter(date -> date.isBefore(Certification.EARLIEST_BIRTHDAY) || date.isAfter(LATEST))
                            .isPresent()
                    ? Reported.missing(Absence.UNREADABLE)
                    : birthday;
        } catch (DateTimeException noSuchDate) {
            return Reported.missing(Absence.UNREADABLE);
        }
    }

    private Reported<Instant> certifiedAt() {
        return response.number("certified_at")
                .map(CertificationReader::instant)
                .orElseGet(() -> Reported.missing(absence("certified_at")));
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
                .orElseGet(() -> Reported.missing(absence("foreigner_v2")));
    }
}

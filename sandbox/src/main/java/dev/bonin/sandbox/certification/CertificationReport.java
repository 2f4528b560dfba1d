package dev.bonin.sandbox.certification;

import dev.bonin.sandbox.json.JsonValue;
import dev.bonin.sandbox.json.JsonValue.JsonBoolean;
import dev.bonin.sandbox.json.JsonValue.JsonNull;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.json.JsonValue.JsonString;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.merchant.DiSite;
import dev.bonin.sandbox.merchant.PersonField;
import dev.bonin.sandbox.merchant.Presence;
import dev.bonin.sandbox.persona.Person;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The record as JSON (PortOne V1 OpenAPI, CertificationAnnotation). {@code birth} is not in today's specification but
 * in every public example: UNIX seconds of midnight in Seoul. Before completion PortOne answers with null values, not
 * with 404.
 */
public final class CertificationReport {
    private final Certification certification;
    private final @Nullable Person person;
    private final Agency agency;

    private CertificationReport(Certification certification) {
        Completion completion = certification.completion();
        this.certification = certification;
        this.person = completion == null ? null : completion.person();
        this.agency = completion == null ? certification.channel().agencies().get(0) : completion.agency();
    }

    /** Returns the {@code response} that PortOne gives for this record. */
    public static JsonObject of(Certification certification) {
        return certification
                .overrides()
                .applyTo(new CertificationReport(certification).report())
                .sorted();
    }

    private JsonObject report() {
        return personal(circumstances());
    }

    private JsonObject circumstances() {
        Completion completion = certification.completion();
        return JsonObject.empty()
                .with("imp_uid", certification.impUid())
                .with("merchant_uid", certification.merchantUid())
                .with("pg_provider", certification.channel().provider().code())
                .with("pg_tid", completion == null ? null : completion.pgTid())
                .with("origin", certification.origin())
                .with("certified", completion != null)
                .with("certified_at", completion == null ? 0 : completion.at().getEpochSecond());
    }

    private JsonObject personal(JsonObject report) {
        JsonObject named = report.with("name", text(Person::name))
                .with("birthday", text(person -> person.birthday().toString()))
                .with("birth", person == null ? 0 : Birth.epochSeconds(person.birthday()))
                .with("foreigner", givenForeigner());
        JsonObject result = named;
        result = add(result, PersonField.FOREIGNER, "foreigner_v2", value(p -> new JsonBoolean(p.foreigner())));
        result = add(result, PersonField.GENDER, "gender", text(p -> p.gender().code()));
        result = add(result, PersonField.PHONE, "phone", text(Person::phone));
        result = add(
                result, PersonField.CARRIER, "carrier", text(p -> p.carrier().name()));
        result = add(result, PersonField.CI, "unique_key", text(Person::ci));
        return add(
                result,
                PersonField.DI,
                "unique_in_site",
                text(p -> p.di(DiSite.of(certification.channel(), certification.site()))));
    }

    /** Never null: also false if the value is unknown (PortOne V1 OpenAPI, CertificationAnnotation.foreigner). */
    private boolean givenForeigner() {
        return person != null && person.foreigner() && presence(PersonField.FOREIGNER) == Presence.GIVEN;
    }

    private JsonObject add(JsonObject report, PersonField field, String name, JsonValue value) {
        return switch (presence(field)) {
            case GIVEN -> report.with(name, value);
            case NULL, TYPED -> report.withNull(name);
            case EMPTY_STRING -> report.with(name, person == null ? JsonNull.INSTANCE : new JsonString(""));
            case KEY_ABSENT -> report;
        };
    }

    private Presence presence(PersonField field) {
        return certification.channel().presence(field, agency);
    }

    private JsonValue text(Function<Person, String> property) {
        return value(someone -> new JsonString(property.apply(someone)));
    }

    private JsonValue value(Function<Person, JsonValue> property) {
        return person == null ? JsonNull.INSTANCE : property.apply(person);
    }
}

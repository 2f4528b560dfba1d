package dev.bonin.sandbox.control;

import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;

/** Personas as JSON, with today's values. */
final class PersonaText {

    private PersonaText() {}

    static JsonArray writeAll(Personas personas) {
        return JsonArray.of(personas.all().stream().map(persona -> write(persona, personas.today(persona))));
    }

    static JsonObject write(Persona persona, Person today) {
        return JsonObject.empty()
                .with("id", persona.id())
                .with("ko", persona.korean())
                .with("en", persona.english())
                .with("ending", persona.ending().code())
                .with("name", today.name())
                .with("gender", today.gender().code())
                .with("birthday", today.birthday().toString())
                .with("seventh_digit", today.seventhDigit())
                .with("foreigner", today.foreigner())
                .with("carrier", today.carrier().name())
                .with("phone", today.phone())
                .with("unique_key", today.ci());
    }
}

package dev.bonin.sandbox.window;

import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Agency;
import dev.bonin.sandbox.persona.Person;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;

/** The personas as shown in the window, with today's values. */
final class PersonaList {
    private final Personas personas;

    PersonaList(Personas personas) {
        this.personas = personas;
    }

    JsonArray in(Language language) {
        return JsonArray.of(personas.all().stream().map(persona -> describe(persona, language)));
    }

    private JsonObject describe(Persona persona, Language language) {
        Person person = personas.today(persona);
        return JsonObject.empty()
                .with("id", persona.id())
                .with("about", language == Language.KOREAN ? persona.korean() : persona.english())
                .with("name", person.name())
                .with("birth6", person.birthdaySixDigits())
                .with("digit7", Integer.toString(person.seventhDigit()))
                .with("phone", person.phone())
                .with("carrier", person.carrier().name())
                .with("agency", persona.findAgency().map(Agency::code).orElse(null));
    }
}

package dev.bonin.sandbox.control;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.http.CallerGuard;
import dev.bonin.sandbox.http.Members;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.persona.Persona;
import dev.bonin.sandbox.persona.Personas;
import dev.bonin.sandbox.settings.PeopleFile;
import java.util.Set;
import java.util.stream.Collectors;

/** The part of {@code /sandbox/...} about personas: the list, and those of your own until the sandbox is reset. */
public final class PersonaControl {
    private final Personas personas;

    public PersonaControl(Personas personas) {
        this.personas = requireNonNull(personas, "personas");
    }

    public void mount(Router router, CallerGuard guard) {
        ControlApi.mount(router, guard, "GET", "/sandbox/personas", request -> list());
        ControlApi.mount(router, guard, "POST", "/sandbox/personas", this::add);
        ControlApi.mount(router, guard, "DELETE", "/sandbox/personas/{id}", this::remove);
    }

    private Response list() {
        return Response.json(
                200,
                JsonObject.empty()
                        .with("today", personas.today().toString())
                        .with("personas", PersonaText.writeAll(personas)));
    }

    private Response add(Request request) {
        Set<String> taken = personas.all().stream().map(Persona::id).collect(Collectors.toSet());
        Persona persona = PeopleFile.readOne(request.json(), taken, personas.today());
        personas.add(persona);
        return Response.json(201, PersonaText.write(persona, personas.today(persona)));
    }

    /** A body is not needed, but has to be JSON if there is one, as for all calls that change something. */
    private Response remove(Request request) {
        if (!request.bodyText().isEmpty()) {
            new Members(request.json()).requireOnly(Set.of());
        }
        if (!personas.remove(request.pathValue("id"))) {
            throw new Refusal(404, "id: unknown (expected: that of a persona added by POST /sandbox/personas)");
        }
        return Response.json(200, JsonObject.empty().with("done", true));
    }
}

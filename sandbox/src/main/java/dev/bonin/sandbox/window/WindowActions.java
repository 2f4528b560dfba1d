package dev.bonin.sandbox.window;

import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.JsonValue.JsonNumber;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.persona.Personas;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The JSON API of the window, for its own page only: cross-origin requests of browsers are refused. */
final class WindowActions {
    private static final Pattern CODE = Pattern.compile("[0-9]{6}");

    private final WindowSessions sessions;
    private final Personas personas;
    private final Catalogue catalogue;
    private final Map<String, Action> actions = Map.of(
            "details", this::submitDetails,
            "code", WindowActions::enterCode,
            "resend", (session, body) -> session.resend(),
            "approve", (session, body) -> session.approve(),
            "decline", (session, body) -> session.decline(),
            "finish", (session, body) -> session.finishPush(),
            "edit", (session, body) -> session.edit(),
            "cancel", (session, body) -> session.cancel(),
            "quick", this::verifyAtOnce);

    @FunctionalInterface
    private interface Action {
        Optional<Complaint> run(WindowSession session, JsonObject body);
    }

    WindowActions(WindowSessions sessions, Personas personas, Catalogue catalogue) {
        this.sessions = sessions;
        this.personas = personas;
        this.catalogue = catalogue;
    }

    Response state(Request request) {
        requireSameOrigin(request);
        return sessions.find(request.pathValue("id"))
                .map(session -> Response.json(200, answer(session)))
                .orElseGet(WindowActions::noSuchSession);
    }

    Response act(Request request) {
        requireSameOrigin(request);
        Action action = actions.get(request.pathValue("action"));
        if (action == null) {
            throw new Refusal(404, "Not Found");
        }
        JsonObject body = request.json();
        return sessions.find(request.pathValue("id"))
                .map(session -> respond(session, action.run(session, body)))
                .orElseGet(WindowActions::noSuchSession);
    }

    private Response respond(WindowSession session, Optional<Complaint> complaint) {
        JsonObject answer = answer(session);
        return complaint
                .map(said -> Response.json(status(said), answer.with("error", json(said))))
                .orElseGet(() -> Response.json(200, answer));
    }

    private static int status(Complaint complaint) {
        return complaint.code().equals(Complaint.NOT_NOW) ? 409 : 422;
    }

    private JsonObject answer(WindowSession session) {
        Texts texts = catalogue.in(session.language().orElse(Language.KOREAN));
        return JsonObject.empty().with("view", new WindowView(session, texts).json());
    }

    private static JsonObject json(Complaint complaint) {
        JsonObject values = JsonObject.empty();
        for (Map.Entry<String, Integer> value : complaint.values().entrySet()) {
            values = values.with(value.getKey(), JsonNumber.of(value.getValue()));
        }
        JsonObject error = JsonObject.empty().with("code", complaint.code()).with("values", values);
        JsonObject fields = JsonObject.empty();
        for (Map.Entry<String, String> field : complaint.fields().entrySet()) {
            fields = fields.with(field.getKey(), field.getValue());
        }
        return complaint.fields().isEmpty() ? error : error.with("fields", fields);
    }

    private static Response noSuchSession() {
        JsonObject error = JsonObject.empty().with("code", "session_expired");
        return Response.json(404, JsonObject.empty().with("error", error));
    }

    private Optional<Complaint> submitDetails(WindowSession session, JsonObject body) {
        DetailsForm form =
                new DetailsForm(body, session.order(), session.subscribers().today());
        Optional<Details> details = form.read();
        return details.isPresent() ? session.submit(details.get()) : Optional.of(form.complaint());
    }

    private static Optional<Complaint> enterCode(WindowSession session, JsonObject body) {
        String typed = body.findString("code").orElse("").replaceAll("[ -]", "");
        if (typed.isEmpty()) {
            return Optional.of(Complaint.aboutFields(Map.of("code", "required")));
        }
        if (!CODE.matcher(typed).matches()) {
            return Optional.of(Complaint.aboutFields(Map.of("code", "format")));
        }
        return session.enterCode(typed);
    }

    private Optional<Complaint> verifyAtOnce(WindowSession session, JsonObject body) {
        String id = body.findString("persona").orElse("");
        return personas.find(id)
                .map(session::verifyAtOnce)
                .orElseThrow(() -> Refusal.badRequest("persona: unknown (expected: an id of GET /sandbox/personas)"));
    }

    /**
     * Browsers state where a request comes from, and pages cannot forge it. Other clients do not state it, but have to
     * know the secret id.
     */
    private static void requireSameOrigin(Request request) {
        boolean sameSite =
                request.header("Sec-Fetch-Site").map("same-origin"::equals).orElse(true);
        String host = request.header("Host").orElse("");
        boolean sameOrigin = request.header("Origin")
                .map(origin -> origin.equals("http://" + host) || origin.equals("https://" + host))
                .orElse(true);
        if (!sameSite || !sameOrigin) {
            throw new Refusal(403, "Origin: another site (expected: the window's own page)");
        }
    }
}

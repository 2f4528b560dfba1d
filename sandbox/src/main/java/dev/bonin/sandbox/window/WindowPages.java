package dev.bonin.sandbox.window;

import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.merchant.Merchants;
import java.util.Map;
import java.util.Optional;

/** The HTML pages: opens a window for a page's order, shows it, or shows why it cannot be opened. */
final class WindowPages {
    private final Merchants merchants;
    private final Certifications certifications;
    private final WindowSessions sessions;
    private final PersonaList personas;
    private final Catalogue catalogue;
    private final PageTemplate window = new PageTemplate("window.html");
    private final PageTemplate problem = new PageTemplate("problem.html");

    WindowPages(
            Merchants merchants,
            Certifications certifications,
            WindowSessions sessions,
            PersonaList personas,
            Catalogue catalogue) {
        this.merchants = merchants;
        this.certifications = certifications;
        this.sessions = sessions;
        this.personas = personas;
        this.catalogue = catalogue;
    }

    /** Handles a form post of any page: every page that loads {@code iamport.js} may open a window. */
    Response open(Request request) {
        try {
            CertificationRequest asked = new OrderForm(request.form()).read(merchants);
            return Response.redirect(
                    303, sessions.openFor(CertificationRecord.open(certifications, asked), asked.window()));
        } catch (OrderProblem refused) {
            return problemPage(400, refused, preferred(request));
        } catch (Refusal malformed) {
            String detail = String.valueOf(malformed.getMessage());
            return problemPage(
                    malformed.status(), new OrderProblem("bad_parameter", detail, null, null), preferred(request));
        }
    }

    Response show(Request request) {
        Optional<WindowSession> found = sessions.find(request.pathValue("id"));
        if (found.isEmpty()) {
            OrderProblem gone = new OrderProblem("session_gone", "window (expected: one that is open)", null, null);
            return problemPage(404, gone, preferred(request));
        }
        WindowSession session = found.get();
        Language.ofTag(request.query().get("lang")).ifPresent(session::speak);
        return windowPage(session, session.language().orElseGet(() -> preferred(request)));
    }

    private Response windowPage(WindowSession session, Language language) {
        // The outcome's text is in the language that the person sees, even if it was not chosen explicitly
        session.speak(language);
        Texts texts = catalogue.in(language);
        JsonObject data = pageData(texts).with("session_path", session.path()).with("personas", personas.in(language));
        Response page = Response.html(200, window.fill(texts, Map.of(), data));
        return session.order().returnPath().frame().map(page::framedBy).orElse(page);
    }

    private Response problemPage(int status, OrderProblem refused, Language language) {
        Texts texts = catalogue.in(language);
        JsonObject handoff = refused.returnPath()
                .map(path -> path.describe(refused.outcome(texts)))
                .orElseGet(JsonObject::empty);
        Map<String, String> values =
                Map.of("message", texts.say("problem." + refused.code()), "detail", refused.detail());
        return Response.html(status, problem.fill(texts, values, pageData(texts).with("problem", handoff)));
    }

    private static JsonObject pageData(Texts texts) {
        return JsonObject.empty().with("lang", texts.language().tag()).with("texts", texts.json(""));
    }

    private static Language preferred(Request request) {
        return Language.preferredIn(request.header("Accept-Language").orElse(null));
    }
}

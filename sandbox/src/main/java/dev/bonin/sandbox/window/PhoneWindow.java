package dev.bonin.sandbox.window;

import dev.bonin.sandbox.certification.Certifications;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.merchant.Merchants;
import dev.bonin.sandbox.persona.Personas;

/** {@code iamport.js} and the verification window, to be mounted on the sandbox's router. */
public final class PhoneWindow {
    private final WindowPages pages;
    private final WindowActions actions;
    private final WindowAssets assets;

    /** @param sessions shared with all that opens windows */
    public PhoneWindow(Merchants merchants, Certifications certifications, Personas personas, WindowSessions sessions) {
        Catalogue catalogue = new Catalogue();
        this.pages = new WindowPages(merchants, certifications, sessions, new PersonaList(personas), catalogue);
        this.actions = new WindowActions(sessions, personas, catalogue);
        this.assets = new WindowAssets(catalogue);
    }

    public void mount(Router router) {
        router.mount("GET", "/v1/iamport.js", request -> assets.script());
        router.mount("GET", "/js/{name}", request -> assets.oldScript(request.pathValue("name")));
        router.mount("GET", "/window/assets/{name}", request -> assets.asset(request.pathValue("name")));
        router.mount("POST", "/window", pages::open);
        router.mount("GET", "/window/{id}", pages::show);
        router.mount("GET", "/window/{id}/state", actions::state);
        router.mount("POST", "/window/{id}/{action}", actions::act);
    }
}

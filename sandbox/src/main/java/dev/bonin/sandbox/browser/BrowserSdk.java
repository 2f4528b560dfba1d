package dev.bonin.sandbox.browser;

import static java.util.Objects.requireNonNull;

import dev.bonin.sandbox.carrier.ProviderFailure;
import dev.bonin.sandbox.http.Refusal;
import dev.bonin.sandbox.http.Request;
import dev.bonin.sandbox.http.Response;
import dev.bonin.sandbox.http.Router;
import dev.bonin.sandbox.identifier.Identifiers;
import dev.bonin.sandbox.identity.IdentityVerification;
import dev.bonin.sandbox.identity.WindowVerification;
import dev.bonin.sandbox.json.JsonValue.JsonArray;
import dev.bonin.sandbox.json.JsonValue.JsonObject;
import dev.bonin.sandbox.store.Stores;
import dev.bonin.sandbox.window.Catalogue;
import dev.bonin.sandbox.window.WindowSessions;

/** PortOne V2's browser SDK, to be mounted on the sandbox's router beside the window. */
public final class BrowserSdk {
    private static final int ATTEMPT_DIGITS = 32;
    private static final String KOREAN = "ko";

    private final Stores stores;
    private final WindowVerification verification;
    private final WindowSessions windows;
    private final Identifiers identifiers;
    private final RefusalSentences sentences = new RefusalSentences();
    private final SdkScript script = new SdkScript(new Catalogue().json("sdk."));

    public BrowserSdk(Stores stores, WindowVerification verification, WindowSessions windows, Identifiers identifiers) {
        this.stores = requireNonNull(stores, "stores");
        this.verification = requireNonNull(verification, "verification");
        this.windows = requireNonNull(windows, "windows");
        this.identifiers = requireNonNull(identifiers, "identifiers");
    }

    public void mount(Router router) {
        router.mount("GET", "/v2/browser-sdk.js", request -> script.plain());
        router.mount("GET", "/v2/browser-sdk.esm.js", request -> script.module());
        router.mount("POST", "/v2/browser-sdk/windows", this::open);
    }

    /** Handles a call of any page: every page that loads the script may open a window. */
    private Response open(Request request) {
        String language = KOREAN;
        try {
            JsonObject body = request.jsonOfAnyMediaType();
            language = languageOf(body);
            return SdkScript.forAllPages(Response.json(200, open(body)));
        } catch (SdkRefusal refused) {
            return SdkScript.forAllPages(refused.response(language, sentences));
        } catch (Refusal unreadable) {
            return SdkScript.forAllPages(
                    SdkRefusal.unreadable(unreadable.text()).response(language, sentences));
        }
    }

    /** The script says it; PortOne's own messages are Korean. */
    private static String languageOf(JsonObject body) {
        return body.find("page")
                .filter(JsonObject.class::isInstance)
                .flatMap(page -> ((JsonObject) page).findString("language"))
                .orElse(KOREAN);
    }

    private JsonObject open(JsonObject body) throws SdkRefusal {
        String attempt = identifiers.lowercaseHex(ATTEMPT_DIGITS);
        SdkRequest asked = SdkRequestText.read(body, stores, attempt);
        IdentityVerification begun = verification
                .begin(asked.store(), asked.id(), asked.attempt())
                .orElseThrow(() -> SdkRefusal.of(
                        RefusalCode.ALREADY_VERIFIED,
                        "identityVerificationId: verified already (expected: a new one)"));
        String path = windows.openFor(new IdentityRecord(verification, begun), asked.window());
        return JsonObject.empty()
                .with("window", path)
                .with("windowType", asked.windowType().name())
                .with("attempt", attempt)
                .with("ids", IdentityOutcome.verified(begun).response())
                .with("ifClosed", ifClosed())
                .with("warnings", JsonArray.ofStrings(asked.warnings().stream()));
    }

    /** What the script answers itself if the person closes the window by its frame. */
    private static JsonObject ifClosed() {
        return JsonObject.empty()
                .with("code", IdentityOutcome.FAILURE)
                .with("pgCode", ProviderFailure.CANCELLED.code())
                .with("pgMessage", ProviderFailure.CANCELLED.message());
    }
}

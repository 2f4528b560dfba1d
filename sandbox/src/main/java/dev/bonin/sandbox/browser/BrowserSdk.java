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

    private final Stores stores;
    private final WindowVerification verification;
    private final WindowSessions windows;
    private final Identifiers identifiers;
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
        try {
            return SdkScript.forAllPages(Response.json(200, open(request.jsonOfAnyMediaType())));
        } catch (SdkRefusal refused) {
            return SdkScript.forAllPages(refused.response());
        } catch (Refusal unreadable) {
            return SdkScript.forAllPages(SdkRefusal.unreadable(String.valueOf(unreadable.getMessage()))
                    .response());
        }
    }

    private JsonObject open(JsonObject body) throws SdkRefusal {
        String attempt = identifiers.lowercaseHex(ATTEMPT_DIGITS);
        SdkRequest asked = SdkRequestText.read(body, stores, attempt);
        IdentityVerification begun = verification
                .begin(asked.store(), asked.id(), asked.attempt())
                .orElseThrow(() -> SdkRefusal.of(RefusalCode.ALREADY_VERIFIED, "이미 인증이 완료된 본인인증 건입니다."));
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

package dev.bonin.server;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.bonin.sandbox.Sandbox;
import dev.bonin.sandbox.identity.IdentityVerificationOrder;

/** Stands in for the script of PortOne V2: opens no window, and does what {@code window.portOne} does. */
final class StandInSdk {
    static final String ADDRESS = "**/v2/browser-sdk.js";

    /** Verifies an adult without a window, and answers as PortOne's script does. */
    static final String SUCCEEDS = """
            async ({ identityVerificationId }) => {
              await window.verified(identityVerificationId);
              return { transactionType: "IDENTITY_VERIFICATION", identityVerificationId, identityVerificationTxId: "tx1" };
            }
            """;

    /** Verifies an adult without a window, and navigates as PortOne's script does on a phone. */
    static final String REDIRECTS = """
            async ({ identityVerificationId, redirectUrl }) => {
              await window.verified(identityVerificationId);
              location.href = redirectUrl + "?identityVerificationId=" + identityVerificationId
                + "&identityVerificationTxId=tx1&transactionType=IDENTITY_VERIFICATION";
            }
            """;

    private static final String SCRIPT = """
            window.PortOne = {
              requestIdentityVerification(request) {
                window.requested = request;
                return window.portOne(request);
              },
            };
            """;

    private StandInSdk() {}

    /** Lets the pages of {@code context} load it, in place of the sandbox's. */
    static void in(BrowserContext context, Sandbox sandbox, String portOne) {
        context.exposeFunction("verified", ids -> {
            sandbox.verify(IdentityVerificationOrder.of("adult").withId((String) ids[0]));
            return null;
        });
        context.addInitScript("window.portOne = " + portOne);
        serve(context, SCRIPT);
    }

    /** Serves it, or another script in its place. */
    static void serve(BrowserContext context, String script) {
        context.route(
                ADDRESS,
                route -> route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/javascript")
                        .setBody(script)));
    }

    static void serve(BrowserContext context) {
        serve(context, SCRIPT);
    }

    /** Makes it do something else from now on. */
    static void change(Page page, String portOne) {
        page.evaluate("portOne => { window.portOne = (0, eval)(portOne); }", "(" + portOne + ")");
    }
}

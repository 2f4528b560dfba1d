package dev.bonin.sandbox.window;

import dev.bonin.sandbox.json.JsonValue.JsonObject;
import java.util.Map;

/**
 * The result that the page receives from its script or at its redirect address. It is no evidence for a server: only
 * the record is.
 */
public interface Outcome {

    /** Returns what the page's script receives. */
    JsonObject response();

    /** Returns the query of the redirect. */
    Map<String, String> query();
}

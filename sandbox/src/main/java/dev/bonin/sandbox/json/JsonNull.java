package dev.bonin.sandbox.json;

/** JSON's null, which is something else than a member that is not there. */
public enum JsonNull implements JsonValue {
    INSTANCE;

    @Override
    public String toString() {
        return "null";
    }
}

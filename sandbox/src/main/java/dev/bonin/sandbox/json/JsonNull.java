package dev.bonin.sandbox.json;

/** JSON's null, which differs from a missing member. */
public enum JsonNull implements JsonValue {
    INSTANCE;

    @Override
    public String toString() {
        return "null";
    }
}

package dev.bonin.boot.settings;

import java.util.Locale;

/**
 * One setting that is missing or wrong. It never has the value, which may be a secret in the wrong place.
 *
 * @param setting its name, with the variable or the file and line where known
 * @param kind what is wrong with it
 * @param detail what completes the sentence: the name that was meant, what is expected, or nothing
 */
public record SettingFault(String setting, Kind kind, String detail) {
    /** What can be wrong with a setting. The texts are in {@code faults_*.properties}. */
    public enum Kind {
        /** No such setting, and another name is near. */
        MISSPELT,
        /** No such setting. */
        UNKNOWN,
        /** A variable for an entry of a map that no file declares. */
        UNDECLARED,
        NO_UNIT,
        UNREADABLE,
        /** None of the values that there are. */
        NO_CHOICE,
        /** YAML has made a number or a date of a text. */
        NOT_TEXT,
        /** A placeholder that nothing resolves. */
        UNRESOLVED,
        /** A line break at the beginning or the end. */
        LINE_BREAK,
        /** Required in live mode. */
        MISSING,
        /** Still a placeholder of the documentation, in live mode. */
        EXAMPLE,
        /** A purpose that stores people without a period. */
        MISSING_PERIOD,
        /** Kubernetes has set the variable for a service of the same name. */
        SERVICE_LINK;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    String problem(FaultTexts texts) {
        return texts.of(kind.code() + ".problem", setting, detail);
    }

    String remedy(FaultTexts texts) {
        return texts.of(kind.code() + ".remedy", setting, detail);
    }
}

package dev.bonin.diagnosis;

import java.util.List;

/** Looks at one part of an installation, and changes nothing. */
@FunctionalInterface
public interface Check {
    /** Returns what is to be told, also of what is as it should be. */
    List<Finding> findings();
}

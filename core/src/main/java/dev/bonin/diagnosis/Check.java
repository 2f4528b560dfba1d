package dev.bonin.diagnosis;

import java.util.List;

/** Looks at one part of an installation, and changes nothing. */
@FunctionalInterface
public interface Check {
    /** Returns the findings, also on what is as it should be. */
    List<Finding> findings();
}

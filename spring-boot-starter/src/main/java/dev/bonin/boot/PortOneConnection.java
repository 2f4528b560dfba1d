package dev.bonin.boot;

import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.verification.Mode;

/** Provides the connection settings of PortOne, or of the sandbox. Declare a bean of this type to replace them. */
public interface PortOneConnection {
    PortOneSettings settings(Mode mode);
}

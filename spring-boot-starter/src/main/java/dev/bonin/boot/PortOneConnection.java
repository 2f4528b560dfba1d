package dev.bonin.boot;

import dev.bonin.portone.PortOneSettings;
import dev.bonin.verification.Mode;

/** Where PortOne, or the sandbox in its place, is found. Declare a bean of this type to decide it yourself. */
public interface PortOneConnection {
    PortOneSettings settings(Mode mode);
}

package dev.bonin.boot;

import dev.bonin.portone.v1.PortOneSettings;
import dev.bonin.portone.v2.IdentityVerificationSettings;
import dev.bonin.verification.Mode;
import java.util.Optional;

/** Provides the connection settings of PortOne, or of the sandbox. Declare a bean of this type to replace them. */
public interface PortOneConnection {
    /** Returns how V1 is reached; empty if it is not used. */
    Optional<PortOneSettings> ofV1(Mode mode);

    /** Returns how V2 is reached; empty if it is not used. */
    Optional<IdentityVerificationSettings> ofV2(Mode mode);
}

package dev.bonin.boot.diagnosis;

import dev.bonin.diagnosis.Check;
import dev.bonin.diagnosis.Diagnosis;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** {@code /actuator/bonindoctor}: what {@code ./bonin doctor} tells, in both languages. It asks PortOne each time. */
@Endpoint(id = "bonindoctor")
public final class DoctorEndpoint {
    private final List<Check> checks;

    DoctorEndpoint(List<Check> checks) {
        this.checks = List.copyOf(checks);
    }

    /** Returns the members of the answer; calls at the same time wait for each other. */
    @ReadOperation
    public synchronized Map<String, Object> diagnosis() {
        return Diagnosis.of(checks).members();
    }
}

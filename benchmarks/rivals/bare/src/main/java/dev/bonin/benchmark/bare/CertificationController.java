package dev.bonin.benchmark.bare;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CertificationController {
    private final Certifications certifications;

    CertificationController(Certifications certifications) {
        this.certifications = certifications;
    }

    @PostMapping("/certifications")
    Person certify(@RequestBody Finish finish) throws IOException {
        return Person.of(certifications.find(finish.impUid()));
    }

    record Finish(@JsonProperty("imp_uid") String impUid) {}
}

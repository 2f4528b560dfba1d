package dev.bonin.benchmark.official;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CertificationController {
    private final OfficialClient client;

    CertificationController(OfficialClient client) {
        this.client = client;
    }

    @PostMapping("/certifications")
    Person certify(@RequestBody Finish finish) throws IOException {
        return Person.of(client.certification(finish.impUid()));
    }

    record Finish(@JsonProperty("imp_uid") String impUid) {}
}

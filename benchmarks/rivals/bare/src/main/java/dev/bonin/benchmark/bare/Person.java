package dev.bonin.benchmark.bare;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** The answer to the page, the same as in the rivals written from PortOne's guide. */
record Person(
        String name,
        String gender,
        LocalDate birthday,
        @JsonProperty("unique_key") String uniqueKey,
        @JsonProperty("unique_in_site") String uniqueInSite,
        boolean adult) {
    private static final int LAST_ADULT_YEAR = 1999;

    static Person of(JsonNode certification) {
        var birthday = LocalDate.parse(certification.path("birthday").asString());
        return new Person(
                certification.path("name").asString(),
                certification.path("gender").asString(),
                birthday,
                certification.path("unique_key").asString(),
                certification.path("unique_in_site").asString(),
                birthday.getYear() <= LAST_ADULT_YEAR);
    }

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}

package dev.bonin.benchmark.official;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The answer to the page, the same as in the rivals written from PortOne's guide. */
record Person(
        @Nullable String name,
        @Nullable String gender,
        LocalDate birthday,
        @JsonProperty("unique_key") @Nullable String uniqueKey,
        @JsonProperty("unique_in_site") @Nullable String uniqueInSite,
        boolean adult) {
    private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final int LAST_ADULT_YEAR = 1999;

    static Person of(Certification certification) {
        var birthday = LocalDate.ofInstant(Instant.ofEpochSecond(certification.birth()), SEOUL);
        return new Person(
                certification.name(),
                certification.gender(),
                birthday,
                certification.uniqueKey(),
                certification.uniqueInSite(),
                birthday.getYear() <= LAST_ADULT_YEAR);
    }

    @Override
    public String toString() {
        return "Person[hidden]";
    }
}

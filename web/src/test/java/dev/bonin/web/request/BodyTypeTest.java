package dev.bonin.web.request;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTypeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON; charset=utf-8",
                "application/json;charset=\"UTF-8\"",
                "application/json; charset = UTF-8 ; profile=x",
                "application/json;"
            })
    void isJson(String header) {
        assertThat(BodyType.of(header)).contains(BodyType.JSON);
    }

    @Test
    void isAForm() {
        assertThat(BodyType.of("application/x-www-form-urlencoded; charset=UTF-8"))
                .contains(BodyType.FORM);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text/plain",
                "application/json-patch+json",
                "application/problem+json",
                "application/*",
                "multipart/form-data; boundary=x",
                "application/json; charset=euc-kr",
                "application/json; charset=utf-8; charset=euc-kr",
                "application/json, text/plain",
                "application/json; nonsense"
            })
    void isNothingThatCouldBeReadInAnotherWay(String header) {
        assertThat(BodyType.of(header)).isEmpty();
        assertThat(BodyType.of(null)).isEmpty();
    }
}

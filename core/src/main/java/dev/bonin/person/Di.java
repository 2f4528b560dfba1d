package dev.bonin.person;

/**
 * DI (중복가입확인정보): one opaque value per person and merchant id of one provider. Two merchant ids of one company yield two
 * DIs for one person, so a DI is meaningless without its scope. Source: PortOne V1 OpenAPI, {@code unique_in_site}.
 */
public record Di(String reveal) {
    public Di {
        if (reveal.isBlank()) {
            throw new IllegalArgumentException("Di: blank (expected: a value; use an absent value instead)");
        }
    }

    @Override
    public String toString() {
        return "Di[hidden]";
    }
}

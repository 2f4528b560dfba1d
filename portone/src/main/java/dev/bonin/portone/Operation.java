package dev.bonin.portone;

/** The three calls of PortOne's V1 API that this client makes. */
enum Operation {
    GET_TOKEN("POST /users/getToken"),
    GET_CERTIFICATION("GET /certifications/{imp_uid}"),
    DELETE_CERTIFICATION("DELETE /certifications/{imp_uid}");

    private final String title;

    Operation(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
